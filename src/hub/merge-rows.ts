import { isDeepStrictEqual } from 'node:util';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector } from 'yjs';
import { ENTRIES } from '../domain/documents.ts';
import { UPDATE_LIMIT_BYTES } from './ingest.ts';
import type { LeftReason } from './log.ts';

export type Merged = { state: 'merged'; snapshot: Uint8Array } | { state: 'left'; reason: LeftReason };

/**
 * One update that holds what the rows of a document hold together, or why there is none. It is read back and compared with what the
 * rows make before it is given: the state vector, the entries and their order, and the bytes that it would be written as again.
 */
export function mergeRows(rows: readonly Uint8Array[]): Merged {
  const doc = documentOf(rows);
  // What waits for a part that is not there yet stands outside the state vector, so that nothing could show it is still there.
  if (doc.store.pendingStructs || doc.store.pendingDs) return { state: 'left', reason: 'gap' };
  const snapshot = encodeStateAsUpdate(doc);
  if (snapshot.byteLength > UPDATE_LIMIT_BYTES) return { state: 'left', reason: 'too-large' };
  return holdTheSame(doc, documentOf([snapshot]), snapshot)
    ? { state: 'merged', snapshot }
    : { state: 'left', reason: 'not-the-same' };
}

/** The document that rows make together. */
export function documentOf(rows: readonly Uint8Array[]): Doc {
  const doc = new Doc();
  doc.transact(() => {
    for (const row of rows) applyUpdate(doc, row);
  });
  return doc;
}

function holdTheSame(one: Doc, other: Doc, snapshot: Uint8Array): boolean {
  return (
    Buffer.compare(encodeStateVector(one), encodeStateVector(other)) === 0 &&
    isDeepStrictEqual(one.getArray(ENTRIES).toArray(), other.getArray(ENTRIES).toArray()) &&
    Buffer.compare(encodeStateAsUpdate(other), snapshot) === 0
  );
}
