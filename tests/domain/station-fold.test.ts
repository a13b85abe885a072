import { describe, expect, test } from 'vitest';
import { canonical } from '../../src/domain/canonical.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { StatementId } from '../../src/domain/ids.ts';
import { FoldedStatement, type Statement } from '../../src/domain/statement.ts';
import { StationFold } from '../../src/domain/station-fold.ts';
import { fc } from '../support/property.ts';
import { conversation, STATION } from './conversation.ts';
import { deliveries, parts } from './deliveries.ts';
import { forgedStationEntry } from './forged.ts';
import { allSaid } from './said.ts';

const believable = conversation.map((c): RawEntry[] => c.entries);
const forged = fc.array(forgedStationEntry, { maxLength: 20, size: 'max' });
const mixed = fc.tuple(believable, forged).map(([a, b]) => [...a, ...b]);

function foldOf(entries: Iterable<RawEntry>): StationFold {
  const fold = new StationFold(STATION);
  for (const entry of entries) fold.add(entry);
  return fold;
}

/** All that a fold says, without the order in which it happened to hear it. */
function told(fold: StationFold) {
  const { clock, unknown, lastAt, entryCount } = fold;
  return { clock, unknown, lastAt, entryCount, statements: allSaid(fold.statements) };
}

describe.each([
  ['of a conversation', believable],
  ['that were forged', forged],
  ['of a conversation with forged ones in it', mixed],
])('entries %s', (_, entries) => {
  test('say the same in any order and however often they come', () => {
    fc.assert(
      fc.property(deliveries(entries), ({ once, messy }) => {
        expect(told(foldOf(messy))).toEqual(told(foldOf(once)));
      }),
    );
  });

  test('say the same to two devices that held different parts and then met', () => {
    fc.assert(
      fc.property(parts(entries), ({ left, right }) => {
        const one = foldOf(left);
        const other = foldOf(right);
        for (const entry of right) one.add(entry);
        for (const entry of left) other.add(entry);
        expect(told(one)).toEqual(told(other));
        expect(told(one)).toEqual(told(foldOf([...left, ...right])));
      }),
    );
  });

  test('give the same statements one by one as all at once', () => {
    fc.assert(
      fc.property(deliveries(entries), ({ messy }) => {
        const fold = new StationFold(STATION);
        for (const [i, entry] of messy.entries()) {
          fold.add(entry);
          expect(told(fold)).toEqual(told(foldOf(messy.slice(0, i + 1).reverse())));
        }
      }),
    );
  });

  test('are told as changes that lead from the statements before to the statements after', () => {
    fc.assert(
      fc.property(deliveries(entries), ({ messy }) => {
        const fold = new StationFold(STATION);
        const held = new Map<StatementId, Statement>();
        for (const entry of messy) {
          const folded = fold.add(entry);
          for (const { before, after } of folded.state === 'changed' ? folded.changes : []) {
            const id = (before ?? after)?.id as StatementId;
            expect(held.get(id)).toBe(before);
            if (after) held.set(id, after);
            else held.delete(id);
          }
          expect(allSaid(held)).toEqual(allSaid(fold.statements));
        }
      }),
    );
  });
});

describe('a station', () => {
  const base = { clock: 1, at: 5, device: 'device-1' };
  const captured = { ...base, id: 'a', type: 'captured', text: 'een', theme: 'care', angles: [], round: 'round-1' };
  const asRaw = (value: object) => value as RawEntry;

  test('keeps and counts entries of a newer version, and shows nothing of them', () => {
    const fold = foldOf([asRaw({ ...base, id: 'n', clock: 7, type: 'sung', melody: 'la' })]);
    expect(told(fold)).toEqual({ clock: 7, unknown: 1, lastAt: 5, entryCount: 1, statements: {} });
    expect(fold.entries.get('n' as never)).toMatchObject({ melody: 'la' });
  });

  test('shows a change that comes before its statement once the statement comes', () => {
    const amended = {
      ...base,
      id: 'b',
      clock: 2,
      type: 'amended',
      statement: 'a',
      changes: { text: 'twee' },
      over: ['a'],
    };
    const fold = new StationFold(STATION);
    expect(fold.add(asRaw(amended))).toEqual({ state: 'waiting' });
    expect(fold.statements.size).toBe(0);
    expect(fold.add(asRaw(captured)).state).toBe('changed');
    expect([...fold.statements.values()]).toMatchObject([{ id: 'a', text: 'twee', contested: [] }]);
  });

  test('shows the whole one of two entries under one identifier, whichever came first, however the damaged one reads', () => {
    const [whole] = fc.sample(
      conversation.map((c) => c.entries.find((e) => e.type === 'captured')),
      { numRuns: 1, seed: 1 },
    );
    expect(whole).toBeDefined();
    const damaged = { ...whole, round: '' } as unknown as RawEntry;
    expect(canonical(damaged) < canonical(whole), 'the damaged one has the smaller text').toBe(true);
    for (const order of [
      [whole, damaged],
      [damaged, whole],
    ]) {
      const fold = foldOf(order as RawEntry[]);
      expect([...fold.statements.keys()]).toEqual([whole?.id]);
      expect(fold.unknown).toBe(0);
    }
  });

  test('takes its next clock from everything it has seen, what it does not know included', () => {
    fc.assert(
      fc.property(mixed, (entries) => {
        expect(foldOf(entries).clock).toBe(Math.max(0, ...entries.map((e) => e.clock)));
      }),
    );
  });

  test('reads a statement without tags as one typed at the table, with none of them', () => {
    expect(new FoldedStatement(STATION, captured as never)).toMatchObject({
      kind: null,
      voice: null,
      quote: false,
      source: 'typed',
      withdrawn: false,
      contested: [],
    });
  });
});
