import { plain } from '../domain/canonical.ts';
import { byClock, type RawEntry } from '../domain/entry.ts';
import type { DeviceId, EntryId, MeetingId } from '../domain/ids.ts';
import { checksum } from './checksum.ts';

export const FORMAT = 'tafellaken-handover';
/** Raised only when an older reader would lose something; new fields are no reason. */
export const VERSION = 1;

/** A text that was being typed and is no statement yet: a person decides what becomes of it. */
export interface HandedDraft {
  /** Where it was typed: a station's identifier. */
  station: string;
  /** ms since 1970 */
  at: number;
  text: string;
}

/** Everything a device holds of one meeting. docs/handover.md describes it for other programs. */
export interface HandOverFile {
  format: typeof FORMAT;
  version: number;
  meeting: MeetingId;
  device: DeviceId;
  /** ms since 1970, by the device's clock; for people only. */
  madeAt: number;
  counts: { documents: number; entries: number };
  /** Of `documents` and `drafts`, see `contentChecksum`. */
  checksum: string;
  documents: Record<string, RawEntry[]>;
  drafts?: HandedDraft[];
}

export interface HandOver {
  meeting: MeetingId;
  device: DeviceId;
  madeAt: number;
  /** Pairs of a document's name and an entry in it, from wherever they were found; the same one may come many times. */
  entries: Iterable<readonly [document: string, entry: RawEntry]>;
  drafts?: readonly HandedDraft[];
}

/** The file's text: each entry once, those of a document in the order of their clocks, one entry a line. */
export function handOverText({ meeting, device, madeAt, entries, drafts = [] }: HandOver): string {
  const found = new Map<string, Map<EntryId, RawEntry>>();
  for (const [document, entry] of entries) {
    const there = found.get(document) ?? new Map<EntryId, RawEntry>();
    found.set(document, there);
    if (!there.has(entry.id)) there.set(entry.id, plain(entry) as RawEntry);
  }
  const documents = Object.fromEntries(
    [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, map]) => [name, [...map.values()].sort(byClock)]),
  );
  const counts = { documents: found.size, entries: [...found.values()].reduce((n, map) => n + map.size, 0) };
  const content = { documents, ...(drafts.length > 0 && { drafts: [...drafts] }) };
  const file: HandOverFile = {
    format: FORMAT,
    version: VERSION,
    meeting,
    device,
    madeAt,
    counts,
    checksum: contentChecksum(content),
    ...content,
  };
  return `${serialize(file)}\n`;
}

/** One entry a line, so that a file can be looked through in any editor, and a torn one shows where. */
function serialize({ documents, ...rest }: HandOverFile): string {
  const lists = Object.entries(documents).map(
    ([name, list]) => `${JSON.stringify(name)}:[\n${list.map((entry) => JSON.stringify(entry)).join(',\n')}\n]`,
  );
  return `${JSON.stringify(rest).slice(0, -1)},\n"documents":{${lists.join(',\n')}}}`;
}

/** Of the JSON of what was said, keys in one order: spaces and line ends that an editor changed do no harm. */
export function contentChecksum({ documents, drafts = [] }: { documents: unknown; drafts?: unknown }): string {
  return checksum(JSON.stringify([plain(documents), plain(drafts)]));
}

/** `tafellaken-<who>-<moment>.json`, the moment in UTC to the minute, in letters that every system takes. */
export function handOverFileName(who: string, now: number): string {
  const stamp = new Date(now).toISOString().slice(0, 16).replaceAll(/[:T]/g, '-');
  return `tafellaken-${who.replaceAll(/[^A-Za-z0-9_-]/g, '-')}-${stamp}.json`;
}
