import { isDeepStrictEqual } from 'node:util';
import { encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { ENTRIES } from '../domain/documents.ts';
import { eraseEntries, isAbout } from '../domain/erase-entries.ts';
import type { StatementId } from '../domain/ids.ts';
import type { EraseFailure } from './log.ts';
import { documentOf } from './merge-rows.ts';

export type ErasedRows =
  | { state: 'erased'; snapshot: Uint8Array; entries: number }
  | { state: 'nothing' }
  | { state: 'left'; reason: EraseFailure };

/**
 * One update that holds what the rows of a document hold together but for everything about those statements, or why there is none. It is
 * read back and compared before it is given: the state vector, all other entries and their order.
 */
export function eraseFromRows(rows: readonly Uint8Array[], statements: ReadonlySet<StatementId>): ErasedRows {
  if (!rows.some((row) => mentions(row, statements))) return { state: 'nothing' };
  const doc = documentOf(rows);
  const array = doc.getArray(ENTRIES);
  const vector = encodeStateVector(doc);
  const others = array.toArray().filter((value) => !isAbout(value, statements));
  const gone = doc.transact(() => eraseEntries(array, statements));
  const snapshot = encodeStateAsUpdate(doc);
  // What waits for a part that is not there cannot be looked into; it may hold words all the same.
  const waiting = doc.store.pendingStructs !== null && mentions(snapshot, statements);
  const again = documentOf([snapshot]);
  const same =
    Buffer.compare(vector, encodeStateVector(again)) === 0 &&
    isDeepStrictEqual(again.getArray(ENTRIES).toArray(), others);
  if (!same) return { state: 'left', reason: 'not-the-same' };
  return waiting ? { state: 'left', reason: 'gap' } : { state: 'erased', snapshot, entries: gone.length };
}

/** Whether bytes name one of those statements, as every entry about it does. */
export function mentions(bytes: Uint8Array, statements: ReadonlySet<StatementId>): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const statement of statements) if (buffer.includes(statement)) return true;
  return false;
}
