import { Doc, encodeStateAsUpdate } from 'yjs';
import { type DocumentName, ENTRIES } from '../domain/documents.ts';
import type { RawEntry } from '../domain/entry.ts';
import type { MeetingId } from '../domain/ids.ts';
import { checkUpdate } from './ingest.ts';
import type { HubLog } from './log.ts';

/** Entries of one update: each is some hundred bytes, and an update may be 4 MB. */
const ENTRIES_AN_UPDATE = 2_000;

export type ImportOutcome =
  | { state: 'imported'; documents: number; entries: number }
  | { state: 'is-here' }
  | { state: 'refused'; document: DocumentName; reason: string };

/**
 * Puts a whole meeting into a log that does not have it, under a new root key. All of it is checked as if a device sent it before anything is
 * written, and what was written is taken back when the disk fails, which rejects.
 */
export async function importMeeting(
  log: HubLog,
  meeting: MeetingId,
  documents: ReadonlyMap<DocumentName, readonly RawEntry[]>,
  rootKey: Uint8Array,
  now: number,
): Promise<ImportOutcome> {
  if (await log.rootKey(meeting)) return { state: 'is-here' };
  const updates: [DocumentName, Uint8Array][] = [];
  let entries = 0;
  for (const [document, all] of documents) {
    const doc = new Doc();
    for (let at = 0; at < all.length; at += ENTRIES_AN_UPDATE) {
      let update: Uint8Array | undefined;
      doc.once('update', (bytes: Uint8Array) => {
        update = bytes;
      });
      doc.getArray(ENTRIES).push([...all.slice(at, at + ENTRIES_AN_UPDATE)]);
      const checked = checkUpdate(update ?? encodeStateAsUpdate(doc));
      if (checked.state === 'refused') return { state: 'refused', document, reason: checked.reason };
      updates.push([document, checked.update]);
    }
    entries += all.length;
    doc.destroy();
  }
  const publication = await log.publish(meeting, rootKey, true);
  if (publication !== 'created') return { state: 'is-here' };
  try {
    for (const [document, update] of updates) await log.append(document, update);
  } catch (error) {
    await log.delete(meeting, now).catch(() => undefined); // the same disk
    throw error;
  }
  return { state: 'imported', documents: documents.size, entries };
}
