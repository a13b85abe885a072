/** How much of something is allowed: so much at once, and ever after so much a second. The unit is the caller's. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Less than this is nothing: sums of fractions are not exact. */
const NOTHING = 1e-6;

/** What is left of a rate: it is used up by what comes, and grows back with time. Times are in ms, of one clock that never goes back. */
export class Allowance {
  #rate: Rate;
  #left: number;
  #at: number;

  constructor(rate: Rate, now: number) {
    this.#rate = rate;
    this.#left = rate.burst;
    this.#at = now;
  }

  /**
   * Uses up an amount, also when there is less: it has come already. Returns for how long in ms nothing more is allowed, 0 when
   * something is.
   */
  use(amount: number, now: number): number {
    this.#grow(now);
    this.#left -= amount;
    return this.#wait();
  }

  /** For how long in ms nothing is allowed; 0 when something is. */
  wait(now: number): number {
    this.#grow(now);
    return this.#wait();
  }

  /** Whether all of it has grown back, so that it need not be remembered. */
  isFull(now: number): boolean {
    this.#grow(now);
    return this.#left >= this.#rate.burst - NOTHING;
  }

  #grow(now: number): void {
    const grown = (Math.max(0, now - this.#at) / 1_000) * this.#rate.perSecond;
    this.#left = Math.min(this.#rate.burst, this.#left + grown);
    this.#at = Math.max(this.#at, now);
  }

  #wait(): number {
    return this.#left >= -NOTHING ? 0 : Math.ceil((-this.#left / this.#rate.perSecond) * 1_000);
  }
}
