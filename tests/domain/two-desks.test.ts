import { describe, expect, test } from 'vitest';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { HarvestBody } from '../../src/domain/harvest-entries.ts';
import { HarvestFold } from '../../src/domain/harvest-fold.ts';
import type { PointId } from '../../src/domain/harvest-ids.ts';
import { withOver } from '../../src/domain/harvest-placing.ts';
import type { DeviceId, EntryId, StatementId, StationId } from '../../src/domain/ids.ts';
import { fc } from '../support/property.ts';

// Holds HARVEST-1 and HARVEST-2: two facilitators on one board, with a network and without.

const POINTS = ['p1', 'p2', 'p3', 'p4'] as PointId[];
const STATEMENTS = ['s1', 's2', 's3', 's4', 's5'] as StatementId[];
const STATION = 't1' as StationId;
type Assignment = `${StatementId} ${PointId}`;

/** A desk: its fold, and what it wrote that the other has not heard of. */
class Desk {
  readonly fold = new HarvestFold();
  readonly device: DeviceId;
  unsent: RawEntry[] = [];
  #made = 0;

  constructor(device: string) {
    this.device = device as DeviceId;
  }

  arrange(...bodies: HarvestBody[]): RawEntry[] {
    return withOver(this.fold, bodies).map((body) => {
      const id = `${this.device}${++this.#made}` as EntryId;
      const entry = { ...body, id, clock: this.fold.clock + 1, at: 0, device: this.device } as RawEntry;
      this.fold.add(entry);
      this.unsent.push(entry);
      return entry;
    });
  }

  put(statement: StatementId, point: PointId, order?: number): RawEntry[] {
    return this.arrange(placing(statement, point, true, order));
  }
  take(statement: StatementId, point: PointId): RawEntry[] {
    return this.arrange(placing(statement, point, false));
  }
  drop(point: PointId): RawEntry[] {
    const empty = this.fold.under(point).map(({ statement }) => placing(statement, point, false));
    return this.arrange(...empty, { type: 'point-set', point, changes: { dropped: true, mergedInto: null } });
  }
  merge(point: PointId, into: PointId): RawEntry[] {
    return this.arrange({ type: 'point-set', point, changes: { dropped: true, mergedInto: into } });
  }
  title(point: PointId, title: string): RawEntry[] {
    return this.arrange({ type: 'point-set', point, changes: { title } });
  }
}

function placing(statement: StatementId, point: PointId, placed: boolean, order?: number): HarvestBody {
  return { type: 'placed', station: STATION, statement, point, placed, ...(order !== undefined && { order }) };
}

function exchange(a: Desk, b: Desk): void {
  const [fromA, fromB] = [a.unsent, b.unsent];
  a.unsent = [];
  b.unsent = [];
  for (const entry of fromA) b.fold.add(structuredClone(entry));
  for (const entry of fromB.reverse()) a.fold.add(structuredClone(entry));
}

/** What a desk shows: every point, and what lies under it. */
function board({ fold }: Desk) {
  return fold.points.map(({ id, title }) => ({ id, title, under: fold.under(id).map((p) => p.statement) }));
}
const titles = (desk: Desk) => desk.fold.points.map((p) => p.title);
const under = (desk: Desk, point: PointId) => desk.fold.under(point).map((p) => p.statement);

function twoDesks(): [Desk, Desk] {
  const [a, b] = [new Desk('a'), new Desk('b')];
  for (const [i, point] of POINTS.entries()) {
    a.arrange({ type: 'point-set', point, changes: { title: `Punt ${i + 1}`, order: i } });
  }
  exchange(a, b);
  return [a, b];
}
const [P1, P2, P3] = POINTS as [PointId, PointId, PointId];
const [S1, S2, S3] = STATEMENTS as [StatementId, StatementId, StatementId];

type Step =
  | { do: 'put'; statement: StatementId; point: PointId; order: number | undefined }
  | { do: 'take' | 'move' | 'reorder'; pick: number; point: PointId }
  | { do: 'drop' | 'restore'; point: PointId }
  | { do: 'merge'; point: PointId; into: PointId }
  | { do: 'title'; point: PointId; title: string }
  | { do: 'exchange' };

const point = fc.constantFrom(...POINTS);
const step: fc.Arbitrary<Step & { by: 0 | 1 }> = fc
  .oneof(
    fc.record({
      do: fc.constant('put' as const),
      statement: fc.constantFrom(...STATEMENTS),
      point,
      order: fc.constantFrom(undefined, 0, 1, 2),
    }),
    fc.record({ do: fc.constantFrom('take' as const, 'move' as const, 'reorder' as const), pick: fc.nat(9), point }),
    fc.record({ do: fc.constantFrom('drop' as const, 'restore' as const), point }),
    fc.record({ do: fc.constant('merge' as const), point, into: point }),
    fc.record({ do: fc.constant('title' as const), point, title: fc.constantFrom('een', 'twee') }),
    fc.record({ do: fc.constant('exchange' as const) }),
  )
  .chain((s) => fc.constantFrom(0 as const, 1 as const).map((by) => ({ ...s, by })));

/**
 * What the desks themselves know to be there: each assignment with the entries that made it, less those that somebody who had seen them took
 * away. Kept beside the fold, by its own rule: who had heard of what.
 */
class Ledger {
  readonly #made = new Map<EntryId, Assignment>();
  readonly #gone = new Set<EntryId>();
  readonly #seen = new Map<Desk, Set<EntryId>>();

  wrote(desk: Desk, entries: readonly RawEntry[]): void {
    const seen = this.#seenBy(desk);
    for (const raw of entries as (RawEntry & HarvestBody)[]) {
      if (raw.type !== 'placed') continue;
      const assignment: Assignment = `${raw.statement} ${raw.point}`;
      if (!raw.placed) for (const [id, of] of this.#made) if (of === assignment && seen.has(id)) this.#gone.add(id);
      if (raw.placed) this.#made.set(raw.id, assignment);
      seen.add(raw.id);
    }
  }
  exchanged(a: Desk, b: Desk): void {
    const both = new Set([...this.#seenBy(a), ...this.#seenBy(b)]);
    this.#seen.set(a, new Set(both)).set(b, new Set(both));
  }
  get standing(): Set<Assignment> {
    return new Set([...this.#made].filter(([id]) => !this.#gone.has(id)).map(([, assignment]) => assignment));
  }
  #seenBy(desk: Desk): Set<EntryId> {
    const seen = this.#seen.get(desk) ?? new Set();
    this.#seen.set(desk, seen);
    return seen;
  }
}

function perform(desk: Desk, s: Step): RawEntry[] {
  const { fold } = desk;
  // only what is on the desk's own board can be taken, from the point under which it was put
  const shown = (from: PointId) => fold.under(from).map((p) => p.statement);
  switch (s.do) {
    case 'put':
      return desk.put(s.statement, s.point, s.order);
    case 'take':
    case 'move':
    case 'reorder': {
      const lying = shown(s.point);
      const statement = lying[s.pick % Math.max(1, lying.length)];
      if (!statement) return [];
      if (s.do === 'reorder') return desk.put(statement, s.point, s.pick);
      if (s.do === 'take') {
        const written = desk.take(statement, s.point);
        expect(shown(s.point), 'taken away is away, at once').not.toContain(statement);
        return written;
      }
      const to = POINTS[s.pick % POINTS.length] as PointId;
      return to === s.point ? [] : desk.arrange(placing(statement, s.point, false), placing(statement, to, true));
    }
    case 'drop':
      return desk.drop(s.point);
    case 'restore':
      return desk.arrange({ type: 'point-set', point: s.point, changes: { dropped: false } });
    case 'merge':
      return s.point === s.into ? [] : desk.merge(s.point, s.into);
    case 'title':
      return desk.title(s.point, s.title);
    case 'exchange':
      return [];
  }
}

describe('two desks at one board', () => {
  test('come to the same board, whatever they did apart, and no assignment is lost that nobody who had seen it took away', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const desks = twoDesks();
        const [a, b] = desks;
        const ledger = new Ledger();
        for (const s of steps) {
          if (s.do === 'exchange') {
            exchange(a, b);
            ledger.exchanged(a, b);
          } else ledger.wrote(desks[s.by], perform(desks[s.by], s));
        }
        exchange(a, b);
        expect(board(a)).toEqual(board(b));

        for (const assignment of ledger.standing) {
          const [statement, of] = assignment.split(' ') as [StatementId, PointId];
          const shownUnder = a.fold.pointsOf(statement);
          expect(shownUnder.length, `${assignment} lies somewhere`).toBeGreaterThan(0);
          for (const at of shownUnder) {
            expect(a.fold.point(at), `${assignment} is under a point that is shown`).toBeDefined();
            expect(under(a, at)).toContain(statement);
          }
          if (a.fold.points.some((p) => p.id === of)) expect(under(a, of)).toContain(statement);
        }
        // and nothing lies anywhere that nobody put there, or that is gone
        const there = new Set([...ledger.standing].map((assignment) => assignment.split(' ')[0]));
        for (const { under: lying } of board(a)) for (const statement of lying) expect(there).toContain(statement);
      }),
    );
  });

  test('show every statement once under a point, whatever was merged into it', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
        const [a, b] = twoDesks();
        for (const s of steps) {
          if (s.do === 'exchange') exchange(a, b);
          else perform(s.by === 0 ? a : b, s);
          for (const { under: lying } of board(a)) expect(new Set(lying).size).toBe(lying.length);
        }
      }),
    );
  });

  test('a point that one drops while the other puts a statement under it stands, with that statement alone', () => {
    const [a, b] = twoDesks();
    a.put(S1, P1);
    exchange(a, b);
    a.drop(P1);
    expect(titles(a)).toEqual(['Punt 2', 'Punt 3', 'Punt 4']);
    b.put(S2, P1);
    exchange(a, b);
    expect(board(a)).toEqual(board(b));
    expect([titles(a)[0], under(a, P1)]).toEqual(['Punt 1', [S2]]);
    // seen now, and dropped again
    b.drop(P1);
    exchange(a, b);
    expect(titles(a)).toEqual(['Punt 2', 'Punt 3', 'Punt 4']);
    expect(a.fold.pointsOf(S2)).toEqual([]);
  });

  test('a statement that one takes away while the other puts it back lies there; taken away by both it is gone', () => {
    const [a, b] = twoDesks();
    a.put(S1, P1);
    exchange(a, b);
    b.title(P2, 'veel'); // b's clock runs ahead of a's
    b.title(P2, 'werk');
    b.take(S1, P1);
    a.take(S1, P1);
    a.put(S1, P1);
    exchange(a, b);
    expect([under(a, P1), under(b, P1)]).toEqual([[S1], [S1]]);
    a.take(S1, P1);
    b.take(S1, P1);
    exchange(a, b);
    expect([under(a, P1), under(b, P1)]).toEqual([[], []]);
  });

  test('a statement that both move to another point lies under both', () => {
    const [a, b] = twoDesks();
    a.put(S1, P1);
    exchange(a, b);
    a.arrange(placing(S1, P1, false), placing(S1, P2, true));
    b.arrange(placing(S1, P1, false), placing(S1, P3, true));
    exchange(a, b);
    for (const desk of [a, b]) expect([...desk.fold.pointsOf(S1)].sort()).toEqual([P2, P3]);
  });

  test('two points that are merged into each other at the same moment stay one point with everything under it', () => {
    const [a, b] = twoDesks();
    a.put(S1, P1);
    a.put(S2, P2);
    exchange(a, b);
    a.merge(P1, P2);
    b.merge(P2, P1);
    b.put(S3, P3);
    exchange(a, b);
    a.merge(P3, P2);
    exchange(a, b);
    expect(board(a)).toEqual(board(b));
    expect(board(a)).toEqual([
      { id: P1, title: 'Punt 1', under: [S1, S2, S3] },
      { id: 'p4', title: 'Punt 4', under: [] },
    ]);
  });

  test('a point that is dropped while another is merged into it stands with what came along', () => {
    const [a, b] = twoDesks();
    a.put(S1, P1);
    exchange(a, b);
    a.merge(P1, P2);
    b.drop(P2);
    exchange(a, b);
    expect(board(a)).toEqual(board(b));
    expect(under(a, P2)).toEqual([S1]);
    expect(a.fold.pointsOf(S1)).toEqual([P2]);
  });

  test('what came along with a merge can be taken away, and be given a place', () => {
    const [a, b] = twoDesks();
    a.put(S1, P1, 0);
    a.put(S2, P2, 1);
    a.merge(P1, P2);
    exchange(a, b);
    expect(under(b, P2)).toEqual([S1, S2]);
    b.put(S1, P2, 2);
    exchange(a, b);
    expect([under(a, P2), under(b, P2)]).toEqual([
      [S2, S1],
      [S2, S1],
    ]);
    a.put(S3, P1, 9); // a desk that has P1 open still
    a.take(S3, P2);
    expect(under(a, P2)).toEqual([S2, S1]);
  });

  test('a statement under a point of which nothing was heard yet shows there, without a title', () => {
    const a = new Desk('a');
    a.put(S1, 'nieuw' as PointId);
    expect(board(a)).toEqual([{ id: 'nieuw', title: '', under: [S1] }]);
  });

  test('what one and the same press says of one statement and point, the last of it holds', () => {
    const [a] = twoDesks();
    a.arrange(placing(S1, P1, true), placing(S1, P1, false));
    expect(under(a, P1)).toEqual([]);
    a.arrange(placing(S1, P1, false), placing(S1, P1, true));
    expect(under(a, P1)).toEqual([S1]);
  });

  test('an entry that names nothing that it stands over is taken by the clock alone', () => {
    const fold = new HarvestFold();
    const entry = (id: string, clock: number, placed: boolean, over?: string[]) =>
      fold.add({ ...placing(S1, P1, placed), id, clock, at: 0, device: 'x', ...(over && { over }) } as never);
    entry('a', 1, true);
    entry('b', 3, false);
    expect(fold.under(P1)).toEqual([]);
    entry('c', 2, true);
    expect(fold.under(P1)).toEqual([]);
    entry('d', 4, true, ['b']);
    expect(fold.under(P1)).toHaveLength(1);
  });
});
