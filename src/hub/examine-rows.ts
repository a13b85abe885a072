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

/** Rows of at most this many bytes are read many at a time; a statement has some 300. Longer ones are what documents were made into. */
export const SHORT_ROW_BYTES = 4_096;
/** Short rows that are read at once: 4 MB at most. Reading each by itself takes twice as long. */
export const ROWS_AT_ONCE = 1_000;

/**
 * Reads every row once. `damaged`: those that are to be set aside. The sum shows that a row is what was let in, and only updates that can be
 * read are let in. Whoever reads a document looks at its rows once more, and then at what is in them (`isWhole`).
 */
export function examineRows(db: DatabaseSync): Examination & { damaged: readonly number[] } {
  const { rows, documents } = db
    .prepare('SELECT COUNT(*) AS rows, COUNT(DISTINCT document) AS documents FROM updates')
    .get() as unknown as Pick<Examination, 'rows' | 'documents'>;
  const damaged = [...damagedShortRows(db), ...damagedLongRows(db)].sort((a, b) => a - b);
  return { rows, documents, aside: asideByDocument(db, damaged), damaged };
}

/** Their bytes come as one, with all lengths and sums beside them, in the same order. */
function damagedShortRows(db: DatabaseSync): number[] {
  const pages = db.prepare(
    `SELECT MAX(seq) AS last, CAST(group_concat(bytes, '') AS BLOB) AS bytes,
       '[' || group_concat(seq || ',' || octet_length(bytes) || ',' || crc) || ']' AS told
     FROM (SELECT seq, bytes, crc FROM updates WHERE seq > ? AND aside = 0 AND octet_length(bytes) <= ? ORDER BY seq LIMIT ?)`,
  );
  const damaged: number[] = [];
  let last: number | null = Number.MIN_SAFE_INTEGER;
  while (last !== null) {
    const page = pages.get(last, SHORT_ROW_BYTES, ROWS_AT_ONCE) as unknown as Page;
    last = page.last;
    if (last !== null) damaged.push(...damagedOf(page));
  }
  return damaged;
}

interface Page {
  /** The last row's number; null, as all else, where there are no more rows. */
  last: number | null;
  bytes: Uint8Array;
  /** JSON: of each row its number, its length in bytes and its sum, one behind the other. */
  told: string;
}

function* damagedOf({ bytes, told }: Page): Iterable<number> {
  const numbers = JSON.parse(told) as number[];
  let at = 0;
  for (let i = 0; i < numbers.length; i += 3) {
    const end: number = at + (numbers[i + 1] as number);
    if (crc32(bytes.subarray(at, end)) !== numbers[i + 2]) yield numbers[i] as number;
    at = end;
  }
}

function damagedLongRows(db: DatabaseSync): number[] {
  const rows = db.prepare('SELECT seq, bytes, crc FROM updates WHERE aside = 0 AND octet_length(bytes) > ?');
  const damaged: number[] = [];
  for (const { seq, bytes, crc } of rows.iterate(SHORT_ROW_BYTES) as unknown as Iterable<Row>) {
    if (crc32(bytes) !== crc) damaged.push(seq);
  }
  return damaged;
}

/** How many rows of each document were set aside before or are in `damaged`. */
function asideByDocument(db: DatabaseSync, damaged: readonly number[]): ReadonlyMap<DocumentName, number> {
  const names = db.prepare(
    `SELECT name FROM documents JOIN (
       SELECT document FROM updates WHERE aside = 1
       UNION ALL SELECT document FROM updates WHERE seq IN (SELECT value FROM json_each(?))
     ) ON documents.id = document`,
  );
  const aside = new Map<DocumentName, number>();
  for (const row of names.all(JSON.stringify(damaged))) {
    const name = row.name as DocumentName;
    aside.set(name, (aside.get(name) ?? 0) + 1);
  }
  return aside;
}

export function isWhole({ bytes, crc }: Row): boolean {
  return crc32(bytes) === crc && isWholeUpdate(bytes);
}
