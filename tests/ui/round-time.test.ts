import { describe, expect, test } from 'vitest';
import {
  calmTime,
  minutesAndSeconds,
  nearness,
  SOON_S,
  secondsLeft,
  untilNextSecond,
} from '../../src/ui/round-time.ts';
import { fc } from '../support/property.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('the seconds that are left', () => {
  test.each([
    [45 * 60_000, 2700],
    [1, 1],
    [1000, 1],
    [1001, 2],
    [0, 0],
    [-1, 0],
    [-999, 0],
    [-1000, -1],
  ])('%d ms are said as %d', (ms, seconds) => {
    expect(secondsLeft(ms)).toBe(seconds);
  });

  test('change exactly when it is said that they will, and not before', () => {
    fc.assert(
      fc.property(fc.integer({ min: -DAY_MS, max: DAY_MS }), (left) => {
        const wait = untilNextSecond(left);
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(1000);
        expect(secondsLeft(left - wait + 1)).toBe(secondsLeft(left));
        expect(secondsLeft(left - wait)).toBe(secondsLeft(left) - 1);
      }),
    );
  });

  test('are never written as minus nothing', () => {
    expect(Object.is(secondsLeft(-500), 0)).toBe(true);
  });
});

describe('as it is written', () => {
  test.each([
    [2700, '45:00'],
    [61, '1:01'],
    [0, '0:00'],
    [-72, '+1:12'],
    [90 * 60, '90:00'],
  ])('%d seconds', (seconds, text) => {
    expect(minutesAndSeconds(seconds)).toBe(text);
  });

  test('at a table it is in whole minutes, then in seconds when it is soon, then in minutes over time', () => {
    expect(calmTime(45 * 60)).toEqual({ unit: 'minutes', n: 45 });
    expect(calmTime(44 * 60 + 1)).toEqual({ unit: 'minutes', n: 45 });
    expect(calmTime(SOON_S + 1)).toEqual({ unit: 'minutes', n: 6 });
    expect(calmTime(SOON_S)).toEqual({ unit: 'seconds', text: '5:00' });
    expect(calmTime(1)).toEqual({ unit: 'seconds', text: '0:01' });
    expect(calmTime(0)).toEqual({ unit: 'over', n: 0 });
    expect(calmTime(-59)).toEqual({ unit: 'over', n: 0 });
    expect(calmTime(-60)).toEqual({ unit: 'over', n: 1 });
  });

  test('the two signals come at five minutes and at the end', () => {
    expect([SOON_S + 1, SOON_S, 1, 0, -1].map(nearness)).toEqual(['plenty', 'soon', 'soon', 'over', 'over']);
  });
});
