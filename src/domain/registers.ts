import { byClock } from './entry.ts';
import type { DeviceId, EntryId } from './ids.ts';

/** One writing of one field. */
export interface Writing<V> {
  value: V;
  entry: EntryId;
  clock: number;
  device: DeviceId;
  at: number;
}

/** The order of writings: that of their entries. */
function byWriting<V>(a: Writing<V>, b: Writing<V>): number {
  return byClock({ clock: a.clock, id: a.entry }, { clock: b.clock, id: b.entry });
}

/**
 * The writings of a field that no other writing stands over, lowest first. The last one is the value that is shown;
 * more than one with different values means that their writers had not seen each other.
 * `over` names for each writing's entry the entries it replaced.
 */
export function heads<V>(
  writings: readonly Writing<V>[],
  over: ReadonlyMap<EntryId, readonly EntryId[]>,
): Writing<V>[] {
  const replaced = new Set<EntryId>();
  for (const w of writings) for (const id of over.get(w.entry) ?? []) if (id !== w.entry) replaced.add(id);
  const rest = writings.filter((w) => !replaced.has(w.entry));
  // Entries that stand over each other in a ring can only be forged; then the highest writing stands.
  return (rest.length > 0 ? rest : [...writings]).sort(byWriting);
}

/** Equality of field values: strings, numbers, booleans, null, and flat arrays of those where order has no meaning. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && [...a].sort().join('\n') === [...b].sort().join('\n');
  }
  return a === b;
}
