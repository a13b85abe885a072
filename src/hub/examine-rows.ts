import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { DocumentName } from '../domain/documents.ts';
import { isWholeUpdate } from './whole-update.ts';

/** One row of a hub's log: an update, and the sum by which it is known to be whole. */
export interface Row {
  seq: number;
  bytes: Uint8Array;
  crc: number;
}

/** What lies in a log, and by document how many rows of it are set aside because they are not whole. */
export interface Examination {
  rows: number;
  documents: number;
  aside: ReadonlyMap<DocumentName, number>;
}

/**
 * Reads every row once. `damaged`: those that are to be set aside. The sum shows that a row is what was let in, and only updates that can be
 * read are let in. Whoever reads a document looks at its rows once more, and then at what is in them (`isWhole`).
 */
export function examineRows(db: DatabaseSync): Examination & { damaged: readonly number[] } {
  const damaged: number[] = [];
  const aside = new Map<DocumentName, number>();
  const documents = new Set<number>();
  const names = db.prepare('SELECT name FROM documents WHERE id = ?');
  const nameOf = (id: number) => names.get(id)?.name as DocumentName;
  let rows = 0;
  const all = db.prepare('SELECT document, seq, bytes, crc, aside FROM updates');
  all.setReturnArrays(true);
  for (const row of all.iterate() as unknown as Iterable<[number, number, Uint8Array, number, number]>) {
    const [document, seq, bytes, crc, wasAside] = row;
    documents.add(document);
    rows++;
    if (wasAside === 0 && crc32(bytes) === crc) continue;
    const name = nameOf(document);
    aside.set(name, (aside.get(name) ?? 0) + 1);
    if (wasAside === 0) damaged.push(seq);
  }
  return { rows, documents: documents.size, aside, damaged };
}

export function isWhole({ bytes, crc }: Row): boolean {
  return crc32(bytes) === crc && isWholeUpdate(bytes);
}
