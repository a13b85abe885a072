import { describe, expect, test } from 'vitest';
import { KINDS, VOICES } from '../../src/domain/code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { StationFold } from '../../src/domain/station-fold.ts';
import { type Count, type Filter, kindsOf, matches, Tally, tallyOf } from '../../src/domain/tally.ts';
import { fc } from '../support/property.ts';
import { conversation, STATION } from './conversation.ts';
import { forgedStationEntry } from './forged.ts';

const THEMES = ['safety', 'care', 'learning'] as ThemeId[];
const ANGLES = ['prevention', 'cooperation', 'say', 'none'] as (AngleId | 'none')[];
const filter: fc.Arbitrary<Filter> = fc.record(
  {
    themes: fc.subarray(THEMES),
    angles: fc.subarray(ANGLES),
    kinds: fc.subarray([...KINDS, 'none' as const]),
    voices: fc.subarray([...VOICES, 'none' as const]),
    stations: fc.subarray([STATION, 'table-9' as StationId]),
    rounds: fc.subarray(['round-1', 'round-2'] as RoundId[]),
  },
  { requiredKeys: [] },
);

const empty = (count: Count) => count.total === 0 && kindsOf(count).every((k) => k.number === 0);
/** All numbers of a tally; what fell back to nothing may be there as a zero or not at all. */
function numbers(tally: Tally) {
  const filled = <K>(counts: ReadonlyMap<K, Count>) => new Map([...counts].filter(([, count]) => !empty(count)).sort());
  return {
    total: tally.total,
    themes: filled(tally.themes),
    angles: filled(tally.angles),
    stations: filled(tally.stations),
    rounds: filled(tally.rounds),
    voices: filled(tally.voices),
    cells: THEMES.map((theme) => ANGLES.map((angle) => tally.cell(theme, angle))),
  };
}

describe('a tally', () => {
  test('kept up by changes says the same as one counted from scratch, for any choice of statements', () => {
    const entries = fc.tuple(conversation, fc.array(forgedStationEntry)).map(([c, more]) => [...c.entries, ...more]);
    fc.assert(
      fc.property(entries, filter, (all, chosen) => {
        const fold = new StationFold(STATION);
        const tally = new Tally(chosen);
        for (const entry of all) {
          const folded = fold.add(entry);
          for (const { before, after } of folded.state === 'changed' ? folded.changes : []) tally.change(before, after);
        }
        expect(numbers(tally)).toEqual(numbers(tallyOf(fold.statements.values(), chosen)));
      }),
    );
  });

  test('counts each statement of the choice once in all, however many angles it has', () => {
    fc.assert(
      fc.property(conversation, filter, (c, chosen) => {
        const statements = c.devices.flatMap((fold) => [...fold.statements.values()]);
        const tally = tallyOf(statements, chosen);
        const inChoice = statements.filter((s) => matches(chosen, s));
        const sum = (counts: Iterable<Count>) => [...counts].reduce((n, count) => n + count.total, 0);
        expect(tally.total.total).toBe(inChoice.length);
        for (const counts of [tally.themes, tally.stations, tally.rounds, tally.voices]) {
          expect(sum(counts.values())).toBe(inChoice.length);
        }
        expect(kindsOf(tally.total).reduce((n, k) => n + k.number, 0)).toBe(inChoice.length);
        for (const theme of THEMES) {
          for (const angle of ANGLES) {
            const cell = inChoice.filter(
              (s) => s.theme === theme && (angle === 'none' ? s.angles.length === 0 : s.angles.includes(angle)),
            );
            expect(tally.cell(theme, angle).total).toBe(cell.length);
          }
        }
      }),
    );
  });

  const statement = (over: Partial<Statement>): Statement => ({
    ...{ id: 'a' as never, station: STATION, device: 'd' as never, capturedAt: 0, clock: 1, source: 'typed' as const },
    ...{
      text: 'x',
      theme: 'care' as ThemeId,
      angles: [],
      kind: null,
      voice: null,
      quote: false,
      round: 'r' as RoundId,
    },
    ...{ withdrawn: false, contested: [], history: [] },
    ...over,
  });

  test('counts a statement with two angles in both of its cells, and once in its row', () => {
    const tally = tallyOf([statement({ angles: ['say', 'prevention'] as AngleId[] })]);
    expect(tally.cell('care' as ThemeId, 'say' as AngleId).total).toBe(1);
    expect(tally.cell('care' as ThemeId, 'prevention' as AngleId).total).toBe(1);
    expect(tally.cell('care' as ThemeId, 'none').total).toBe(0);
    expect(tally.themes.get('care' as ThemeId)?.total).toBe(1);
  });

  test('counts an angle that was given twice once', () => {
    expect(tallyOf([statement({ angles: ['say', 'say'] as AngleId[] })]).angles.get('say' as AngleId)?.total).toBe(1);
  });

  test('never counts what was withdrawn', () => {
    expect(tallyOf([statement({ withdrawn: true })]).total.total).toBe(0);
  });

  test('of a choice that names nothing counts nothing, and one without lists counts all', () => {
    expect(tallyOf([statement({})], { themes: [] }).total.total).toBe(0);
    expect(tallyOf([statement({})], {}).total.total).toBe(1);
  });
});
