import { canonical } from './canonical.ts';
import type { RawEntry } from './entry.ts';

/**
 * Whether `earlier` stands when `later` came under the same identifier. Two different entries under one are forged, or one of them is
 * damaged: what can be read stands over what cannot, so that a damaged copy never hides a whole one; of two alike the one with the
 * smaller text. The answer does not depend on which came first.
 */
export function stands(earlier: RawEntry, later: RawEntry, read: (raw: RawEntry) => unknown): boolean {
  const [a, b] = [read(earlier) !== undefined, read(later) !== undefined];
  return a === b ? canonical(earlier) <= canonical(later) : a;
}
