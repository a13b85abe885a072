import { COLOURS, type Colour, type Voice } from './code-lists.ts';
import { byClock, type RawEntry } from './entry.ts';
import { EntryLog } from './entry-log.ts';
import { FieldsByObject } from './fields.ts';
import { getOrMake } from './get-or-make.ts';
import { type HarvestEntry, parseHarvestEntry } from './harvest-entries.ts';
import type { FollowUpId, PointId } from './harvest-ids.ts';
import { type Placed, placingHeads } from './harvest-placing.ts';
import type { EntryId, StatementId, StationId } from './ids.ts';
import type { Outcome } from './outcomes.ts';

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

/** What was said of one statement under one point. */
interface Placing {
  all: Placed[];
  /** The placing that stands; undefined while the statement does not lie there. */
  stands: Placed | undefined;
}
type Parked = HarvestEntry & { type: 'parked' };

/**
 * The harvest: points in their order, what lies under each, what is to follow. Commutative and idempotent. A statement that one takes away
 * while another puts it there lies there. A point that was dropped
 * while someone else put a statement under it stands again: nothing that was sorted gets lost. What lies under a point that was merged
 * counts as under the one it went into.
 */
export class HarvestFold extends EntryLog<HarvestEntry> {
  #points = new FieldsByObject<PointId>();
  #followUps = new FieldsByObject<FollowUpId>();
  #responses = new FieldsByObject<PointId>();
  readonly #placed = new Map<StatementId, Map<PointId, Placing>>();
  /** The same by point: the statements for which anything was said of it. */
  readonly #under = new Map<PointId, Map<StatementId, Placing>>();
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
    for (const [point, { stands }] of this.#placed.get(statement) ?? []) if (stands) found.add(target(point));
    return [...found];
  }

  /** The points by which a statement lies under a point: that one, and those that were merged into it. */
  ways(statement: StatementId, point: PointId): readonly PointId[] {
    const { target } = this.#reading();
    const points = [...(this.#placed.get(statement) ?? [])];
    return points.filter(([id, { stands }]) => stands && target(id) === point).map(([id]) => id);
  }

  /** What a new placing of that statement under that point, or taking it away from there, stands over: see `withOver`. */
  over(statement: StatementId, point: PointId): readonly EntryId[] {
    return placingHeads(this.#placed.get(statement)?.get(point)?.all ?? []).map((entry) => entry.id);
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

  /** What is done with a point, once that has been said. */
  response(point: PointId): Response | undefined {
    const { outcome, ...rest } = this.responseFields(point);
    return outcome ? { outcome, ...rest } : undefined;
  }

  /** The same with its gaps: for who writes it. */
  responseFields(point: PointId): Omit<Response, 'outcome'> & { outcome: Outcome | null } {
    const { outcome = null, reason = '', who = '', date = '' } = this.#responses.get(point) as Partial<Response>;
    return { outcome, reason, who, date };
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
        const points = getOrMake(this.#placed, entry.statement, () => new Map<PointId, Placing>());
        const placing = getOrMake(points, entry.point, (): Placing => ({ all: [], stands: undefined }));
        placing.all.push(entry);
        placing.stands = placingHeads(placing.all).findLast((head) => head.placed);
        getOrMake(this.#under, entry.point, () => new Map<StatementId, Placing>()).set(entry.statement, placing);
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
    for (const { stands } of this.#under.get(point)?.values() ?? []) if (stands) return true;
    return false;
  }

  #placements({ target }: Reading, point: PointId): Placement[] {
    const found = new Map<StatementId, Placed>();
    for (const [id, placements] of this.#under) {
      if (target(id) !== point) continue;
      for (const [statement, { stands }] of placements) {
        const other = found.get(statement);
        if (stands && (!other || byPlace(stands, other) < 0)) found.set(statement, stands);
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
