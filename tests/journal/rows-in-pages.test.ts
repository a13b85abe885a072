import { afterEach, expect, it } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { Database } from '../../src/journal/database.ts';
import type { JournalRow } from '../../src/journal/journal.ts';
import { rowsInPages } from '../../src/journal/rows-in-pages.ts';

let count = 0;
const open: Database[] = [];
afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

/** A row of one of two meetings, whose identifier says nothing of which. */
function row(i: number, meeting: string): JournalRow {
  const id = `${(i * 7_919) % 100_003}-${i}` as EntryId;
  const document = `${meeting}/setup` as DocumentName;
  return { id, meeting: meeting as MeetingId, document, entry: { id } as RawEntry, receivedAt: 1 };
}

it.each([0, 1, 1_999, 2_000, 2_001, 4_500])(
  'reads all %i rows of a meeting, each once, and none of another',
  async (size) => {
    const db = new Database(`pages-${count++}`);
    open.push(db);
    await db.journal.bulkPut(Array.from({ length: size }, (_, i) => row(i, 'm1')));
    await db.journal.bulkPut(Array.from({ length: 700 }, (_, i) => row(size + i, 'm2')));
    const rows = await rowsInPages(db, 'm1' as MeetingId);
    expect(rows.length).toBe(size);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(size);
    expect(rows.every(({ meeting }) => meeting === 'm1')).toBe(true);
  },
);

it('opens a database that is not open yet', async () => {
  const name = `pages-${count++}`;
  const first = new Database(name);
  await first.journal.put(row(1, 'm1'));
  first.close();
  const db = new Database(name);
  open.push(db);
  expect(await rowsInPages(db, 'm1' as MeetingId)).toHaveLength(1);
});
