import { type MeetingId, parseId, MeetingId as schema } from '../domain/ids.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { RawRecord } from './raw-database.ts';

/** What goes: one meeting, or everything of this app but the choice of language. `all` is no meeting's id: see `scopeOf`. */
export type WipeScope = { of: 'meeting'; meeting: MeetingId } | { of: 'all' };

const ALL = '*';
/** A scope in a few letters, for names; `*` stands in no identifier. */
export function scopeName(scope: WipeScope): string {
  return scope.of === 'all' ? ALL : scope.meeting;
}
export function scopeOf(name: string): WipeScope | undefined {
  if (name === ALL) return { of: 'all' };
  const meeting = parseId(schema, name);
  return meeting && { of: 'meeting', meeting };
}

/** The places of a device where this app puts anything, in the order in which they are wiped. */
export const PLACES = ['copies', 'journal', 'spare', 'second-copy', 'page', 'caches'] as const;
export type PlaceName = (typeof PLACES)[number];

/** One such place: a port, so that the rules are tried without a browser. */
export interface Place {
  name: PlaceName;
  /** Takes away what is of the scope. Rejects when it cannot. */
  wipe(scope: WipeScope): Promise<void>;
  /** Reads it back: how many parts of the scope are still there. */
  left(scope: WipeScope): Promise<number>;
}

/** What was found in a place when it was read back. `unknown`: it could not be read, so nobody knows. */
export interface PlaceReport {
  place: PlaceName;
  left: number | 'unknown';
}

/**
 * Wipes every place, also when one before it failed, one after the other through the journal's queue, and then reads each of
 * them back. Doing it again changes nothing. Never rejects.
 */
export async function wipe(places: readonly Place[], scope: WipeScope): Promise<PlaceReport[]> {
  for (const place of places) await oneAtATime(() => place.wipe(scope)).catch(() => undefined); // reading it back tells
  const report: PlaceReport[] = [];
  for (const place of places) {
    report.push({ place: place.name, left: await place.left(scope).catch((): 'unknown' => 'unknown') });
  }
  return report;
}

export function isClean(report: readonly PlaceReport[]): boolean {
  return report.every(({ left }) => left === 0);
}

/** Keys of localStorage that say nothing of anyone and stay: the choice of language, and the mark of a wipe under way. */
export const LANGUAGE_KEY = 'tafellaken:language';
export const MARK_KEY = 'tafellaken:wipe';
const OWN_KEYS = 'tafellaken:';

/** Whether a text of localStorage goes. Keys are `tafellaken:<what>:<meeting>…`; a second copy names its meeting in its words. */
export function textGoes(key: string, value: string, scope: WipeScope): boolean {
  if (!key.startsWith(OWN_KEYS) || key === LANGUAGE_KEY || key === MARK_KEY) return false;
  if (scope.of === 'all') return true;
  const about = key.slice(key.indexOf(':', OWN_KEYS.length) + 1);
  const { meeting } = scope;
  // by the text itself, not by what it parses to: a damaged copy holds words too
  return about === meeting || about.startsWith(`${meeting}/`) || value.includes(`"document":"${meeting}/`);
}

/** Whether a record of a database goes: a row, a stored change of a document, a draft, a recording, a joined meeting. */
export function recordGoes({ store, value }: RawRecord, scope: WipeScope): boolean {
  if (scope.of === 'all') return true;
  const { meeting } = scope;
  const field = (name: string) =>
    typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
  const begins = (name: string, start: string) => {
    const text = field(name);
    return typeof text === 'string' && text.startsWith(start);
  };
  return (
    field('meeting') === meeting ||
    (store === 'meetings' && field('id') === meeting) ||
    begins('document', `${meeting}/`) ||
    (begins('key', OWN_KEYS) && textGoes(String(field('key')), '', scope))
  );
}

/** Whether a whole database goes: the copies that this device keeps of documents have one each. */
export function copyGoes(database: string, scope: WipeScope): boolean {
  return database.startsWith(scope.of === 'all' ? OWN_KEYS : `${OWN_KEYS}${scope.meeting}/`);
}
