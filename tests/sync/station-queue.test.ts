import { expect, it } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { type MemoryDisk, MemoryJournal, memoryDisk } from '../../src/journal/memory-journal.ts';
import { SecondCopy } from '../../src/journal/second-copy.ts';
import { StationQueue } from '../../src/sync/station-queue.ts';

const meeting = 'm1' as MeetingId;
const station = (n: number) => `m1/station/table-${n}` as DocumentName;
const row = (document: DocumentName, id: string, type = 'captured') => ({
  ...{ id: id as EntryId, meeting, document, receivedAt: 1 },
  entry: { id, clock: 1, at: 0, device: 'd', type } as unknown as RawEntry,
});

class CountingJournal extends MemoryJournal {
  readings = 0;
  override rows(of: MeetingId) {
    this.readings++;
    return super.rows(of);
  }
}
function setUp(disk: MemoryDisk = memoryDisk()) {
  const journal = new CountingJournal(disk);
  const queue = new StationQueue();
  const stored = queue.read(meeting, journal, new SecondCopy(undefined));
  return { journal, queue, stored };
}
const done = (queue: StationQueue) => expect.poll(() => queue.size).toBe(0);

it('opens all that stand in line, a few at a time, from one reading', async () => {
  const { journal, queue, stored } = setUp();
  for (const n of [1, 2, 3]) journal.disk.rows.set(`e${n}` as EntryId, row(station(n % 2), `e${n}`));
  await stored;
  let [open, most] = [0, 0];
  const seen: [DocumentName, number][] = [];
  for (let n = 0; n < 30; n++) {
    queue.add(station(n), async (read) => {
      open++;
      most = Math.max(most, open);
      await read().stored;
      await new Promise((resolve) => setTimeout(resolve));
      seen.push([station(n), (await read().stored).length]);
      open--;
    });
  }
  await done(queue);
  await expect.poll(() => seen.length).toBe(30);
  expect(journal.readings).toBe(1);
  expect(most).toBeLessThanOrEqual(8);
  expect(new Set(seen.map(([name]) => name)).size).toBe(30);
});

it('gives each document its own rows and those that tell what was erased', async () => {
  const disk = memoryDisk();
  const rows = [
    row(station(1), 'a'),
    row(station(2), 'b'),
    row('m1/setup' as DocumentName, 's'),
    row('m1/setup' as DocumentName, 'x', 'erased'),
  ];
  for (const r of rows) disk.rows.set(r.id, r);
  const { queue, stored } = setUp(disk);
  const ids = async (name: DocumentName) => (await queue.reader(name)().stored).map((r) => r.id);
  await stored;
  expect(await ids(station(1))).toEqual(['a', 'x']);
  expect(await ids(station(2))).toEqual(['b', 'x']);
  expect(await ids(station(3))).toEqual(['x']);
  expect(await ids('m1/setup' as DocumentName)).toEqual(['s', 'x']);
});

it('does not open what was taken out of line, and reads anew for those that come later', async () => {
  const { journal, queue } = setUp();
  const opened: DocumentName[] = [];
  const add = (n: number) =>
    queue.add(station(n), async (read) => {
      await read().stored;
      opened.push(station(n));
    });
  add(1);
  add(2);
  expect(queue.take(station(1))).toBe(true);
  expect(queue.take(station(1))).toBe(false);
  await expect.poll(() => opened).toEqual([station(2)]);
  await new Promise((resolve) => setTimeout(resolve));
  add(3);
  await expect.poll(() => opened).toEqual([station(2), station(3)]);
  expect(journal.readings).toBe(2);
});

it('goes on after a document that cannot be opened', async () => {
  const { queue } = setUp();
  let opened = false;
  queue.add(station(1), () => Promise.reject(new Error('broken')));
  await expect.poll(() => queue.size).toBe(0);
  queue.add(station(2), async () => {
    opened = true;
  });
  await expect.poll(() => opened).toBe(true);
});

it('says when all that stand in line have been opened', async () => {
  const { queue } = setUp();
  await queue.opened(); // none does
  let opened = 0;
  for (let n = 0; n < 20; n++) {
    queue.add(station(n), async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      opened++;
    });
  }
  await queue.opened();
  expect(opened).toBe(20);
});
