import type { RawEntry } from './entry.ts';
import type { EntryId } from './ids.ts';
import { stands } from './same-id.ts';

/** The entries that can be read, one for each identifier, in no order. */
export function onePerId<E>(entries: Iterable<RawEntry>, parse: (raw: RawEntry) => E | undefined): E[] {
  const found = new Map<EntryId, { raw: RawEntry; entry: E }>();
  for (const raw of entries) {
    const entry = parse(raw);
    if (entry === undefined) continue;
    const earlier = found.get(raw.id);
    if (!earlier || !stands(earlier.raw, raw, () => true)) found.set(raw.id, { raw, entry });
  }
  return [...found.values()].map(({ entry }) => entry);
}
