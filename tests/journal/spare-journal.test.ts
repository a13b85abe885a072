import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { Database } from '../../src/journal/database.ts';
import { DexieJournal } from '../../src/journal/dexie-journal.ts';
import type { JoinedMeeting, JournalRow } from '../../src/journal/journal.ts';
import { SpareJournal } from '../../src/journal/spare-journal.ts';

const meeting = 'm1' as MeetingId;
const table = 'm1/station/table-1' as DocumentName;
const setup = 'm1/setup' as DocumentName;
const row = (id: string, document = table, receivedAt = 0): JournalRow => ({
  id: id as EntryId,
  meeting,
  document,
  entry: { id, clock: 1, at: 1, device: 'd', type: 'captured', text: id } as unknown as RawEntry,
  receivedAt,
});
const idsIn = async (journal: DexieJournal | SpareJournal) => (await journal.rows(meeting)).map((r) => r.id).sort();

let count = 0;
const opened: { close(): void }[] = [];
afterEach(() => {
  for (const o of opened.splice(0)) o.close();
});

/** A device: its database may be lost, its bucket stays. */
function device() {
  const bucket = new IDBFactory();
  const name = `spared-${count++}`;
  return {
    spare: () => track(new SpareJournal(Promise.resolve(bucket))),
    start: (factory: Promise<IDBFactory | undefined> = Promise.resolve(bucket)) =>
      track(new DexieJournal(new Database(name), new SpareJournal(factory))),
    loseDatabase: () => new Database(name).delete(),
  };
}
function track<T extends { close(): void }>(one: T): T {
  opened.push(one);
  return one;
}

describe('the spare of the journal', () => {
  it('gives back what the hub had not received, and the set-up, when the whole database is gone at the next start', async () => {
    const { start, loseDatabase } = device();
    const before = start();
    await before.write({ rows: [row('said'), row('set', setup, 3)] });
    before.close();
    await loseDatabase();
    const after = start();
    expect(await idsIn(after)).toEqual(['said', 'set']);
    // and the journal has them again by itself
    const alone = start(Promise.resolve(undefined));
    await vi.waitFor(async () => expect(await idsIn(alone)).toEqual(['said', 'set']));
    expect((await alone.rows(meeting)).find((r) => r.id === 'set')?.receivedAt).toBe(3);
  });

  it('takes over what was written before there was a spare', async () => {
    const { start, spare } = device();
    await start(Promise.resolve(undefined)).write({ rows: [row('old')] });
    await start().rows(meeting);
    await vi.waitFor(async () => expect(await idsIn(spare())).toEqual(['old']));
  });

  it('forgets a statement that the hub has received, and never the set-up', async () => {
    const { start, spare } = device();
    const journal = start();
    await journal.write({ rows: [row('said'), row('set', setup)] });
    expect(await idsIn(spare())).toEqual(['said', 'set']);
    await journal.markReceived(['said', 'set'] as EntryId[], 7);
    await vi.waitFor(async () => expect(await idsIn(spare())).toEqual(['set']));
  });

  it('brings a meeting’s links back, and with them the only key of a meeting that lives on this device', async () => {
    const { start, loseDatabase } = device();
    const joined: JoinedMeeting = { id: meeting, title: 't', capabilities: [], rootKey: 'key', openedAt: 1 };
    const before = start();
    await before.putMeeting(joined);
    before.close();
    await loseDatabase();
    expect(await start().meeting(meeting)).toEqual(joined);
    expect(await start().meetings()).toEqual([joined]);
  });

  it('holds nothing up when it fails or hangs', async () => {
    const { start } = device();
    for (const factory of [
      Promise.reject(new Error('no bucket')),
      Promise.resolve({ open: () => ({}) } as unknown as IDBFactory), // never answers
    ]) {
      factory.catch(() => undefined);
      const journal = start(factory as Promise<IDBFactory>);
      const id = `r${count++}`;
      await journal.write({ rows: [row(id)] });
      expect(await idsIn(journal)).toContain(id);
      const again = performance.now();
      for (let i = 0; i < 5; i++) await journal.write({ rows: [row(`${id}-${i}`)] });
      expect(performance.now() - again).toBeLessThan(1_000); // it waits for one that hangs once, not at every write
    }
  });
});
