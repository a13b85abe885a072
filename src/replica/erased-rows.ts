import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import { parseErased } from '../domain/entry.ts';
import type { StatementId } from '../domain/ids.ts';
import type { JournalRow } from '../journal/journal.ts';

/** The statements of a document that a meeting's rows say were erased; in the documents of those who lead, of every station. */
export function erasedStatements(rows: readonly JournalRow[], document: DocumentName): Set<StatementId> {
  const erased = new Set<StatementId>();
  for (const { document: from, meeting, entry: raw } of rows) {
    const entry = parseErased(raw);
    if (!entry || parseDocumentName(from)?.kind !== 'setup') continue;
    const ref = parseDocumentName(document);
    if (ref?.meeting !== meeting) continue;
    if (ref.kind === 'station' ? ref.station === entry.station : ref.kind !== 'setup') erased.add(entry.statement);
  }
  return erased;
}
