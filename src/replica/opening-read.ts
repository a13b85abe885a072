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

/** A meeting's rows, sorted out once: a thousand documents must not look through all of them each. */
export interface SortedRows {
  byDocument: ReadonlyMap<DocumentName, readonly JournalRow[]>;
  /** Documents with rows that the hub is not known to have. */
  unreceived: ReadonlySet<DocumentName>;
}

/** How many rows are sorted between two looks at the clock. */
const PART = 500;

/** `breathe` is awaited between parts of the work: sixty thousand rows that were just read take as long as some frames. */
export async function sortRows(rows: readonly JournalRow[], breathe: () => Promise<void>): Promise<SortedRows> {
  const byDocument = new Map<DocumentName, JournalRow[]>();
  const unreceived = new Set<DocumentName>();
  for (const [i, row] of rows.entries()) {
    if (i % PART === 0) await breathe();
    getOrMake(byDocument, row.document, () => []).push(row);
    if (row.receivedAt === 0) unreceived.add(row.document);
  }
  return { byDocument, unreceived };
}

/** `copied`: what the second copy holds of the meeting; little. */
export function openingOf(meeting: MeetingId, stored: Promise<SortedRows>, copied: readonly JournalRow[]): ReadOpening {
  const setup = documentName({ kind: 'setup', meeting });
  const isErasure = (row: JournalRow) => row.document === setup && row.entry.type === 'erased';
  const read = stored.then(({ byDocument }) => ({
    byDocument,
    erased: byDocument.get(setup)?.filter(isErasure) ?? [],
  }));
  read.catch(() => undefined); // each document that waits for it is told
  return (document) => ({
    stored: read.then(({ byDocument, erased }) => {
      const own = byDocument.get(document) ?? [];
      return document === setup ? own : [...own, ...erased];
    }),
    copied: copied.filter((row) => row.document === document || isErasure(row)),
  });
}
