import { Allowance, type Rate } from './allowance.ts';

/**
 * Wrong short codes of one address: a hall in which everybody copies a letter wrongly in a way that the check character lets through
 * (one in 32), and after that one every 20 seconds.
 */
const CODES_OF_AN_ADDRESS: Rate = { burst: 30, perSecond: 0.05 };
/** Wrong short codes of all addresses together: coming from many is no way round. docs/links.md says what this allows a guesser. */
const CODES_OF_ALL: Rate = { burst: 300, perSecond: 0.5 };
/** How many addresses are remembered; beyond this the one that failed first is forgotten. What all may do holds for it still. */
const ADDRESSES_LIMIT = 10_000;

/** Counts attempts at short codes, which unlike tokens can be guessed. Times are in ms of a clock that never goes back. */
export class CodeAttempts {
  readonly #of = new Map<string, Allowance>();
  readonly #all: Allowance;

  constructor(now = performance.now()) {
    this.#all = new Allowance(CODES_OF_ALL, now);
  }

  /** For how long in ms the address may not try; 0 when it may. */
  wait(address: string, now: number): number {
    return Math.max(this.#of.get(address)?.wait(now) ?? 0, this.#all.wait(now));
  }

  /** An attempt, which may turn out right. */
  count(address: string, now: number): void {
    const left = this.#of.get(address) ?? new Allowance(CODES_OF_AN_ADDRESS, now);
    this.#of.set(address, left);
    left.use(1, now);
    this.#all.use(1, now);
    const [first] = this.#of.keys();
    if (this.#of.size > ADDRESSES_LIMIT && first !== undefined) this.#of.delete(first);
  }

  /** It was right: nobody who has a card is kept waiting for having one. */
  forgive(address: string, now: number): void {
    this.#of.get(address)?.use(-1, now);
    this.#all.use(-1, now);
  }
}
