import { getOrMake } from './get-or-make.ts';
import type { RoundId, StatementId, StationId } from './ids.ts';
import type { Statement } from './statement.ts';
import type { Follower } from './tally.ts';

/** As fine as a line of an hour can be drawn beside a table's name. Unit: ms. */
export const SLICE_MS = 5 * 60_000;

/** What one station said, in numbers. Changed in place. */
export interface StationCounts {
  total: number;
  withoutAngle: number;
  rounds: Map<RoundId, number>;
  /** By slice of time since 1970. */
  slices: Map<number, number>;
  /** Goes up with every change. */
  changes: number;
}

/**
 * What each station said and when. A statement carries its own tablet's time; one of a tablet whose clock runs fast counts as
 * said when it came in. Withdrawn ones do not count.
 */
export class StationTally implements Follower {
  readonly #stations = new Map<StationId, StationCounts>();
  /** Of statements from the future: where they were counted instead. */
  readonly #moved = new Map<StatementId, number>();
  readonly #now: () => number;

  /** `now`: ms, of the hub's clock. */
  constructor(now: () => number) {
    this.#now = now;
  }

  of(station: StationId): StationCounts {
    return this.#stations.get(station) ?? NOTHING;
  }

  /** How many statements in each of the last so many slices, oldest first; the last one is under way. */
  line(station: StationId, now: number, slices: number): number[] {
    const counts = this.of(station).slices;
    const last = sliceOf(now);
    return Array.from({ length: slices }, (_, i) => counts.get(last - slices + 1 + i) ?? 0);
  }

  change(before: Statement | undefined, after: Statement | undefined): void {
    const slice = this.#sliceFor(before, after);
    if (before && !before.withdrawn) this.#count(before, slice, -1);
    if (after && !after.withdrawn) this.#count(after, slice, 1);
    if (before && !after) this.#moved.delete(before.id);
  }

  #sliceFor(before: Statement | undefined, after: Statement | undefined): number {
    const statement = (before ?? after) as Statement;
    const moved = this.#moved.get(statement.id);
    if (moved !== undefined) return moved;
    const slice = sliceOf(statement.capturedAt);
    const last = before ? slice : sliceOf(this.#now());
    if (slice <= last) return slice;
    this.#moved.set(statement.id, last);
    return last;
  }

  #count(s: Statement, slice: number, step: 1 | -1): void {
    const counts = getOrMake(this.#stations, s.station, noCounts);
    counts.total += step;
    counts.changes++;
    if (s.angles.length === 0) counts.withoutAngle += step;
    add(counts.rounds, s.round, step);
    add(counts.slices, slice, step);
  }
}

function sliceOf(at: number): number {
  return Math.floor(at / SLICE_MS);
}
function add<K>(counts: Map<K, number>, key: K, step: 1 | -1): void {
  counts.set(key, (counts.get(key) ?? 0) + step);
}
const noCounts = (): StationCounts => ({
  total: 0,
  withoutAngle: 0,
  rounds: new Map(),
  slices: new Map(),
  changes: 0,
});
const NOTHING = noCounts();
