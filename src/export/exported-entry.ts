import { canonical, plain } from '../domain/canonical.ts';
import type { RawEntry } from '../domain/entry.ts';
import { wireTime } from './wire-time.ts';

type Fields = Record<string, unknown>;
type Exported<E> = E extends unknown ? Omit<E, 'at'> & { at: string; unrecognised?: Fields } : never;

/**
 * An entry as it stands in the export. `raw` is what lies in the document: what it has beyond the known fields goes along.
 */
export function exportedEntry<E extends { at: number }>(entry: E, raw: RawEntry | undefined): Exported<E> {
  const unrecognised = raw && beyond(raw, entry as Fields);
  const out: Fields = { ...entry, at: wireTime(entry.at) };
  if (unrecognised) out.unrecognised = unrecognised;
  return out as unknown as Exported<E>;
}

/** The parts of `raw` that `known` lacks, or undefined when it lacks none. */
function beyond(raw: Fields, known: Fields): Fields | undefined {
  let left: [string, unknown][] | undefined;
  // sixty thousand entries pass here in one go, nearly all with nothing left: no list is made for those
  for (const key of Object.keys(raw)) {
    const value = raw[key];
    if (value === undefined) continue;
    const read = Object.hasOwn(known, key) ? known[key] : undefined;
    if (typeof value !== 'object' && read !== undefined) continue;
    if (isFields(value) && isFields(read)) {
      const inside = beyond(value, read);
      if (inside) left = [...(left ?? []), [key, inside]];
    } else if (read === undefined || (holdsFields(value) && canonical(value) !== canonical(read))) {
      left = [...(left ?? []), [key, value]];
    }
  }
  return left && (plain(Object.fromEntries(left)) as Fields);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function holdsFields(value: unknown): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === 'object');
}
