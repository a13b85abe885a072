import type { DocumentName } from '../domain/documents.ts';
import { byClock, type RawEntry } from '../domain/entry.ts';
import type { DeviceId, EntryId, MeetingId } from '../domain/ids.ts';
import type { JournalRow } from '../journal/journal.ts';

/** Everything a device holds of a meeting, as one text: what a host can hand over when a disk or the network has failed. */
export interface RescueFile {
  format: 'tafellaken-rescue';
  version: 1;
  meeting: MeetingId;
  device: DeviceId;
  documents: Record<string, RawEntry[]>;
}

/** The union of what the disk, its second copy and the open documents hold, each entry once. */
export function rescueText(
  meeting: MeetingId,
  device: DeviceId,
  rows: readonly JournalRow[],
  open: ReadonlyMap<DocumentName, readonly RawEntry[]>,
): string {
  const documents = new Map<string, Map<EntryId, RawEntry>>();
  const put = (document: string, entry: RawEntry) => {
    const entries = documents.get(document) ?? new Map<EntryId, RawEntry>();
    documents.set(document, entries.set(entry.id, entry));
  };
  for (const row of rows) put(row.document, row.entry);
  for (const [document, entries] of open) for (const entry of entries) put(document, entry);
  const sorted = [...documents].sort(([a], [b]) => (a < b ? -1 : 1));
  const file: RescueFile = {
    format: 'tafellaken-rescue',
    version: 1,
    meeting,
    device,
    documents: Object.fromEntries(sorted.map(([name, entries]) => [name, [...entries.values()].sort(byClock)])),
  };
  return JSON.stringify(file, null, 1);
}
