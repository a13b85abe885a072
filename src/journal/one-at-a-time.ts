/** How long a write waits for a tab that holds the lock and does not answer (a suspended one keeps it for ever). */
const LOCK_PATIENCE_MS = 2_000;
const LOCK = 'tafellaken:disk';

let chain: Promise<unknown> = Promise.resolve();

/**
 * Runs one write at a time over all tabs of the origin. Two unfinished ones on different stores at the moment of a kill have
 * made Chromium delete the whole origin's storage at its next start.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const run = chain.then(() => withLock(work));
  chain = run.catch(() => undefined);
  return run;
}

async function withLock<T>(work: () => Promise<T>): Promise<T> {
  // plain http has no locks; there is then no service worker either, and seldom a second tab
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return work();
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LOCK_PATIENCE_MS);
  let started = false;
  try {
    return await locks.request(LOCK, { signal: patience.signal }, () => {
      clearTimeout(timer);
      started = true;
      return work();
    });
  } catch (error) {
    if (started || !patience.signal.aborted) throw error;
    return work();
  } finally {
    clearTimeout(timer);
  }
}
