import { type DocumentName, documentName } from '../domain/documents.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { JournalRow } from '../journal/journal.ts';

/** What a document reads of its meeting when it is opened: its own rows, and those that tell what was erased. */
export interface OpeningRead {
  /** Of the journal; rejects when it cannot be read. */
  stored: Promise<readonly JournalRow[]>;
  /** Of the second copy. */
  copied: readonly JournalRow[];
}
export type ReadOpening = (document: DocumentName) => OpeningRead;

/** The rows of a whole meeting, sorted out once: a thousand documents must not look through all of them each. */
export function openingOf(
  meeting: MeetingId,
  stored: Promise<readonly JournalRow[]>,
  copied: readonly JournalRow[],
): ReadOpening {
  const sorted = stored.then((rows) => byDocument(meeting, rows));
  sorted.catch(() => undefined); // each document that waits for it is told
  const copies = byDocument(meeting, copied);
  return (document) => ({ stored: sorted.then((of) => of(document)), copied: copies(document) });
}

function byDocument(
  meeting: MeetingId,
  rows: readonly JournalRow[],
): (document: DocumentName) => readonly JournalRow[] {
  const setup = documentName({ kind: 'setup', meeting });
  const documents = rowsByDocument(rows);
  const erased = documents.get(setup)?.filter(({ entry }) => entry.type === 'erased') ?? [];
  return (document) => {
    const own = documents.get(document) ?? [];
    return document === setup ? own : [...own, ...erased];
  };
}

export function rowsByDocument(rows: readonly JournalRow[]): Map<DocumentName, JournalRow[]> {
  const documents = new Map<DocumentName, JournalRow[]>();
  for (const row of rows) getOrMake(documents, row.document, () => []).push(row);
  return documents;
}
