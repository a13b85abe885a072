import { describe, expect, test } from 'vitest';
import type { AngleId, RoundId, StatementId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { RecentTally } from '../../src/domain/recent-tally.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { SLICE_MS, StationTally } from '../../src/domain/station-tally.ts';
import { Tally } from '../../src/domain/tally.ts';
import { fc } from '../support/property.ts';

const MINUTE = 60_000;
const NOW = 1_000 * SLICE_MS;
const statement = (id: string, more: Partial<Statement> = {}): Statement => ({
  id: id as StatementId,
  station: 'table-1' as StationId,
  device: 'x' as Statement['device'],
  capturedAt: NOW,
  clock: 1,
  source: 'typed',
  withdrawn: false,
  contested: [],
  history: [],
  text: 'a',
  theme: 'care' as ThemeId,
  angles: [],
  kind: null,
  voice: null,
  quote: false,
  round: 'round-1' as RoundId,
  ...more,
});

describe('a tally of the last five minutes', () => {
  test('lets go of what is older, and of nothing else', () => {
    const recent = new RecentTally(5 * MINUTE, NOW);
    recent.change(undefined, statement('old', { capturedAt: NOW - 6 * MINUTE }));
    recent.change(undefined, statement('four', { capturedAt: NOW - 4 * MINUTE }));
    recent.change(undefined, statement('new'));
    expect(recent.tally.total.total).toBe(2);
    expect(recent.advance(NOW + 30_000)).toBe(false);
    expect(recent.advance(NOW + 2 * MINUTE)).toBe(true);
    expect(recent.tally.total.total).toBe(1);
    recent.advance(NOW + 5 * MINUTE);
    expect(recent.tally.total.total).toBe(0);
  });

  test('of a tablet whose clock runs fast counts what it says as said when it came in', () => {
    const recent = new RecentTally(5 * MINUTE, NOW);
    recent.change(undefined, statement('fast', { capturedAt: NOW + 60 * MINUTE }));
    expect(recent.tally.total.total).toBe(1);
    recent.advance(NOW + 5 * MINUTE);
    expect(recent.tally.total.total).toBe(0);
  });

  test('whatever happens counts what a recount would', () => {
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      age: fc.integer({ min: 0, max: 8 }),
      gone: fc.boolean(),
      angles: fc.subarray(['say', 'prevention'] as AngleId[]),
      later: fc.integer({ min: 0, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const recent = new RecentTally(5 * MINUTE, NOW);
        const there = new Map<string, Statement>();
        let now = NOW;
        for (const { id, age, gone, angles, later } of steps) {
          now += later * MINUTE;
          recent.advance(now);
          const before = there.get(id);
          const capturedAt = before?.capturedAt ?? now - age * MINUTE;
          const after = gone ? undefined : statement(id, { capturedAt, angles });
          if (before || after) recent.change(before, after);
          if (after) there.set(id, after);
          else there.delete(id);
          const plain = new Tally();
          for (const s of there.values()) if (s.capturedAt > now - 5 * MINUTE) plain.change(undefined, s);
          expect(recent.tally.total).toEqual(plain.total);
          for (const angle of ['say', 'prevention', 'none']) {
            expect(recent.tally.cell('care' as ThemeId, angle)).toEqual(plain.cell('care' as ThemeId, angle));
          }
        }
      }),
    );
  });
});

describe('what a station said, and when', () => {
  const STATION = 'table-1' as StationId;
  test('stands in the slice in which it was said', () => {
    const tally = new StationTally(() => NOW);
    tally.change(undefined, statement('a', { capturedAt: NOW - 2 * SLICE_MS }));
    tally.change(undefined, statement('b', { capturedAt: NOW + 1 }));
    tally.change(undefined, statement('c'));
    expect(tally.line(STATION, NOW, 4)).toEqual([0, 1, 0, 2]);
    expect(tally.line(STATION, NOW + SLICE_MS, 4)).toEqual([1, 0, 2, 0]);
    expect(tally.line('table-2' as StationId, NOW, 2)).toEqual([0, 0]);
  });

  test('of a tablet whose clock runs fast stands where it came in, and goes from there', () => {
    const tally = new StationTally(() => NOW);
    const fast = statement('fast', { capturedAt: NOW + 9 * SLICE_MS });
    tally.change(undefined, fast);
    expect(tally.line(STATION, NOW, 2)).toEqual([0, 1]);
    tally.change(fast, { ...fast, withdrawn: true });
    expect(tally.line(STATION, NOW + 9 * SLICE_MS, 12).every((n) => n === 0)).toBe(true);
    expect(tally.of(STATION).total).toBe(0);
  });

  test('is counted by round and without an angle', () => {
    const tally = new StationTally(() => NOW);
    tally.change(undefined, statement('a', { angles: ['say'] as AngleId[] }));
    const b = statement('b', { round: 'round-2' as RoundId });
    tally.change(undefined, b);
    expect(tally.of(STATION)).toMatchObject({ total: 2, withoutAngle: 1 });
    expect(tally.of(STATION).rounds.get('round-2' as RoundId)).toBe(1);
    tally.change(b, undefined);
    expect(tally.of(STATION)).toMatchObject({ total: 1, withoutAngle: 0 });
  });
});

describe('a tally by round or by voice', () => {
  test('has its cells by that', () => {
    const said = [
      statement('a', { voice: 'carer', angles: ['say', 'say'] as AngleId[] }),
      statement('b', { round: 'round-2' as RoundId }),
    ];
    const rounds = new Tally({}, 'rounds');
    const voices = new Tally({}, 'voices');
    for (const s of said) for (const tally of [rounds, voices]) tally.change(undefined, s);
    const care = 'care' as ThemeId;
    expect(rounds.cell(care, 'round-2').total).toBe(1);
    expect(rounds.cell(care, 'say').total).toBe(0);
    expect(voices.cell(care, 'carer').total).toBe(1);
    expect(voices.cell(care, 'none').total).toBe(1);
    expect(voices.angles.get('say' as AngleId)?.total).toBe(1);
  });
});
