import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { find } from '../../src/app/rescue/find.ts';
import { type DocumentName, documentName, ENTRIES } from '../../src/domain/documents.ts';
import { eraseEntries } from '../../src/domain/erase-entries.ts';
import type { MeetingId, StatementId, StationId } from '../../src/domain/ids.ts';
import { rawRecords } from '../../src/journal/raw-database.ts';
import { shadowCopies } from '../../src/replica/shadow-copies.ts';
import type { Shadow } from '../../src/replica/shadow-copy.ts';

let meeting: MeetingId;
let count = 0;
beforeEach(() => {
  meeting = `shelf-${count++}` as MeetingId;
});
afterEach(() => void vi.unstubAllGlobals());

const DISK = Symbol('disk');
const HUB = Symbol('hub');
const station = (n: number): DocumentName =>
  documentName({ kind: 'station', meeting, station: `table-${n}` as StationId });
const entry = (id: string, text = id) => ({
  ...{ id, clock: 1, at: 0, device: 'd', type: 'captured', text },
  ...{ theme: 'care', round: 'r1', angles: [] },
});

/** A live document that the hub brings entries to, and its place on the shelf. */
interface Copy {
  doc: Y.Doc;
  shadow: Shadow;
  bring(...entries: object[]): void;
  ids(): unknown[];
}
type Port = ReturnType<typeof shadowCopies>;
async function copyOf(port: Port, name: DocumentName): Promise<Copy> {
  const doc = new Y.Doc();
  const shadow = port(name, doc, DISK);
  await shadow.loaded;
  return {
    doc,
    shadow,
    bring: (...entries) => doc.transact(() => doc.getArray(ENTRIES).push(entries), HUB),
    ids: () => doc.getArray<{ id: string }>(ENTRIES).map((e) => e.id),
  };
}

/** What lies in the shelf's database, as text. */
async function onDisk(): Promise<string> {
  const records = await rawRecords(indexedDB, `tafellaken:${meeting}/stations`);
  return records.map(({ value }) => Buffer.from(value as Uint8Array).toString('latin1')).join('\n');
}
const written = (text: string) => vi.waitFor(async () => expect(await onDisk()).toContain(text), { timeout: 5_000 });

it('gives each station back what it had, from one database', async () => {
  const port = shadowCopies(meeting);
  const one = await copyOf(port, station(1));
  const two = await copyOf(port, station(2));
  one.bring(entry('a'), entry('b'));
  two.bring(entry('c'));
  one.bring(entry('d'));
  one.shadow.close();
  two.shadow.close(); // what was gathered goes to the disk at closing
  await written('d');

  const again = shadowCopies(meeting);
  const back = [await copyOf(again, station(1)), await copyOf(again, station(2)), await copyOf(again, station(3))];
  expect(back.map((copy) => copy.ids())).toEqual([['a', 'b', 'd'], ['c'], []]);
  const named = (await indexedDB.databases()).filter(({ name }) => name?.startsWith(`tafellaken:${meeting}/`));
  expect(named).toHaveLength(1);
});

it('keeps what is opened after all of its documents were closed', async () => {
  const port = shadowCopies(meeting);
  const one = await copyOf(port, station(1));
  one.bring(entry('a'));
  one.shadow.close();
  await written('a');
  const later = await copyOf(port, station(2));
  later.bring(entry('zoveel later'));
  later.shadow.close();
  await written('zoveel later');
  expect((await copyOf(shadowCopies(meeting), station(1))).ids()).toEqual(['a']);
});

it('puts many small changes together at the next start, and loses none', async () => {
  const port = shadowCopies(meeting);
  const copy = await copyOf(port, station(1));
  const all = Array.from({ length: 40 }, (_, i) => `e${i}`);
  for (const id of all) copy.bring(entry(id));
  copy.shadow.close();
  await written('e39');
  const held = async () => (await changesOn()).length;
  expect(await held()).toBe(40);

  const second = await copyOf(shadowCopies(meeting), station(1));
  expect(second.ids()).toEqual(all);
  await vi.waitFor(async () => expect(await held()).toBe(1));
  second.shadow.close();
  const third = await copyOf(shadowCopies(meeting), station(1));
  expect(third.ids()).toEqual(all);
});

/** The changes that stand on the shelf as its database tells it. */
async function changesOn(): Promise<unknown[]> {
  const doc = new Y.Doc();
  for (const { value } of await rawRecords(indexedDB, `tafellaken:${meeting}/stations`)) {
    Y.applyUpdate(doc, value as Uint8Array);
  }
  return doc.getArray('stations').toArray();
}

it('has no byte of what was erased once its document was rewritten, and all that stood beside it', async () => {
  const port = shadowCopies(meeting);
  const one = await copyOf(port, station(1));
  const two = await copyOf(port, station(2));
  one.bring(entry('a', 'een naam die weg moet'), entry('b', 'blijft'));
  two.bring(entry('c', 'van een ander'));
  await written('weg moet');
  one.doc.transact(() => eraseEntries(one.doc.getArray(ENTRIES), new Set(['a' as StatementId])), HUB);
  await one.shadow.rewrite();
  await vi.waitFor(async () => expect(await onDisk()).not.toContain('weg moet'));
  one.shadow.close();
  two.shadow.close();
  const again = shadowCopies(meeting);
  expect((await copyOf(again, station(1))).ids()).toEqual(['b']);
  expect((await copyOf(again, station(2))).ids()).toEqual(['c']);
});

it('leaves live documents alone when its database is closed under it', async () => {
  const port = shadowCopies(meeting);
  const copy = await copyOf(port, station(1));
  copy.bring(entry('a'));
  await written('a');
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('The database connection is closing.', 'InvalidStateError');
  });
  let heard = 0;
  copy.doc.on('update', () => heard++);
  copy.bring(entry('b'));
  await new Promise((resolve) => setTimeout(resolve, 400));
  copy.bring(entry('c'));
  vi.restoreAllMocks();
  expect(copy.ids()).toEqual(['a', 'b', 'c']);
  expect(heard).toBe(2);
});

it('goes on without a disk that does not answer', async () => {
  vi.stubGlobal('indexedDB', { open: () => ({}) });
  const copy = await copyOf(shadowCopies(meeting), station(1));
  copy.bring(entry('a'));
  expect(copy.ids()).toEqual(['a']);
  copy.shadow.close();
});

it('is read by the rescue', async () => {
  vi.stubGlobal('localStorage', { length: 0, key: () => null, getItem: () => null });
  const port = shadowCopies(meeting);
  const copy = await copyOf(port, station(7));
  copy.bring(entry('a'), entry('b'));
  copy.shadow.close();
  await written('b');
  const found = (await find()).entries.filter((e) => e.document === station(7));
  expect(found.map((e) => [e.place, e.entry.id])).toEqual([
    ['copies', 'a'],
    ['copies', 'b'],
  ]);
});
