import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * What may stay behind in memory after all cases of a target, in bytes: caches and compiled code. A reader that kept a thousandth of
 * what it is fed in a long run would pass it.
 */
export const LEFT_BEHIND_LIMIT_BYTES = 48 * 1024 * 1024;
/**
 * By how much the process may grow while a target runs, in bytes: a page on a tablet is ended at about twice this, and the smallest
 * machine a hub is put on has four times it. Garbage that nobody has collected yet counts.
 */
export const GROWTH_LIMIT_BYTES = 1024 * 1024 * 1024;

setFlagsFromString('--expose-gc');
/** Lets go of everything that nothing holds any more. */
export const collect = runInNewContext('gc') as () => void;

/** Bytes in use after everything that can be collected is. */
export function bytesInUse(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** The most memory that the process ever had, in bytes. */
export function highWater(): number {
  return process.resourceUsage().maxRSS * 1024;
}
