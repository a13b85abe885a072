import { type DocumentName, documentName } from '../domain/documents.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { Journal, JournalRow } from '../journal/journal.ts';
import type { SecondCopy } from '../journal/second-copy.ts';

/** What a document reads of its meeting when it is opened: its own rows, and those that tell what was erased. */
export interface OpeningRead {
  /** Of the journal; rejects when it cannot be read. */
  stored: Promise<readonly JournalRow[]>;
  /** Of the second copy. */
  copied: readonly JournalRow[];
}
export type ReadOpening = (document: DocumentName) => OpeningRead;

/**
 * How long one read does for the documents opened after it, in ms. Only for documents that nothing on this page has written yet: what
 * another tab writes in the meantime comes by its channel.
 */
const SHARED_MS = 1_000;

/** One reading of the disk for many documents that are opened together: a thousand stations would else read the whole meeting each. */
export function sharedOpeningRead(meeting: MeetingId, journal: Journal, copy: SecondCopy): ReadOpening {
  let read: { of: ReadOpening; until: number } | undefined;
  return (document) => {
    if (!read || performance.now() >= read.until) {
      const stored = journal.rows(meeting);
      stored.catch(() => undefined); // each document that waits for it is told
      read = { of: openingOf(meeting, stored, copy.rows(meeting)), until: performance.now() + SHARED_MS };
    }
    return read.of(document);
  };
}

/** The rows of a whole meeting, sorted out once: a thousand documents must not look through all of them each. */
export function openingOf(
  meeting: MeetingId,
  stored: Promise<readonly JournalRow[]>,
  copied: readonly JournalRow[],
): ReadOpening {
  const sorted = stored.then((rows) => byDocument(meeting, rows));
  sorted.catch(() => undefined);
  const copies = byDocument(meeting, copied);
  return (document) => ({ stored: sorted.then((of) => of(document)), copied: copies(document) });
}

function byDocument(
  meeting: MeetingId,
  rows: readonly JournalRow[],
): (document: DocumentName) => readonly JournalRow[] {
  const setup = documentName({ kind: 'setup', meeting });
  const documents = new Map<DocumentName, JournalRow[]>();
  for (const row of rows) getOrMake(documents, row.document, () => []).push(row);
  const erased = documents.get(setup)?.filter(({ entry }) => entry.type === 'erased') ?? [];
  return (document) => {
    const own = documents.get(document) ?? [];
    return document === setup ? own : [...own, ...erased];
  };
}
