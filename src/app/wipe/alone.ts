import { scopeName, type WipeScope } from '../../journal/wipe.ts';

/** The locks that pages of the app hold for the meetings they have open; `public/wipe-first.js` takes them. */
const OPEN = 'tafellaken:open:';
/** One wipe at a time. */
const WIPING = 'tafellaken:wiping';
/** A page that was asked to leave does so at once; one that has not by now is asleep. */
const LEAVING_PATIENCE_MS = 4_000;
/** Without locks (plain http) nobody can say whether the others are gone: this long they have had. */
const WITHOUT_LOCKS_MS = 1_500;

/** Runs the work while no other page is wiping. */
export async function oneWipeAtATime<T>(work: () => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  return locks ? locks.request(WIPING, work) : work();
}

/**
 * Runs the work when all pages that had something of the scope open are gone. A page that does not answer has its lock taken away, and leaves
 * when it wakes up; `asleep` says that there was one.
 */
export async function whenAlone<T>(scope: WipeScope, work: (asleep: boolean) => Promise<T>): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  if (!locks) {
    await new Promise((resolve) => setTimeout(resolve, WITHOUT_LOCKS_MS));
    return work(false);
  }
  const { held = [], pending = [] } = await locks.query();
  const open = [...held, ...pending].flatMap(({ name }) => (name?.startsWith(OPEN) ? name : []));
  const names = scope.of === 'all' ? [...new Set(open)] : [OPEN + scopeName(scope)];
  return takeAll(locks, names, false, work);
}

async function takeAll<T>(
  locks: LockManager,
  [name, ...rest]: string[],
  asleep: boolean,
  work: (asleep: boolean) => Promise<T>,
): Promise<T> {
  if (name === undefined) return work(asleep);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), LEAVING_PATIENCE_MS);
  let taken = false;
  try {
    return await locks.request(name, { signal: patience.signal }, () => {
      taken = true;
      clearTimeout(timer);
      return takeAll(locks, rest, asleep, work);
    });
  } catch (error) {
    if (taken || !patience.signal.aborted) throw error;
    return locks.request(name, { steal: true }, () => takeAll(locks, rest, true, work));
  } finally {
    clearTimeout(timer);
  }
}
