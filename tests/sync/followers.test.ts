import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import type { StationFold } from '../../src/domain/station-fold.ts';
import type { Follower } from '../../src/domain/tally.ts';
import { Followers } from '../../src/sync/followers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const STATIONS = 20;
const EACH = 5;
const stationId = (n: number) => `table-${n}` as StationId;
const statement = (n: number, i: number) => ({ id: `${n}-${i}`, station: stationId(n) }) as unknown as Statement;

function meeting(): Map<StationId, StationFold> {
  return new Map(
    Array.from({ length: STATIONS }, (_, n) => {
      const statements = new Map(Array.from({ length: EACH }, (_, i) => [`${n}-${i}`, statement(n, i)]));
      return [stationId(n), { statements } as unknown as StationFold];
    }),
  );
}

/** Counts, and takes so many milliseconds over each. */
class Slow implements Follower {
  total = 0;
  readonly #ms: number;
  constructor(ms: number) {
    this.#ms = ms;
  }
  change(before: Statement | undefined, after: Statement | undefined): void {
    vi.setSystemTime(Date.now() + this.#ms);
    clock += this.#ms;
    this.total += (after ? 1 : 0) - (before ? 1 : 0);
  }
}
let clock = 0;
beforeEach(() => {
  clock = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});

it('tells at once what takes a moment', () => {
  const told = vi.fn();
  const followers = new Followers(told);
  const follower = new Slow(0.1);
  followers.follow(meeting(), follower);
  expect(follower.total).toBe(STATIONS * EACH);
  expect(told).not.toHaveBeenCalled();
});

it('tells what takes long in turns, all of it once, and says so at each', async () => {
  const told = vi.fn();
  const followers = new Followers(told);
  const [one, other] = [new Slow(2), new Slow(2)];
  const stations = meeting();
  followers.follow(stations, one);
  const first = one.total;
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(STATIONS * EACH);
  followers.follow(stations, other);
  expect(other.total).toBe(0); // the turn was used up
  await vi.runAllTimersAsync();
  expect([one.total, other.total]).toEqual([STATIONS * EACH, STATIONS * EACH]);
  expect(told.mock.calls.length).toBeGreaterThan(1);
});

it('counts a change once, whether its station has been told of or not', async () => {
  const followers = new Followers(() => undefined);
  const follower = new Slow(2);
  const stations = meeting();
  followers.follow(stations, follower);
  for (const n of [0, STATIONS - 1]) {
    const more = statement(n, EACH);
    const { statements } = stations.get(stationId(n)) as unknown as { statements: Map<string, Statement> };
    statements.set(`${n}-${EACH}`, more);
    followers.change(stations, undefined, more);
  }
  const fresh = { statements: new Map() } as unknown as StationFold;
  stations.set(stationId(99), fresh);
  followers.change(stations, undefined, statement(99, 0));
  await vi.runAllTimersAsync();
  expect(follower.total).toBe(STATIONS * EACH + 3);
});

it('tells no more to whoever stopped, in the middle of it too', async () => {
  const followers = new Followers(() => undefined);
  const follower = new Slow(2);
  const stations = meeting();
  const stop = followers.follow(stations, follower);
  const before = follower.total;
  stop();
  followers.change(stations, undefined, statement(0, 9));
  await vi.runAllTimersAsync();
  expect(follower.total).toBe(before);
});
