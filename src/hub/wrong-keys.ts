import { Allowance } from './allowance.ts';
import { WRONG_KEYS } from './limits.ts';

/**
 * How many addresses are remembered. One takes some 200 bytes; beyond this, the one that failed first is forgotten, so that whoever comes
 * from ever new addresses fills no memory.
 */
const ADDRESSES_LIMIT = 10_000;

/** Counts wrong keys by address. Times are in ms of a clock that never goes back. */
export class WrongKeys {
  readonly #left = new Map<string, Allowance>();

  /** One more. Returns for how long in ms there have been too many; 0 when there have not. */
  add(address: string, now = performance.now()): number {
    const left = this.#left.get(address) ?? new Allowance(WRONG_KEYS, now);
    this.#left.set(address, left);
    if (this.#left.size > ADDRESSES_LIMIT) this.#makeRoom(now);
    return left.use(1, now);
  }

  #makeRoom(now: number): void {
    for (const [address, left] of this.#left) if (left.isFull(now)) this.#left.delete(address);
    for (const address of this.#left.keys()) {
      if (this.#left.size <= ADDRESSES_LIMIT) return;
      this.#left.delete(address);
    }
  }
}
