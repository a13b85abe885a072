import type { StatementId } from './ids.ts';

/** The array of a document's entries, as far as it is used here; a `Y.Array` is one. */
interface EntryArray {
  toArray(): unknown[];
  delete(index: number, length: number): void;
}

/**
 * The statement that something in a station's document is about, whatever its version and shape; undefined when it says none.
 */
export function statementOf(value: unknown): StatementId | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, id, statement } = value as { type?: unknown; id?: unknown; statement?: unknown };
  const about = type === 'captured' ? id : statement;
  return typeof about === 'string' ? (about as StatementId) : undefined;
}

/** Whether something in a station's document is about one of those statements. */
export function isAbout(value: unknown, statements: ReadonlySet<StatementId>): boolean {
  const statement = statementOf(value);
  return statement !== undefined && statements.has(statement);
}

/**
 * Takes everything about those statements out of a document: the one true deletion there is. Returns what was taken out. To be called
 * in a transaction of the document.
 */
export function eraseEntries(array: EntryArray, statements: ReadonlySet<StatementId>): unknown[] {
  const values = array.toArray();
  const gone: unknown[] = [];
  for (let i = values.length - 1; i >= 0; i--) {
    if (!isAbout(values[i], statements)) continue;
    array.delete(i, 1);
    gone.push(values[i]);
  }
  return gone;
}
