import { expect, test } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { Database } from '../../src/journal/database.ts';
import { DexieJournal } from '../../src/journal/dexie-journal.ts';
import type { JournalRow } from '../../src/journal/journal.ts';

const meeting = 'evening' as MeetingId;
const document = 'evening/station/table-1' as DocumentName;

function row(id: string, receivedAt = 0): JournalRow {
  const entry = { id: id as EntryId, type: 'captured', clock: 1, at: 1, device: 'tablet' } as JournalRow['entry'];
  return { id: id as EntryId, meeting, document, entry, receivedAt };
}

test('a write of rows that are partly there already keeps those as they were, and takes all else that came with it', async () => {
  const journal = new DexieJournal(new Database('write-again'));
  await journal.write({ rows: [row('first')] });
  await journal.markReceived(['first' as EntryId], 7);
  const bytes = Uint8Array.of(1, 2, 3);
  await journal.write({ rows: [row('first'), row('second')], updates: [{ document, bytes }] });
  const rows = (await journal.rows(meeting)).map(({ id, receivedAt }) => [id, receivedAt]).sort();
  expect(rows).toEqual([
    ['first', 7],
    ['second', 0],
  ]);
  expect(await journal.updates(document)).toEqual([bytes]);
  journal.close();
});
