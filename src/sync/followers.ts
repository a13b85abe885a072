import type { StationId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';
import type { StationFold } from '../domain/station-fold.ts';
import type { Follower } from '../domain/tally.ts';

/**
 * As long as new followers are told of what is there already before the page gets its turn. One that counts sixty thousand statements takes half of
 * it, so that what is pressed is counted at once; the five of a desk that opens take turns. Unit: ms.
 */
const TURN_MS = 40;

type Stations = ReadonlyMap<StationId, StationFold>;

/** Those who are told of every statement: first of all that are there, then of each that changes. */
export class Followers {
  /** By follower, the stations that it has not been told of yet. */
  readonly #all = new Map<Follower, Set<StationFold>>();
  readonly #told: () => void;
  #turnEnds: number | undefined;

  /** `told`: to be called whenever one was told of some more that was there. */
  constructor(told: () => void) {
    this.#told = told;
  }

  /** Returns how to stop. */
  follow(stations: Stations, follower: Follower): () => void {
    const left = new Set(stations.values());
    this.#all.set(follower, left);
    if (this.#tell(follower, left)) setTimeout(() => this.#goOn(follower, left));
    return () => {
      left.clear();
      this.#all.delete(follower);
    };
  }

  change(stations: Stations, before: Statement | undefined, after: Statement | undefined): void {
    const station = (after ?? before)?.station;
    const fold = station && stations.get(station);
    for (const [follower, left] of this.#all) if (!fold || !left.has(fold)) follower.change(before, after);
  }

  #goOn(follower: Follower, left: Set<StationFold>): void {
    if (this.#tell(follower, left)) setTimeout(() => this.#goOn(follower, left));
    this.#told();
  }

  /** Returns whether there is more to tell. */
  #tell(follower: Follower, left: Set<StationFold>): boolean {
    if (this.#turnEnds === undefined) {
      this.#turnEnds = performance.now() + TURN_MS;
      setTimeout(() => {
        this.#turnEnds = undefined;
      });
    }
    for (const station of left) {
      if (performance.now() > this.#turnEnds) return true;
      left.delete(station);
      for (const statement of station.statements.values()) follower.change(undefined, statement);
    }
    return false;
  }
}
