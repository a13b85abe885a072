import { COLOURS, type Colour, type Voice } from './code-lists.ts';
import { byClock, type RawEntry } from './entry.ts';
import { EntryLog } from './entry-log.ts';
import { FieldsByObject } from './fields.ts';
import { getOrMake } from './get-or-make.ts';
import { type HarvestEntry, type Outcome, parseHarvestEntry } from './harvest-entries.ts';
import type { FollowUpId, PointId } from './harvest-ids.ts';
import type { StatementId, StationId } from './ids.ts';

/** What the room says, in the words of whoever leads. */
export interface Point {
  id: PointId;
  title: string;
  note: string;
  colour: Colour;
  order: number;
}
/** One statement under one point. */
export interface Placement {
  statement: StatementId;
  station: StationId;
}
export interface FollowUp {
  id: FollowUpId;
  what: string;
  who: string;
  /** Local calendar day, YYYY-MM-DD; empty for none. */
  due: string;
  voice: Voice | null;
  points: readonly PointId[];
  order: number;
  done: boolean;
}
export interface Response {
  outcome: Outcome;
  reason: string;
  who: string;
  /** Local calendar day, YYYY-MM-DD; empty for none. */
  date: string;
}

type Placed = HarvestEntry & { type: 'placed' };
type Parked = HarvestEntry & { type: 'parked' };

/**
 * The harvest: points in their order, what lies under each, what is to follow. Commutative and idempotent. A point that was dropped
 * while someone else put a statement under it stands again: nothing that was sorted gets lost. What lies under a point that was merged
 * counts as under the one it went into.
 */
export class HarvestFold extends EntryLog<HarvestEntry> {
  #points = new FieldsByObject<PointId>();
  #followUps = new FieldsByObject<FollowUpId>();
  #responses = new FieldsByObject<PointId>();
  /** By statement and point: the last word on whether it lies there. */
  readonly #placed = new Map<StatementId, Map<PointId, Placed>>();
  /** By point: the statements for which anything was said of it. */
  readonly #under = new Map<PointId, Map<StatementId, Placed>>();
  readonly #parked = new Map<StatementId, Parked>();
  #read: Reading | undefined;

  /** Points to show, in order. The same list as long as nothing was added. */
  get points(): readonly Point[] {
    return this.#reading().points;
  }

  /** A point that is to be shown. */
  point(id: PointId): Point | undefined {
    return this.#reading().byId.get(id);
  }

  /** What lies under a point, in order, what was merged into it included; each statement once. */
  under(point: PointId): readonly Placement[] {
    const reading = this.#reading();
    return getOrMake(reading.under, point, () => this.#placements(reading, point));
  }

  /** The shown points that a statement lies under, in no order. */
  pointsOf(statement: StatementId): readonly PointId[] {
    const { target } = this.#reading();
    const found = new Set<PointId>();
    for (const [point, { placed }] of this.#placed.get(statement) ?? []) if (placed) found.add(target(point));
    return [...found];
  }

  /** The points by name under which a statement was put so that it lies under this one: itself, and what was merged into it. */
  placedUnder(statement: StatementId, point: PointId): readonly PointId[] {
    const { target } = this.#reading();
    return [...(this.#placed.get(statement) ?? [])].flatMap(([id, { placed }]) =>
      placed && target(id) === point ? [id] : [],
    );
  }

  isParked(statement: StatementId): boolean {
    return this.#parked.get(statement)?.parked ?? false;
  }

  /** Statements that were set aside. */
  get parked(): readonly Placement[] {
    return [...this.#parked.values()]
      .filter((p) => p.parked)
      .sort(byClock)
      .map(({ statement, station }) => ({ statement, station }));
  }

  get followUps(): readonly FollowUp[] {
    return this.#reading().followUps;
  }

  response(point: PointId): Response | undefined {
    const f = this.#responses.get(point) as Partial<Response>;
    if (!f.outcome) return undefined;
    return { outcome: f.outcome, reason: f.reason ?? '', who: f.who ?? '', date: f.date ?? '' };
  }

  protected parse(raw: RawEntry): HarvestEntry | undefined {
    return parseHarvestEntry(raw);
  }

  protected clear(): void {
    this.#points = new FieldsByObject();
    this.#followUps = new FieldsByObject();
    this.#responses = new FieldsByObject();
    this.#placed.clear();
    this.#under.clear();
    this.#parked.clear();
    this.#read = undefined;
  }

  protected fold(entry: HarvestEntry): void {
    this.#read = undefined;
    switch (entry.type) {
      case 'point-set':
        this.#points.write(entry.point, entry, entry.changes);
        break;
      case 'follow-up-set':
        this.#followUps.write(entry.followUp, entry, entry.changes);
        break;
      case 'response-set':
        this.#responses.write(entry.point, entry, entry.changes);
        break;
      case 'parked': {
        const earlier = this.#parked.get(entry.statement);
        if (!earlier || byClock(earlier, entry) < 0) this.#parked.set(entry.statement, entry);
        break;
      }
      case 'placed': {
        const points = getOrMake(this.#placed, entry.statement, () => new Map<PointId, Placed>());
        const earlier = points.get(entry.point);
        if (earlier && byClock(earlier, entry) > 0) break;
        points.set(entry.point, entry);
        getOrMake(this.#under, entry.point, () => new Map<StatementId, Placed>()).set(entry.statement, entry);
        break;
      }
    }
  }

  #reading(): Reading {
    this.#read ??= this.#readAll();
    return this.#read;
  }

  #readAll(): Reading {
    const fields = new Map([...this.#points.keys()].map((id) => [id, this.#points.get(id) as PointFields] as const));
    // a statement can lie under a point that nothing was heard of yet
    for (const id of this.#under.keys()) if (!fields.has(id) && this.#holds(id)) fields.set(id, {});
    const target = (id: PointId) => mergedInto(fields, id);
    const filled = new Set<PointId>();
    for (const id of fields.keys()) if (this.#holds(id)) filled.add(target(id));
    const points = [...fields]
      .filter(([id, f]) => target(id) === id && (!f.dropped || filled.has(id)))
      .map(([id, f]): Point => {
        return { id, title: f.title ?? '', note: f.note ?? '', colour: f.colour ?? COLOURS[0], order: f.order ?? 0 };
      })
      .sort(byOrder);
    const byId = new Map(points.map((p) => [p.id, p]));
    return { points, byId, target, under: new Map(), followUps: this.#readFollowUps() };
  }

  #holds(point: PointId): boolean {
    for (const { placed } of this.#under.get(point)?.values() ?? []) if (placed) return true;
    return false;
  }

  #placements({ target }: Reading, point: PointId): Placement[] {
    const found = new Map<StatementId, Placed>();
    for (const [id, placements] of this.#under) {
      if (target(id) !== point) continue;
      for (const [statement, entry] of placements) {
        const other = found.get(statement);
        if (entry.placed && (!other || byPlace(entry, other) < 0)) found.set(statement, entry);
      }
    }
    return [...found.values()].sort(byPlace).map(({ statement, station }) => ({ statement, station }));
  }

  #readFollowUps(): FollowUp[] {
    return [...this.#followUps.keys()]
      .flatMap((id): FollowUp[] => {
        const f = this.#followUps.get(id) as Partial<FollowUp> & { dropped?: boolean };
        if (f.dropped) return [];
        const { what = '', who = '', due = '', voice = null, points = [], order = 0, done = false } = f;
        return [{ id, what, who, due, voice, points, order, done }];
      })
      .sort(byOrder);
  }
}

type PointFields = Partial<Point> & { dropped?: boolean; mergedInto?: PointId | null };

interface Reading {
  points: readonly Point[];
  byId: ReadonlyMap<PointId, Point>;
  /** Where what lies under a point counts. */
  target: (point: PointId) => PointId;
  under: Map<PointId, readonly Placement[]>;
  followUps: readonly FollowUp[];
}

/** The point at the end of a chain of merges; of points that were merged in a ring, the one with the smallest name. */
function mergedInto(fields: ReadonlyMap<PointId, PointFields>, point: PointId): PointId {
  const passed: PointId[] = [];
  let at = point;
  for (;;) {
    const f = fields.get(at);
    if (!f?.dropped || !f.mergedInto || !fields.has(f.mergedInto)) return at;
    const ring = passed.indexOf(at);
    if (ring >= 0) return passed.slice(ring).sort()[0] ?? at;
    passed.push(at);
    at = f.mergedInto;
  }
}

function byOrder<T extends { order: number; id: string }>(a: T, b: T): number {
  return a.order - b.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Those that were given a place come in that order; the others after them, as they were put there. */
function byPlace(a: Placed, b: Placed): number {
  if (a.order !== undefined || b.order !== undefined) {
    const difference = (a.order ?? Number.POSITIVE_INFINITY) - (b.order ?? Number.POSITIVE_INFINITY);
    if (difference !== 0 && !Number.isNaN(difference)) return difference;
  }
  return byClock(a, b);
}
