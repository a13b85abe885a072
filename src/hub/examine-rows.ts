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

/** Reads every row once. `damaged`: those that are to be set aside. */
export function examineRows(db: DatabaseSync): Examination & { damaged: readonly number[] } {
  const damaged: number[] = [];
  const aside = new Map<DocumentName, number>();
  const documents = new Set<DocumentName>();
  let rows = 0;
  const all = db.prepare(
    'SELECT name, seq, bytes, crc, aside FROM updates JOIN documents ON documents.id = updates.document',
  );
  for (const row of all.iterate() as unknown as Iterable<Row & { name: DocumentName; aside: number }>) {
    documents.add(row.name);
    rows++;
    const whole = row.aside === 0 && isWhole(row);
    if (!whole) aside.set(row.name, (aside.get(row.name) ?? 0) + 1);
    if (!whole && row.aside === 0) damaged.push(row.seq);
  }
  return { rows, documents: documents.size, aside, damaged };
}

export function isWhole({ bytes, crc }: Row): boolean {
  return crc32(bytes) === crc && isWholeUpdate(bytes);
}
