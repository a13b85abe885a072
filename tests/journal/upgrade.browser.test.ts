import { afterEach, describe, expect, it, vi } from 'vitest';
import { type DeviceFixture, readFixture, type StoredDatabase } from '../../scripts/fixture-values.ts';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { DATABASE_VERSIONS, Database, type DatabaseVersion } from '../../src/journal/database.ts';
import { DexieJournal } from '../../src/journal/dexie-journal.ts';
import { DiskFailure, type JoinedMeeting, type JournalRow } from '../../src/journal/journal.ts';
import { SecondCopy } from '../../src/journal/second-copy.ts';
import type { SpareBuckets } from '../../src/journal/spare-buckets.ts';
import { SpareJournal } from '../../src/journal/spare-journal.ts';
import type { Connect } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { NewStatement, Session } from '../../src/sync/session.ts';
import stored from '../fixtures/v1/device.json?raw';
import { memoryTextStore } from '../support/text-store.ts';

const device = readFixture<DeviceFixture>(stored);
const meeting = device.meeting as MeetingId;
const station = 'table-1' as StationId;
const rowsOf = (store: string) => device.database.stores.find((s) => s.name === store)?.rows ?? [];
const idsOf = (rows: readonly { id?: unknown }[]) => rows.map((row) => String(row.id)).sort();

/** A version that no app has: what the next one may do at most. It adds a table, an index, and a field to every row. */
const NEXT: DatabaseVersion = {
  version: 2,
  stores: { journal: 'id, meeting, [meeting+document]', votes: 'id' },
  upgrade: async (transaction) => {
    const journal = transaction.table('journal');
    await journal.bulkPut((await journal.toArray()).map((row) => Object.assign(row as object, { seenBy: [] })));
  },
};
const VERSIONS_AFTER = [...DATABASE_VERSIONS, NEXT];

let count = 0;
const names: string[] = [];
const opened: { close(): unknown }[] = [];
function track<T extends { close(): unknown }>(thing: T): T {
  opened.push(thing);
  return thing;
}
afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.splice(0).map((thing) => thing.close()));
  await Promise.all(names.splice(0).map((name) => done(indexedDB.deleteDatabase(name))));
});

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Puts a database on the browser's disk as it was stored, by the browser's own means; returns its name here. */
async function diskOfThen(database: StoredDatabase = device.database): Promise<string> {
  const name = `upgrade-${count++}-${Math.random()}`;
  names.push(name);
  const request = indexedDB.open(name, database.version);
  request.onupgradeneeded = () => {
    for (const { name: storeName, keyPath, autoIncrement, indexes, rows } of database.stores) {
      const store = request.result.createObjectStore(storeName, { keyPath, autoIncrement });
      for (const { name: index, keyPath: path, ...options } of indexes) store.createIndex(index, path, options);
      for (const row of rows) store.add(row);
    }
  };
  (await done(request)).close();
  return name;
}

/** The journal without its spare: what is tested is the database alone. */
const NO_BUCKETS: SpareBuckets = {
  generations: async () => undefined,
  open: () => Promise.reject(new Error('There are no buckets')),
  remove: async () => undefined,
};
const journalOn = (name: string, versions = DATABASE_VERSIONS) =>
  track(new DexieJournal(new Database(name, versions), new SpareJournal(NO_BUCKETS)));

/** A tablet of its time: its database and its localStorage, with no hub in reach. */
async function tabletOn(journal: DexieJournal, texts = device.localStorage): Promise<Session> {
  const store = memoryTextStore();
  for (const [key, text] of Object.entries(texts)) store.map.set(key, text);
  const joined = (await journal.meeting(meeting).catch(() => undefined)) ?? storedMeeting();
  const capability = joined.capabilities[0];
  if (!capability) throw new Error('The stored meeting has no link.');
  return track(
    await openSession(joined, capability, {
      journal,
      copy: new SecondCopy(store),
      connect: noHub,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      now: Date.now,
      tab: 'tab-of-the-fixture',
    }),
  );
}
const storedMeeting = () => rowsOf('meetings')[0] as unknown as JoinedMeeting;
const noHub: Connect = () => ({
  attach: () => ({ send: () => undefined, detach: () => undefined }),
  nudge: () => undefined,
  close: () => undefined,
});
const said = (text: string): NewStatement => ({
  text,
  theme: 'living-together' as ThemeId,
  angles: [],
  round: 'round-1' as RoundId,
  kind: null,
  voice: null,
  quote: false,
});
const textsOn = (session: Session) =>
  (session.view.getState().statements.get(station) ?? []).filter((s) => !s.withdrawn).map((s) => s.text);
const safetyOf = (session: Session) => [...new Set(session.view.getState().safety.values())];

const newRow = (id: string): JournalRow => ({
  id: id as EntryId,
  meeting,
  document: `${meeting}/station/table-1` as DocumentName,
  entry: { id, clock: 99, at: 1, device: 'd', type: 'captured', text: id } as unknown as RawEntry,
  receivedAt: 0,
});

/** What three statements of the stored evening came to, oldest last. */
const SAID = [
  'Gezegd toen de hub weg was',
  '“Ik durf ’s avonds de straat niet op”',
  'Bankjes bij de bushalte en het plein',
];

describe('[UPD-6] a tablet’s disk of version 1', () => {
  it('is opened with every row, update, draft and meeting', async () => {
    const name = await diskOfThen();
    const journal = journalOn(name);
    const rows = await journal.rows(meeting);
    expect(rows).toHaveLength(rowsOf('journal').length);
    expect(new Map(rows.map((row) => [row.id as string, row]))).toEqual(
      new Map(rowsOf('journal').map((row) => [String(row.id), row])),
    );
    for (const document of new Set(rowsOf('updates').map((row) => String(row.document)))) {
      const updates = rowsOf('updates').filter((row) => row.document === document);
      expect(await journal.updates(document as DocumentName)).toEqual(updates.map((row) => row.bytes));
    }
    expect(await journal.drafts('tafellaken:draft:')).toEqual(rowsOf('drafts'));
    expect(await journal.meetings()).toEqual(rowsOf('meetings'));
  });

  it('goes on at its table: what was said, what the hub has of it, and the word that was not finished', async () => {
    const session = await tabletOn(journalOn(await diskOfThen()));
    await vi.waitFor(() => expect(session.view.getState().loaded).toBe(true));
    await vi.waitFor(() => expect(textsOn(session)).toEqual(SAID));
    expect(session.view.getState().standing).toEqual({ saving: 0, unkept: 0, unreceived: 1 });
    expect(session.draft(station).read()?.text).toBe('En toen viel de str');
    expect(session.view.getState().setup.running).toMatchObject({ round: 'round-1', stopped: false });
  });
});

describe('[UPD-6] an upgrade of the database', () => {
  it('keeps every row, and gives each what is new', async () => {
    const name = await diskOfThen();
    const journal = journalOn(name, VERSIONS_AFTER);
    expect(await journal.rows(meeting)).toEqual(
      (await journalOn(await diskOfThen()).rows(meeting)).map((row) => ({ ...row, seenBy: [] })),
    );
    expect(await journal.drafts('tafellaken:draft:')).toEqual(rowsOf('drafts'));
    expect(await journal.meetings()).toEqual(rowsOf('meetings'));
    const db = await done(indexedDB.open(name));
    expect(db.version).toBe(20); // Dexie's numbers are ten times its versions
    expect([...db.objectStoreNames]).toContain('votes');
    expect([...db.transaction('journal').objectStore('journal').indexNames]).toContain('[meeting+document]');
    db.close();
  });

  it('that a killed page left half done, is done again from all that there was', async () => {
    const name = await diskOfThen();
    const worker = new Worker(
      URL.createObjectURL(
        new Blob([
          `const request = indexedDB.open(${JSON.stringify(name)}, 20);
           request.onupgradeneeded = () => {
             const journal = request.transaction.objectStore('journal');
             journal.openCursor().onsuccess = ({ target }) => {
               const row = target.result;
               if (!row) { journal.clear(); return forEver(); }
               row.update({ ...row.value, entry: 'half upgraded' });
               row.continue();
             };
             const forEver = () => { journal.count().onsuccess = forEver; postMessage('in the middle'); };
           };`,
        ]),
      ),
    );
    await new Promise((resolve) => {
      worker.onmessage = resolve;
    });
    worker.terminate();
    const journal = journalOn(name, VERSIONS_AFTER);
    const rows = await vi.waitFor(() => journal.rows(meeting), { timeout: 15_000 });
    expect(idsOf(rows)).toEqual(idsOf(rowsOf('journal')));
    for (const row of rows) {
      expect(row).toEqual({ ...rowsOf('journal').find((stored) => stored.id === row.id), seenBy: [] });
    }
  });

  it('under an open page of the old version: both go on, and each sees what the other keeps', async () => {
    const name = await diskOfThen();
    const old = journalOn(name);
    await old.rows(meeting);
    const next = journalOn(name, VERSIONS_AFTER);
    expect(await next.rows(meeting)).toHaveLength(rowsOf('journal').length);
    await old.write({
      rows: [newRow('by-old')],
      updates: [{ document: newRow('').document, bytes: new Uint8Array([1]) }],
    });
    await next.write({ rows: [newRow('by-next')] });
    for (const journal of [old, next]) {
      expect(idsOf(await journal.rows(meeting))).toEqual([...idsOf(rowsOf('journal')), 'by-next', 'by-old'].sort());
    }
    await old.markReceived(['by-next' as EntryId], 5);
    expect((await next.rows(meeting)).find((row) => row.id === 'by-next')?.receivedAt).toBe(5);
  });

  it('that a sleeping page holds up, holds up nobody: typing goes on, the screen says NOT kept, and all is kept once it can be', async () => {
    const name = await diskOfThen();
    const sleeping = await done(indexedDB.open(name)); // it hears nothing of `versionchange`
    const journal = journalOn(name, VERSIONS_AFTER);
    await expect(journal.write({ rows: [newRow('while-held')] })).rejects.toThrow(DiskFailure);
    const session = await tabletOn(journal);
    const id = session.capture(station, said('Terwijl de schijf niet openging'));
    await vi.waitFor(() => expect(session.view.getState().safety.get(id)).toBe('unkept'), { timeout: 15_000 });
    expect(session.view.getState().diskFailure).toBeDefined();
    await vi.waitFor(() => expect(textsOn(session), 'from the second copy').toContain('Gezegd toen de hub weg was'));

    sleeping.close();
    await vi.waitFor(
      () => {
        document.dispatchEvent(new Event('visibilitychange')); // the tablet is picked up
        expect(safetyOf(session)).toEqual(['kept']);
      },
      { timeout: 15_000, interval: 200 },
    );
    await session.close();
    const rows = await journalOn(name, VERSIONS_AFTER).rows(meeting);
    expect(idsOf(rows)).toEqual(expect.arrayContaining([...idsOf(rowsOf('journal')), id, 'while-held']));
  });
});

describe('[UPD-6] a disk of a later version, under an older app', () => {
  it('is read and written as it is, and nothing that is not known here is touched', async () => {
    const later = structuredClone(device.database);
    later.version = 70;
    later.stores.push({
      name: 'votes',
      keyPath: 'id',
      autoIncrement: false,
      indexes: [],
      rows: [{ id: 'v1', for: 'x' }],
    });
    for (const { name, rows } of later.stores) if (name === 'journal') for (const row of rows) row.seenBy = ['later'];
    const name = await diskOfThen(later);
    const session = await tabletOn(journalOn(name));
    await vi.waitFor(() => expect(textsOn(session)).toEqual(SAID));
    const id = session.capture(station, said('Met een oudere app'));
    await vi.waitFor(() => expect(session.view.getState().safety.get(id)).toBe('kept'));
    await session.close();
    const db = await done(indexedDB.open(name));
    expect(db.version).toBe(70);
    const all = (store: string) => done(db.transaction(store).objectStore(store).getAll());
    expect(await all('votes')).toEqual([{ id: 'v1', for: 'x' }]);
    const rows = (await all('journal')) as { id: string; seenBy?: string[] }[];
    expect(rows.filter((row) => row.seenBy?.[0] === 'later')).toHaveLength(rowsOf('journal').length);
    expect(rows.map((row) => row.id)).toContain(id);
    db.close();
  });

  it('of another major version, whose tables have other shapes: the app starts, deletes nothing, and says what is not kept', async () => {
    const strange: StoredDatabase = {
      name: '',
      version: 200,
      stores: [
        {
          name: 'journal',
          keyPath: 'key',
          autoIncrement: false,
          indexes: [],
          rows: [{ key: 'k1', text: 'van later' }],
        },
        { name: 'updates', keyPath: 'n', autoIncrement: false, indexes: [], rows: [] },
      ],
    };
    for (const method of ['error', 'warn'] as const) vi.spyOn(console, method).mockReturnValue(); // Dexie tells of each
    const name = await diskOfThen(strange);
    const session = await tabletOn(journalOn(name));
    await vi.waitFor(() => expect(session.view.getState().loaded).toBe(true), { timeout: 15_000 });
    expect(textsOn(session), 'from the second copy').toEqual(['Gezegd toen de hub weg was']);
    const id = session.capture(station, said('Met een veel oudere app'));
    await vi.waitFor(() => expect(session.view.getState().safety.get(id)).toBe('unkept'), { timeout: 15_000 });
    await session.close();
    const db = await done(indexedDB.open(name));
    expect(await done(db.transaction('journal').objectStore('journal').getAll())).toEqual([
      { key: 'k1', text: 'van later' },
    ]);
    db.close();
  });
});
