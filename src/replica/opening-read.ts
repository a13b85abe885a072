import type { MeetingId } from '../domain/ids.ts';
import type { Journal, JournalRow } from '../journal/journal.ts';
import type { SecondCopy } from '../journal/second-copy.ts';

/** What a document reads of its meeting when it is opened. */
export interface OpeningRead {
  /** Of the journal; rejects when it cannot be read. */
  stored: Promise<JournalRow[]>;
  /** Of the second copy. */
  copied: readonly JournalRow[];
}

/**
 * How long one read does for the documents opened after it, in ms. Only for documents that nothing on this page has written yet: what
 * another tab writes in the meantime comes by its channel.
 */
const SHARED_MS = 1_000;

/** One reading of the disk for many documents that are opened together: a thousand stations would else read the whole meeting each. */
export function sharedOpeningRead(meeting: MeetingId, journal: Journal, copy: SecondCopy): () => OpeningRead {
  let read: (OpeningRead & { until: number }) | undefined;
  return () => {
    if (read && performance.now() < read.until) return read;
    const stored = journal.rows(meeting);
    stored.catch(() => undefined); // each document that waits for it is told
    read = { stored, copied: copy.rows(meeting), until: performance.now() + SHARED_MS };
    return read;
  };
}
