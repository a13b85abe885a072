import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RetryOptions, retry } from '../../src/sync/retry.ts';

/** The library itself, as the provider has it. */
const { retry: whole } = createRequire(import.meta.resolve('@hocuspocus/provider'))('@lifeomic/attempt') as {
  retry: typeof retry;
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const OPTIONS: RetryOptions = {
  delay: 300,
  minDelay: 300,
  maxDelay: 1_500,
  factor: 1.5,
  jitter: true,
  beforeAttempt: () => undefined,
};
/** As the provider asks for it. */
const PROVIDER = { ...OPTIONS, initialDelay: 0, maxAttempts: 0, timeout: 0, handleTimeout: null };

/** When each try of `count` began, in ms, by a clock of the test's own; all but the last fail. */
async function timesOf(from: (attempt: () => Promise<string>) => Promise<string>, count: number): Promise<number[]> {
  const start = Date.now();
  const times: number[] = [];
  const done = from(async () => {
    times.push(Date.now() - start);
    if (times.length < count) throw new Error('no hub');
    return 'open';
  });
  await vi.runAllTimersAsync();
  expect(await done).toBe('open');
  return times;
}

describe('opening a socket again and again', () => {
  test.each([0, 0.5, 0.999])('waits as the library does that it stands in for (chance %d)', async (chance) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    const ours = await timesOf((attempt) => retry(attempt, PROVIDER), 9);
    const theirs = await timesOf((attempt) => whole(attempt, PROVIDER), 9);
    expect(ours).toHaveLength(9);
    ours.forEach((time, i) => {
      // theirs counts in whole milliseconds, one a wait
      expect(Math.abs(time - (theirs[i] ?? 0)), `try ${i + 1}`).toBeLessThanOrEqual(i * 2);
    });
  });

  test('waits no longer than it may, however long the hub is away', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const times = await timesOf((attempt) => retry(attempt, OPTIONS), 200);
    const waits = times.slice(1).map((time, i) => time - (times[i] ?? 0));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(OPTIONS.minDelay);
    expect(Math.max(...waits)).toBeLessThanOrEqual(OPTIONS.maxDelay);
  });

  test('ends before the next try once it is called off, and says so as the provider expects', async () => {
    let tries = 0;
    const end = retry(
      async () => {
        tries++;
        throw new Error('no hub');
      },
      { ...OPTIONS, beforeAttempt: (context) => void (tries === 2 && context.abort()) },
    ).catch((error: unknown) => error);
    await vi.runAllTimersAsync();
    expect(await end).toMatchObject({ code: 'ATTEMPT_ABORTED' });
    expect(tries).toBe(2);
  });
});
