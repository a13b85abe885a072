import { applyUpdate, Doc } from 'yjs';
import { type DocumentName, ENTRIES, parseDocumentName } from '../domain/documents.ts';
import type { MeetingId } from '../domain/ids.ts';
import { MeetingFold } from '../domain/meeting-fold.ts';
import { everyFold } from '../domain/other-folds.ts';
import type { Heard, HubLog } from './log.ts';

/** The part of the log that reading needs. */
export type ReadableLog = Pick<HubLog, 'documents' | 'read' | 'heard'>;

export interface ReadMeeting {
  fold: MeetingFold;
  /** When its devices were heard from last, and what they then held. */
  heard: Heard[];
  /** Rows that could not be applied; what they held is not in the fold. */
  damagedRows: number;
  /** Documents in which something builds on a row that is not there, so that it cannot be shown. */
  incomplete: DocumentName[];
}

/** The meetings that a log holds documents of, sorted. */
export async function meetingsIn(log: ReadableLog): Promise<MeetingId[]> {
  const meetings = new Set<MeetingId>();
  for (const name of await log.documents()) {
    const ref = parseDocumentName(name);
    if (ref) meetings.add(ref.meeting);
  }
  return [...meetings].sort();
}

/**
 * Folds a whole meeting from a hub's log, which may belong to a hub at work; `undefined` when the log has no document of it. One
 * document is in memory at a time beside the fold.
 */
export async function readMeeting(log: ReadableLog, meeting: MeetingId): Promise<ReadMeeting | undefined> {
  const names = (await log.documents()).filter((name) => parseDocumentName(name)?.meeting === meeting);
  if (names.length === 0) return undefined;
  const fold = new MeetingFold(meeting, everyFold());
  const incomplete: DocumentName[] = [];
  let damagedRows = 0;
  for (const name of names) {
    const doc = new Doc();
    for (const update of await log.read(name)) {
      try {
        applyUpdate(doc, update);
      } catch {
        damagedRows++;
      }
    }
    if (doc.store.pendingStructs) incomplete.push(name);
    for (const value of doc.getArray(ENTRIES).toJSON()) fold.add(name, value);
    doc.destroy();
  }
  const heard = (await log.heard()).filter((h) => h.meeting === meeting);
  return { fold, heard, damagedRows, incomplete };
}
