import type { DeviceId, EntryId } from './ids.ts';

/** One writing of one field. */
export interface Writing<V> {
  value: V;
  entry: EntryId;
  clock: number;
  device: DeviceId;
  at: number;
}

/** Equality of field values: strings, numbers, booleans, null, and flat arrays of those where order has no meaning. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
  }
  return a === b;
}
