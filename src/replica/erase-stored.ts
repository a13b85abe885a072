import * as Y from 'yjs';
import { type DocumentName, ENTRIES } from '../domain/documents.ts';
import { eraseEntries, isAbout } from '../domain/erase-entries.ts';
import type { MeetingId, StatementId } from '../domain/ids.ts';
import type { Journal, JournalRow } from '../journal/journal.ts';
import type { SecondCopy } from '../journal/second-copy.ts';
import { applyGuarded } from './entry-document.ts';

/**
 * Takes everything about those statements off the disk for a document that is not open here: one of a table where this tablet stood
 * before. Rejects when the disk fails.
 */
export async function eraseStored(
  meeting: MeetingId,
  document: DocumentName,
  statements: ReadonlySet<StatementId>,
  journal: Journal,
  copy: SecondCopy,
): Promise<void> {
  const mine = (row: JournalRow) => row.document === document && isAbout(row.entry, statements);
  const ids = [...(await journal.rows(meeting)), ...copy.rows(meeting)].filter(mine).map((row) => row.id);
  const doc = new Y.Doc();
  for (const update of await journal.updates(document)) applyGuarded(doc, update, undefined);
  const gone = doc.transact(() => eraseEntries(doc.getArray(ENTRIES), statements));
  const replace = gone.length > 0 ? [{ document, bytes: Y.encodeStateAsUpdate(doc) }] : undefined;
  doc.destroy();
  copy.drop(ids);
  if (ids.length > 0 || replace) await journal.write({ erase: ids, replace });
}
