import { describe, expect, test } from 'vitest';
import { minutesAndSeconds, wallClock } from '../../src/ui/scene/clock.ts';
import { linesOf, pagesOf } from '../../src/ui/scene/pages.ts';
import { fc } from '../support/property.ts';

describe('pages', () => {
  test('hold everything once, in its order, and no page more than it has room for', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(30)),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 12 }),
        (sizes, room, most) => {
          const pages = pagesOf(sizes, (n) => n, room, most);
          expect(pages.flat()).toEqual(sizes);
          for (const page of pages) {
            expect(page.length).toBeGreaterThan(0);
            expect(page.length).toBeLessThanOrEqual(most);
            if (page.length > 1) expect(page.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(room);
          }
        },
      ),
    );
  });

  test('a text takes a line for each part of it, and one for an empty one', () => {
    expect(linesOf('', 10)).toBe(1);
    expect(linesOf('0123456789', 10)).toBe(1);
    expect(linesOf('01234567890\n\nx', 10)).toBe(4);
  });
});

describe('the clock on the wall', () => {
  const base = { id: 'e', clock: 1, at: 1, device: 'd', type: 'clock-shown', round: 'r' } as never as object;
  const clock = (more: object) => ({ ...base, ...more }) as never;

  test('runs towards its end, stands still, or is over', () => {
    expect(wallClock(undefined, 0)).toEqual({ state: 'none' });
    expect(wallClock(clock({ endsAt: 90_000 }), 30_000)).toEqual({ state: 'running', left: 60_000 });
    expect(wallClock(clock({ left: 5_000 }), 30_000)).toEqual({ state: 'paused', left: 5_000 });
    expect(wallClock(clock({}), 0)).toEqual({ state: 'stopped' });
    expect(wallClock(clock({ round: undefined, endsAt: 90_000 }), 0)).toEqual({ state: 'none' });
  });

  test('says 0:00 when the time is over, not a second before', () => {
    expect([60_000, 59_001, 1_000, 1, 0, -999, -1_000, -61_000].map(minutesAndSeconds)).toEqual([
      '1:00',
      '1:00',
      '0:01',
      '0:01',
      '0:00',
      '0:00',
      '0:01',
      '1:01',
    ]);
    expect(minutesAndSeconds(3_909_000)).toBe('1:05:09');
  });
});
