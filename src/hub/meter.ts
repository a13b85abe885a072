import { Allowance } from './allowance.ts';
import { LEADER, STRANGER, TABLE, type Traffic, VIEWER } from './limits.ts';

const TRAFFIC = { stranger: STRANGER, table: TABLE, viewer: VIEWER, leader: LEADER } satisfies Record<string, Traffic>;
export type TrafficOf = keyof typeof TRAFFIC;

/** What is left of what a socket, or a table's link, may send and be sent. */
export class Meter {
  readonly of: TrafficOf;
  readonly #left: Record<keyof Traffic, Allowance>;

  /** `now` in ms, of a clock that never goes back. */
  constructor(of: TrafficOf, now = performance.now()) {
    this.of = of;
    const { frames, updates, bytes, entries, sent } = TRAFFIC[of];
    this.#left = {
      frames: new Allowance(frames, now),
      updates: new Allowance(updates, now),
      bytes: new Allowance(bytes, now),
      entries: new Allowance(entries, now),
      sent: new Allowance(sent, now),
    };
  }

  /** Counts, and returns for how long in ms nothing more is to be read; 0 when all is well. */
  use(kind: keyof Traffic, amount: number, now = performance.now()): number {
    return this.#left[kind].use(amount, now);
  }

  /** For how long in ms nothing more of that kind is allowed; 0 when something is. */
  wait(kind: keyof Traffic, now = performance.now()): number {
    return this.#left[kind].wait(now);
  }

  /** Whether all of it has grown back, so that it need not be remembered. */
  isFull(now = performance.now()): boolean {
    return Object.values(this.#left).every((left) => left.isFull(now));
  }
}
