import { describe, expect, test } from 'vitest';
import { linkStanding, PATIENCE_MS, staleSince } from '../../src/roles/facilitator/link-standing.ts';
import { ago, minutesSince } from '../../src/roles/facilitator/relative-time.ts';
import { nextRound } from '../../src/roles/facilitator/round-clock.ts';
import { createFakeSession } from '../support/fake-session.ts';
import { ROUNDS } from '../support/fake-setup.ts';

const MIN = 60_000;

describe('how long ago', () => {
  test.each([
    [0, { unit: 'now' }],
    [59_999, { unit: 'now' }],
    [MIN, { unit: 'minutes', n: 1 }],
    [59 * MIN + 59_999, { unit: 'minutes', n: 59 }],
    [60 * MIN, { unit: 'hours', n: 1 }],
    [24 * 60 * MIN - 1, { unit: 'hours', n: 23 }],
    [49 * 60 * MIN, { unit: 'days', n: 2 }],
  ])('%d ms is said in the steps of speech', (ms, said) => {
    expect(ago(1_000_000_000, 1_000_000_000 + ms)).toEqual(said);
  });

  test('what another clock puts ahead of now is said to be now', () => {
    expect(ago(10 * MIN, 0)).toEqual({ unit: 'now' });
    expect(minutesSince(10 * MIN, 0)).toBe(0);
  });
});

describe('the round to start next', () => {
  const [first, second] = ROUNDS as [(typeof ROUNDS)[0], (typeof ROUNDS)[0]];
  test('is the first, then the one after the last that was started, then none', () => {
    const session = createFakeSession({ role: 'facilitator' });
    const next = () => nextRound(session.view.getState().setup);
    expect(next()).toBe(first);
    session.configure({ type: 'round-started', round: first });
    expect(next()).toBe(second);
    session.configure({ type: 'round-started', round: second });
    expect(next()).toBeUndefined();
  });

  test('passes over a round that was dropped', () => {
    const session = createFakeSession({ role: 'facilitator' });
    session.configure({ type: 'round-set', round: first, changes: { dropped: true } });
    expect(nextRound(session.view.getState().setup)).toBe(second);
  });
});

describe('the link of this screen', () => {
  test('is not called down before the patience with it runs out', () => {
    const link = { state: 'connecting', since: 5_000 } as const;
    expect(linkStanding(link, 5_000 + PATIENCE_MS - 1)).toEqual({ state: 'connecting', since: 5_000 });
    expect(linkStanding(link, 5_000 + PATIENCE_MS)).toEqual({ state: 'down', since: 5_000 });
  });

  test('dates the numbers when it is down or refused, and only then', () => {
    expect(staleSince({ state: 'down', since: 7 })).toBe(7);
    expect(staleSince({ state: 'refused', since: 8, reason: 'old-link' })).toBe(8);
    expect(staleSince({ state: 'connected' })).toBeUndefined();
    expect(staleSince({ state: 'connecting', since: 7 })).toBeUndefined();
    expect(staleSince({ state: 'none' })).toBeUndefined();
  });
});
