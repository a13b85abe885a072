import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import { openDataFolder } from '../../src/hub/data-folder.ts';
import { type Examination, examineRows, ROWS_AT_ONCE, SHORT_ROW_BYTES } from '../../src/hub/examine-rows.ts';
import { endAll, temporaryFolder } from './hub-process.ts';

afterEach(endAll);

interface AnyRow {
  document: number;
  bytes: Uint8Array;
  crc: number;
  aside: 0 | 1;
}

/** What the examination of these rows is to tell, from the rows themselves. */
function expected(rows: readonly AnyRow[]): Examination & { damaged: readonly number[] } {
  const aside = new Map<DocumentName, number>();
  const damaged: number[] = [];
  for (const [i, { document, bytes, crc, aside: was }] of rows.entries()) {
    if (was === 0 && crc32(bytes) === crc) continue;
    if (was === 0) damaged.push(i + 1);
    aside.set(nameOf(document), (aside.get(nameOf(document)) ?? 0) + 1);
  }
  return { rows: rows.length, documents: new Set(rows.map(({ document }) => document)).size, aside, damaged };
}

const nameOf = (document: number) => `proef/tafel-${document}` as DocumentName;

function fill(db: DatabaseSync, rows: readonly AnyRow[]): void {
  db.exec('BEGIN; DELETE FROM updates; DELETE FROM documents;');
  const document = db.prepare('INSERT OR IGNORE INTO documents (id, name) VALUES (?, ?)');
  const row = db.prepare('INSERT INTO updates (seq, document, bytes, crc, aside) VALUES (?, ?, ?, ?, ?)');
  for (const [i, { document: id, bytes, crc, aside }] of rows.entries()) {
    document.run(id, nameOf(id));
    row.run(i + 1, id, bytes, crc, aside);
  }
  db.exec('COMMIT');
}

/** Of every length that is read in a way of its own: none, a few bytes, the longest of the short, the shortest of the long. */
const someBytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc
    .tuple(fc.constantFrom(SHORT_ROW_BYTES - 1, SHORT_ROW_BYTES, SHORT_ROW_BYTES + 1, 20_000), fc.nat(255))
    .map(([length, byte]) => new Uint8Array(length).fill(byte)),
);
const anyRow: fc.Arbitrary<AnyRow> = fc
  .record({
    document: fc.integer({ min: 1, max: 4 }),
    bytes: someBytes,
    off: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }),
    aside: fc.constantFrom<(0 | 1)[]>(0, 0, 0, 1),
  })
  .map(({ document, bytes, off, aside }) => ({ document, bytes, crc: (crc32(bytes) + off) % 2 ** 32, aside }));

test('every row whose sum is not that of its bytes is found, whatever the others are', () => {
  const { db, close } = openDataFolder(temporaryFolder());
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
      fill(db, rows);
      expect(examineRows(db)).toEqual(expected(rows));
    }),
  );
  close();
});

test('rows at the ends of what is read at once are looked at as all others are', () => {
  const { db, close } = openDataFolder(temporaryFolder());
  const rows = Array.from({ length: 2 * ROWS_AT_ONCE + 1 }, (_, i): AnyRow => {
    const bytes = Buffer.from(`Meer bankjes ${i}`);
    return { document: 1 + (i % 3), bytes, crc: crc32(bytes), aside: 0 };
  });
  const ends = [0, ROWS_AT_ONCE - 1, ROWS_AT_ONCE, 2 * ROWS_AT_ONCE - 1, 2 * ROWS_AT_ONCE];
  fill(db, rows);
  expect(examineRows(db).damaged).toEqual([]);
  for (const i of ends) rows[i] = { ...(rows[i] as AnyRow), crc: 1 };
  fill(db, rows);
  expect(examineRows(db)).toEqual(expected(rows));
  expect(examineRows(db).damaged).toEqual(ends.map((i) => i + 1));
  close();
});
