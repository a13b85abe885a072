import { describe, expect, test } from 'vitest';
import { BallotFold } from '../../src/domain/ballots.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryLog } from '../../src/domain/entry-log.ts';
import { hallOf } from '../../src/domain/hall.ts';
import { HarvestFold } from '../../src/domain/harvest-fold.ts';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { StatementId } from '../../src/domain/ids.ts';
import { ScreenFold } from '../../src/domain/screen-fold.ts';
import { notesOf } from '../../src/domain/station-notes.ts';
import { fc } from '../support/property.ts';
import { deliveries, parts } from './deliveries.ts';
import {
  forgedBallot,
  forgedHallEntry,
  forgedHarvestEntry,
  forgedNote,
  forgedScreenEntry,
  honestAndForged,
} from './forged-wide.ts';

// Holds FOLD-1 for the folds of those who lead, of the hall and of a table's notes.

const OBJECTS = ['x', 'y', 'z', '__proto__'];
const STATEMENTS = ['s1', 's2', 'constructor'] as StatementId[];

interface Case {
  entries: fc.Arbitrary<RawEntry>;
  make: () => EntryLog<unknown>;
  /** Everything that the fold tells, the order of lists and maps included. */
  told: (fold: never) => unknown;
}
const CASES: Record<string, Case> = {
  harvest: { entries: forgedHarvestEntry, make: () => new HarvestFold(), told: harvest },
  screen: { entries: forgedScreenEntry, make: () => new ScreenFold(), told: screen },
  ballots: { entries: forgedBallot, make: () => new BallotFold(), told: ballots },
};

function harvest(fold: HarvestFold) {
  const points = OBJECTS as PointId[];
  return {
    points: fold.points,
    under: points.map((id) => fold.under(id)),
    pointsOf: STATEMENTS.map((id) => [...fold.pointsOf(id)].sort()),
    over: STATEMENTS.map((id) => points.map((point) => fold.over(id, point))),
    parked: [fold.parked, STATEMENTS.map((id) => fold.isParked(id))],
    followUps: fold.followUps,
    responses: points.map((id) => fold.response(id)),
  };
}
function screen({ shown }: ScreenFold) {
  return { ...shown, released: [...shown.released], points: [...shown.points], results: [...shown.results] };
}
function ballots(fold: BallotFold) {
  const byDevice = (a: { device: string }, b: { device: string }) => (a.device < b.device ? -1 : 1);
  return OBJECTS.map((id) => [...fold.of(id as PollId)].sort(byDevice));
}

const all = Object.entries(CASES).flatMap(([name, c]) =>
  honestAndForged(c.entries).map(([kind, entries]) => [`${kind} ${name}`, { ...c, entries }] as const),
);

describe.each(all)('%s entries', (_, { entries, make, told }) => {
  const foldOf = (raws: Iterable<RawEntry>) => {
    const fold = make();
    for (const raw of raws) fold.add(raw);
    return fold;
  };
  const tell = (fold: EntryLog<unknown>) => ({ clock: fold.clock, unknown: fold.unknown, told: told(fold as never) });
  const sorted = (fold: EntryLog<unknown>) => [...fold.entries].sort(([a], [b]) => (a < b ? -1 : 1));

  test('say the same in any order and however often they come', () => {
    fc.assert(
      fc.property(deliveries(entries), ({ once, messy }) => {
        expect(tell(foldOf(messy))).toEqual(tell(foldOf(once)));
        expect(sorted(foldOf(messy))).toEqual(sorted(foldOf(once)));
      }),
    );
  });

  test('say the same to two devices that held different parts and then met', () => {
    fc.assert(
      fc.property(parts(entries), ({ left, right }) => {
        const [one, other] = [foldOf(left), foldOf(right)];
        for (const raw of right) one.add(raw);
        for (const raw of left) other.add(raw);
        expect(tell(one)).toEqual(tell(other));
      }),
    );
  });

  test('say the same when the fold is read after each of them', () => {
    fc.assert(
      fc.property(entries, (raws) => {
        const read = make();
        for (const raw of raws) {
          read.add(raw);
          tell(read);
        }
        expect(tell(read)).toEqual(tell(foldOf(raws)));
      }),
    );
  });

  test('say after some were forgotten what they would say without those', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...STATEMENTS), (raws, statement) => {
        const about = (raw: RawEntry) => (raw as { statement?: unknown }).statement === statement;
        const ids = new Set(raws.map((raw) => raw.id));
        fc.pre(ids.size === raws.length); // under one identifier something else may have stood before
        const fold = foldOf(raws);
        expect(fold.forget(about)).toBe(raws.some(about));
        const without = foldOf(raws.filter((raw) => !about(raw)));
        expect({ ...tell(fold), clock: 0 }).toEqual({ ...tell(without), clock: 0 });
      }),
    );
  });
});

const READERS: [string, fc.Arbitrary<RawEntry>, (entries: Iterable<RawEntry>) => unknown][] = [
  ['the hall', forgedHallEntry, hallOf],
  ['a table’s notes', forgedNote, notesOf],
];
describe.each(READERS)('%s', (_, entry, read) => {
  /** Maps and sets as lists, so that their order counts where it is told. */
  const told = (entries: Iterable<RawEntry>) => JSON.stringify(read(entries), flat);
  test.each(honestAndForged(entry))(
    'says the same in any order and however often its entries come (%s)',
    (__, entries) => {
      fc.assert(
        fc.property(deliveries(entries), ({ once, messy }) => {
          expect(told(messy)).toBe(told(once));
        }),
      );
    },
  );
});

function flat(_: string, value: unknown): unknown {
  if (value instanceof Set) return [...value].map(String).sort();
  if (value instanceof Map) return [...value].sort(([a], [b]) => (a < b ? -1 : 1));
  return value;
}
