/** What a measured function took, in milliseconds for one call, or in another unit. */
export interface Measured {
  name: string;
  unit?: string;
  median: number;
  /** 95 of 100 calls took at most this. */
  p95: number;
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

/** The summary of times that a bench took itself, in milliseconds. */
export function summary(name: string, times: readonly number[]): Measured {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { name, median: at(0.5), p95: at(0.95), calls: sorted.length };
}
