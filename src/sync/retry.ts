/**
 * Stands in for `@lifeomic/attempt` in the build (vite.config.ts): the part of it that the Hocuspocus provider asks for, to open
 * its socket again and again, for as long as it takes. Its own holds on to every try before; a tablet may be away all evening.
 */
export interface RetryOptions {
  /** ms before the second try; each later one waits `factor` times as long, `maxDelay` at most. */
  delay: number;
  factor: number;
  maxDelay: number;
  /** The least wait when `jitter` is on: then it is any between this and what the two above come to. Unit: ms. */
  minDelay: number;
  jitter: boolean;
  beforeAttempt(context: { abort(): void }): void;
}

/** Resolves with what the first try that succeeds gives. Rejects with `code: 'ATTEMPT_ABORTED'` when it was called off before one. */
export async function retry<T>(attempt: () => Promise<T>, options: RetryOptions): Promise<T> {
  for (let longest = options.delay; ; longest = Math.min(longest * options.factor, options.maxDelay)) {
    let aborted = false;
    options.beforeAttempt({
      abort: () => {
        aborted = true;
      },
    });
    if (aborted) throw Object.assign(new Error('Attempt aborted'), { code: 'ATTEMPT_ABORTED' });
    try {
      return await attempt();
    } catch {
      // the provider tells of it by itself
    }
    const { minDelay, jitter } = options;
    const wait = jitter ? minDelay + Math.random() * (longest - minDelay) : longest;
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
