import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { followCalmly } from '../../src/roles/facilitator/calm-view.ts';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => vi.useRealTimers());

describe('the calmed view', () => {
  const stores = () => {
    const source = createStore(() => ({ n: 0 }));
    const calm = createStore(() => source.getState());
    const shown: number[] = [];
    calm.subscribe(({ n }) => shown.push(n));
    return { source, calm, shown, stop: followCalmly(source, calm, 100) };
  };

  test('shows a first change at once and a burst after it together, the last one always', () => {
    const { source, shown } = stores();
    for (const n of [1, 2, 3, 4]) source.setState({ n });
    expect(shown).toEqual([1]);
    vi.advanceTimersByTime(99);
    expect(shown).toEqual([1]);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual([1, 4]);
  });

  test('never shows more than one change in its time, however many come', () => {
    const { source, shown } = stores();
    for (let n = 1; n <= 100; n++) {
      source.setState({ n });
      vi.advanceTimersByTime(10);
    }
    vi.advanceTimersByTime(100);
    expect(shown.length).toBeLessThanOrEqual(11);
    expect(shown.at(-1)).toBe(100);
  });

  test('catches up with what changed before it began, and is still after it was stopped', () => {
    const source = createStore(() => ({ n: 0 }));
    const calm = createStore(() => source.getState());
    source.setState({ n: 7 });
    const stop = followCalmly(source, calm, 100);
    expect(calm.getState().n).toBe(7);
    source.setState({ n: 8 });
    stop();
    vi.advanceTimersByTime(1_000);
    source.setState({ n: 9 });
    expect(calm.getState().n).toBe(7);
  });
});
