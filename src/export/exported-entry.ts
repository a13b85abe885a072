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
  return { ...entry, at: wireTime(entry.at), ...(unrecognised && { unrecognised }) } as unknown as Exported<E>;
}

/** The parts of `raw` that `known` lacks, or undefined when it lacks none. */
function beyond(raw: Fields, known: Fields): Fields | undefined {
  const left: [string, unknown][] = [];
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined) continue;
    const read = Object.hasOwn(known, key) ? known[key] : undefined;
    if (isFields(value) && isFields(read)) {
      const inside = beyond(value, read);
      if (inside) left.push([key, inside]);
    } else if (read === undefined || (holdsFields(value) && canonical(value) !== canonical(read))) {
      left.push([key, value]);
    }
  }
  return left.length > 0 ? (plain(Object.fromEntries(left)) as Fields) : undefined;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function holdsFields(value: unknown): boolean {
  return Array.isArray(value) && value.some((item) => typeof item === 'object');
}
