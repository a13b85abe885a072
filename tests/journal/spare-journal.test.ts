import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { Database } from '../../src/journal/database.ts';
import { DexieJournal } from '../../src/journal/dexie-journal.ts';
import { DiskFailure, type JoinedMeeting, type JournalRow } from '../../src/journal/journal.ts';
import { deleteDatabase } from '../../src/journal/raw-database.ts';
import type { SpareBuckets } from '../../src/journal/spare-buckets.ts';
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

/** What a browser without buckets has. */
const NONE: SpareBuckets = {
  generations: async () => undefined,
  open: () => Promise.reject(new Error('There are no buckets')),
  remove: async () => undefined,
};

/** A device: its database may be lost, its bucket stays. */
function device() {
  const disk = new Map<number, IDBFactory>();
  const buckets: SpareBuckets = {
    generations: async () => [...disk.keys()].sort(),
    async open(generation) {
      const indexedDB = disk.get(generation) ?? new IDBFactory();
      disk.set(generation, indexedDB);
      return { generation, indexedDB };
    },
    remove: async (generation) => void disk.delete(generation),
  };
  const name = `spared-${count++}`;
  return {
    name,
    disk,
    buckets,
    spare: () => track(new SpareJournal(buckets)),
    start: (spareIn = buckets, database = new Database(name)) =>
      track(new DexieJournal(database, new SpareJournal(spareIn))),
    loseDatabase: () => deleteDatabase(indexedDB, name),
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
    const alone = start(NONE);
    await vi.waitFor(async () => expect(await idsIn(alone)).toEqual(['said', 'set']));
    expect((await alone.rows(meeting)).find((r) => r.id === 'set')?.receivedAt).toBe(3);
  });

  it('takes over what was written before there was a spare', async () => {
    const { start, spare } = device();
    await start(NONE).write({ rows: [row('old')] });
    await start().rows(meeting);
    await vi.waitFor(async () => expect(await idsIn(spare())).toEqual(['old']));
  });

  it('is made anew at the first write of each start, for a power cut may have damaged the end of its log', async () => {
    const { start, spare, disk } = device();
    for (const [i, id] of ['a', 'b', 'c'].entries()) {
      const journal = start();
      await journal.rows(meeting);
      await journal.write({ rows: [row(id)] });
      expect([...disk.keys()]).toEqual([i + 1]);
      journal.close();
    }
    expect(await idsIn(spare())).toEqual(['a', 'b', 'c']);
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
    const neverAnswers = { open: () => ({}) } as unknown as IDBFactory;
    for (const open of [
      () => Promise.reject(new Error('no bucket')),
      async (generation: number) => ({ generation, indexedDB: neverAnswers }),
    ]) {
      const journal = start({ ...NONE, generations: async () => [], open });
      const id = `r${count++}`;
      await journal.write({ rows: [row(id)] });
      expect(await idsIn(journal)).toContain(id);
      const again = performance.now();
      for (let i = 0; i < 5; i++) await journal.write({ rows: [row(`${id}-${i}`)] });
      expect(performance.now() - again).toBeLessThan(1_000); // it waits for one that hangs once, not at every write
    }
  });

  describe('on a disk that runs full', () => {
    afterEach(() => vi.restoreAllMocks());
    /** Writes into these databases fail from now on. */
    function refuse(...names: string[]): { room(): void } {
      const spies = (['put', 'add'] as const).map((write) => {
        const real = IDBObjectStore.prototype[write];
        return vi.spyOn(IDBObjectStore.prototype, write).mockImplementation(function (this: IDBObjectStore, ...args) {
          if (names.includes(this.transaction.db.name)) throw new DOMException('full', 'UnknownError');
          return real.apply(this, args);
        });
      });
      return {
        room() {
          for (const spy of spies) spy.mockRestore();
        },
      };
    }
    const SPARE = 'tafellaken';

    it('is made anew when a write of it failed, with all that belongs in it, for the browser may delete what is damaged', async () => {
      const { start, spare, disk } = device();
      const earlier = start();
      await earlier.write({ rows: [row('earlier')] });
      earlier.close();
      const journal = start();
      await journal.write({ rows: [row('before'), row('set', setup, 3)] });
      const { room } = refuse(SPARE);
      await journal.write({ rows: [row('while')] }); // the journal itself has it
      room();
      await journal.write({ rows: [row('after')] });
      expect([...disk.keys()]).toEqual([3]); // the second start had made it anew once
      expect(await idsIn(spare())).toEqual(['after', 'before', 'earlier', 'set', 'while']);
    });

    it('keeps the journal from being written while it cannot be made anew, so that not both are damaged', async () => {
      const { start } = device();
      const journal = start();
      await journal.write({ rows: [row('before')] });
      const { room } = refuse(SPARE);
      await journal.write({ rows: [row('while')] });
      const { put, add } = IDBObjectStore.prototype;
      const writes = () => [put, add].flatMap((write) => vi.mocked(write).mock.contexts as IDBObjectStore[]);
      const inJournal = () => writes().filter(({ transaction }) => transaction.db.name !== SPARE).length;
      const until = inJournal();
      await expect(journal.write({ rows: [row('later')] })).rejects.toThrow(DiskFailure);
      await expect(journal.writeDraft({ key: 'k', text: 't', at: 1 } as never)).rejects.toThrow(DiskFailure);
      expect(inJournal()).toBe(until);
      room();
      await journal.write({ rows: [row('later')] });
      expect(await idsIn(journal)).toEqual(['before', 'later', 'while']);
    });

    it('must have what a damaged journal took, before that counts as kept', async () => {
      const { start, spare, name } = device();
      const journal = start();
      const { room } = refuse(name);
      await expect(journal.write({ rows: [row('said')] })).rejects.toThrow(DiskFailure);
      expect(await idsIn(spare())).toEqual([]);
      room();
      const again = refuse(SPARE);
      await expect(journal.write({ rows: [row('said')] })).rejects.toThrow(DiskFailure);
      again.room();
      await journal.write({ rows: [row('said')] });
      expect(await idsIn(spare())).toEqual(['said']);
    });

    it('gives back what an older one had, when the tablet was killed before that was gone', async () => {
      const { start, disk, buckets } = device();
      const before = start({ ...buckets, remove: () => Promise.reject(new Error('killed')) });
      await before.write({ rows: [row('said')] });
      const { room } = refuse(SPARE);
      await before.write({ rows: [row('while')] });
      room();
      await buckets.open(2); // empty: this is how far it came
      before.close();
      expect(await idsIn(start(buckets, new Database(`lost-${count++}`)))).toEqual(['said']);
      await vi.waitFor(() => expect([...disk.keys()]).toEqual([2]));
    });
  });
});
