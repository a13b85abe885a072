import { afterEach, describe, expect, it } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { Database } from '../../src/journal/database.ts';
import { DexieJournal } from '../../src/journal/dexie-journal.ts';
import type { Journal, JournalRow } from '../../src/journal/journal.ts';
import { MemoryJournal } from '../../src/journal/memory-journal.ts';

const meeting = 'm1' as MeetingId;
const document = 'm1/station/table-1' as DocumentName;
const row = (id: string, receivedAt = 0): JournalRow => ({
  id: id as EntryId,
  meeting,
  document,
  entry: { id, clock: 1, at: 1, device: 'd', type: 'captured', text: id } as unknown as RawEntry,
  receivedAt,
});
const bytes = (...b: number[]) => new Uint8Array(b);

let count = 0;
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const o of opened.splice(0)) o.close();
});

for (const [name, open] of [
  ['memory', () => new MemoryJournal() as Journal],
  ['Dexie', () => new DexieJournal(new Database(`journal-${count++}`)) as Journal],
] as const)
  describe(`the journal (${name})`, () => {
    const journal = () => {
      const j = open();
      opened.push(j);
      return j;
    };

    it('gives back every row of a meeting, and none of another', async () => {
      const j = journal();
      await j.write({ rows: [row('a'), row('b'), { ...row('c'), meeting: 'm2' as MeetingId }] });
      expect((await j.rows(meeting)).map((r) => r.id).sort()).toEqual(['a', 'b']);
    });

    it('keeps a row as it was when it is written again, but for its receipt', async () => {
      const j = journal();
      await j.write({ rows: [row('a')] });
      await j.write({ rows: [{ ...row('a', 7) }] });
      await j.write({ rows: [row('a')] });
      expect(await j.rows(meeting)).toEqual([row('a', 7)]);
    });

    it('marks rows as received once, with the first time, and skips ids it does not have', async () => {
      const j = journal();
      await j.write({ rows: [row('a'), row('b')] });
      await j.markReceived(['a', 'nowhere'] as EntryId[], 5);
      await j.markReceived(['a'] as EntryId[], 9);
      expect((await j.rows(meeting)).map((r) => r.receivedAt)).toEqual([5, 0]);
    });

    it('gives updates back in the order they were written, and one in their place after a replacement', async () => {
      const j = journal();
      await j.write({ updates: [{ document, bytes: bytes(1) }] });
      await j.write({ updates: [{ document, bytes: bytes(2) }] });
      const other = 'm1/setup' as DocumentName;
      await j.write({ updates: [{ document: other, bytes: bytes(9) }] });
      expect((await j.updates(document)).map((u) => [...u])).toEqual([[1], [2]]);
      await j.write({ replace: [{ document, bytes: bytes(1, 2) }] });
      expect((await j.updates(document)).map((u) => [...u])).toEqual([[1, 2]]);
      expect((await j.updates(other)).map((u) => [...u])).toEqual([[9]]);
    });

    it('drops a draft in the same write as its entry', async () => {
      const j = journal();
      await j.writeDraft({ key: 'draft:m1/t/x', at: 1, draft: 'half a wor' });
      await j.write({ rows: [row('a')], dropDraft: 'draft:m1/t/x' });
      expect(await j.drafts('draft:m1/')).toEqual([]);
    });

    it('remembers joined meetings', async () => {
      const j = journal();
      const joined = { id: meeting, title: 'Avond', capabilities: [], openedAt: 3 };
      await j.putMeeting(joined);
      expect(await j.meeting(meeting)).toEqual(joined);
      expect(await j.meetings()).toEqual([joined]);
      expect(await j.meeting('other' as MeetingId)).toBeUndefined();
    });
  });

describe('the journal when the database is taken away under it', () => {
  it('opens it again and keeps what comes', async () => {
    const db = new Database(`journal-${count++}`);
    const j = new DexieJournal(db);
    opened.push(j);
    await j.write({ rows: [row('a')] });
    db.backendDB().close(); // as iPadOS does after a suspend
    await j.write({ rows: [row('b')] });
    expect((await j.rows(meeting)).map((r) => r.id).sort()).toEqual(['a', 'b']);
  });
});
