/** What a measured function took for one call, in milliseconds unless it has another unit. */
export interface Measured {
  name: string;
  /** Of median, p95 and p99. `MB`: of 1,000,000 bytes. `exponent`: of growth, a number without a unit. */
  unit?: 'ms' | 'bytes' | 'MB' | 'exponent';
  median: number;
  /** 95 of 100 calls took at most this. */
  p95: number;
  /** 99 of 100, where a bench has enough calls for it. */
  p99?: number;
  calls: number;
}

/** One bench: what it measures, each beside the plainest program that gives the same answer. */
export interface Bench {
  title: string;
  /** What is measured, on what, and against what, for a reader of the results. */
  about: string;
  measure(): Promise<Comparison[]>;
}

/** `against`: the plain program. Without one the number stands by itself. */
export interface Comparison {
  measured: Measured;
  /** Which of both is put in relation to the other; without it the medians. */
  ratioOf?: 'median' | 'p95';
  /** What the ratio is to be at most, where that was set as a goal. */
  goal?: number;
  against?: Measured;
}

/** Calls before the ones that count, so that the engine has compiled what it is going to compile. */
const WARM_UP = 3;

/** Times a function, call by call. What `prepare` gives is made before each call and is not part of its time. */
export function time<T>(name: string, calls: number, prepare: () => T, work: (input: T) => unknown): Measured {
  const times: number[] = [];
  // Held, or the engine may leave out work that nobody looks at.
  const held: unknown[] = [];
  for (let i = -WARM_UP; i < calls; i++) {
    const input = prepare();
    const start = performance.now();
    held[0] = work(input);
    const took = performance.now() - start;
    if (i >= 0) times.push(took);
  }
  return summary(name, times);
}

/** Fewer calls than this say nothing of the slowest in a hundred. */
const ENOUGH_FOR_P99 = 300;

/** The summary of times that a bench took itself, in milliseconds, or of something else in its unit. */
export function summary(name: string, times: readonly number[], unit: Measured['unit'] = 'ms'): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const p99 = sorted.length >= ENOUGH_FOR_P99 ? at(0.99) : undefined;
  return { name, unit, median: at(0.5), p95: at(0.95), calls: sorted.length, ...(p99 !== undefined && { p99 }) };
}

/** One number that was measured once, or that stands for many: of a server's processor time, say. */
export function one(name: string, value: number, unit: Measured['unit'] = 'ms'): Measured {
  return { name, unit, median: value, p95: value, calls: 1 };
}
