import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { EntryId, MeetingId } from '../../src/domain/ids.ts';
import { DiskFailure } from '../../src/journal/journal.ts';
import { entriesOf } from '../../src/replica/entry-document.ts';
import { type Arrival, Replica } from '../../src/replica/replica.ts';
import { seeded, type TestDevice, testDevice } from '../support/device.ts';

const meeting = 'm1' as MeetingId;
const document = 'm1/station/t1' as DocumentName;
const entry = (id: string, clock = 1) =>
  ({ id, clock, at: 1, device: 'd', type: 'captured', text: `words of ${id}` }) as unknown as RawEntry;

let device: TestDevice;
let count = 1;
const open: Replica[] = [];
beforeEach(() => {
  device = testDevice(seeded(1).bytes);
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((r) => r.close()));
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function replica(options: { writable?: boolean; patienceMs?: number } = {}) {
  const told = { arrived: [] as Arrival[], kept: [] as EntryId[], unkept: [] as EntryId[], erased: [] as EntryId[] };
  const { journal, copy } = device.ports();
  const r = new Replica({
    meeting,
    document,
    writable: options.writable ?? true,
    journal,
    copy,
    random: seeded(count++).bytes,
    ...(options.patienceMs !== undefined && { patienceMs: options.patienceMs }),
    events: {
      arrived: (_d, arrivals) => told.arrived.push(...arrivals),
      kept: (_d, ids) => told.kept.push(...ids),
      unkept: (_d, ids) => told.unkept.push(...ids),
      erased: (_d, ids) => told.erased.push(...ids),
    },
  });
  open.push(r);
  return Object.assign(r, { told, journal, copy });
}
const ids = (r: Replica) =>
  r
    .entries()
    .map((e) => e.id)
    .sort();

describe('a document on the device', () => {
  it('says kept only after entry, update and draft are on the disk together', async () => {
    const r = replica();
    await r.loaded;
    let release: () => void = () => undefined;
    device.gate = () => new Promise((resolve) => (release = resolve));
    const writing = r.write(entry('a'));
    await Promise.resolve();
    expect(r.told.kept).toEqual([]);
    expect(device.disk.rows.size + device.disk.updates.length).toBe(0);
    release();
    await writing;
    expect(r.told.kept).toEqual(['a']);
    expect([device.disk.rows.size, device.disk.updates.length]).toEqual([1, 1]);
    expect(ids(r)).toEqual(['a']);
  });

  it('has everything again after a restart, without changing the document', async () => {
    const first = replica();
    await first.loaded;
    for (const id of ['a', 'b', 'c']) await first.write(entry(id));
    const vector = Y.encodeStateVector(first.doc);
    await first.close();
    const second = replica();
    await second.loaded;
    expect(ids(second)).toEqual(['a', 'b', 'c']);
    expect(Y.encodeStateVector(second.doc)).toEqual(vector);
    expect(second.told.arrived.map((a) => [a.entry.id, a.kept, a.receivedAt])).toEqual([
      ['a', true, 0],
      ['b', true, 0],
      ['c', true, 0],
    ]);
  });

  it('puts back what the document lost when its stored updates were wiped', async () => {
    const first = replica();
    await first.loaded;
    await first.write(entry('a'));
    await first.write(entry('b'));
    device.disk.updates = [];
    const second = replica();
    await second.loaded;
    expect(ids(second)).toEqual(['a', 'b']);
    expect(device.disk.updates.length).toBeGreaterThan(0);
  });

  it('is whole again from the second copy when the whole database was deleted', async () => {
    const first = replica();
    await first.loaded;
    await first.write(entry('a'));
    await first.write(entry('b'));
    device.disk = { rows: new Map(), updates: [], drafts: new Map(), meetings: new Map() };
    const second = replica();
    await second.loaded;
    expect(ids(second)).toEqual(['a', 'b']);
    expect([...device.disk.rows.keys()].sort()).toEqual(['a', 'b']);
    expect(second.told.kept.sort()).toEqual(['a', 'b']);
  });

  it('is whole again from the journal when the second copy was cleared, and makes that anew', async () => {
    const first = replica();
    await first.loaded;
    await first.write(entry('a'));
    device.store.map.clear();
    const second = replica();
    await second.loaded;
    expect(ids(second)).toEqual(['a']);
    expect(second.copy.rows(meeting).map((r) => r.id)).toEqual(['a']);
  });

  it('never puts anything back into a document that it may only read', async () => {
    const first = replica();
    await first.loaded;
    await first.write(entry('a'));
    device.disk.updates = [];
    const reader = replica({ writable: false });
    await reader.loaded;
    expect(ids(reader)).toEqual([]);
    expect(reader.told.arrived.map((a) => a.entry.id)).toEqual(['a']);
  });

  it('goes on when the disk fails: says unkept, lets the entry go to the hub, and keeps it when the disk is back', async () => {
    const r = replica();
    await r.loaded;
    device.gate = async () => {
      throw new DiskFailure('full');
    };
    await r.write(entry('a'));
    await r.write(entry('b'));
    expect(r.told.unkept).toEqual(['a', 'b']);
    expect(ids(r)).toEqual(['a', 'b']);
    expect(r.copy.rows(meeting)).toHaveLength(2);
    device.gate = async () => undefined;
    await r.heal();
    expect(r.told.kept).toEqual(['a', 'b']);
    const again = replica();
    await again.loaded;
    expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(r.doc));
  });

  it('stores the whole document, never a difference, after an update that the disk did not take', async () => {
    const r = replica();
    await r.loaded;
    await r.write(entry('a'));
    device.gate = async () => {
      throw new DiskFailure('full');
    };
    await r.write(entry('b'));
    device.gate = async () => undefined;
    await r.write(entry('c'));
    const doc = new Y.Doc();
    for (const { bytes } of device.disk.updates) Y.applyUpdate(doc, bytes);
    expect(entriesOf(doc).map((e) => e.id)).toEqual(['a', 'b', 'c']);
  });

  it('counts a write that hangs as unkept, and as kept when it comes through after all', async () => {
    const r = replica({ patienceMs: 5 });
    await r.loaded;
    let release: () => void = () => undefined;
    device.gate = () => new Promise((resolve) => (release = resolve));
    await r.write(entry('a'));
    expect(r.told).toMatchObject({ unkept: ['a'], kept: [] });
    expect(ids(r)).toEqual(['a']);
    release();
    await vi.waitFor(() => expect(r.told.kept).toEqual(['a']));
  });

  it('takes a damaged stored update and a damaged message without losing the rest', async () => {
    const first = replica();
    await first.loaded;
    await first.write(entry('a'));
    device.disk.updates.unshift({ document, bytes: new Uint8Array([9, 9, 9, 9]) });
    const second = replica();
    await second.loaded;
    expect(ids(second)).toEqual(['a']);
    await second.write(entry('b'));
    expect(ids(second)).toEqual(['a', 'b']);
  });

  it('journals what the hub brings as received, once', async () => {
    const r = replica();
    await r.loaded;
    const other = new Y.Doc();
    other.getArray('entries').push([entry('x'), entry('y'), 'rubbish', { id: 3 }]);
    const update = Y.encodeStateAsUpdate(other);
    Y.applyUpdate(r.doc, update, 'hub');
    Y.applyUpdate(r.doc, update, 'hub');
    expect(r.told.arrived.map((a) => a.entry.id)).toEqual(['x', 'y']);
    await vi.waitFor(() => expect(device.disk.rows.size).toBe(2));
    expect([...device.disk.rows.values()].every((row) => row.receivedAt > 0)).toBe(true);
    const again = replica();
    await again.loaded;
    expect(Y.encodeStateVector(again.doc)).toEqual(Y.encodeStateVector(r.doc));
  });

  it('merges its stored updates when there are very many, and loses none', async () => {
    const r = replica();
    await r.loaded;
    for (let i = 0; i < 450; i++) await r.write(entry(`e${i}`, i + 1));
    await vi.waitFor(() => expect(device.disk.updates.length).toBeLessThan(100));
    const again = replica();
    await again.loaded;
    expect(again.entries()).toHaveLength(450);
  });
});

describe('two tabs with one document', () => {
  it('tell each other what they write, and store it once', async () => {
    vi.unstubAllGlobals();
    const a = replica();
    const b = replica();
    await Promise.all([a.loaded, b.loaded]);
    for (let i = 0; i < 20; i++) await Promise.all([a.write(entry(`a${i}`)), b.write(entry(`b${i}`))]);
    await vi.waitFor(() => expect(ids(a)).toHaveLength(40));
    await vi.waitFor(() => expect(ids(b)).toEqual(ids(a)));
    expect(device.disk.rows.size).toBe(40);
    expect(new Set(ids(a)).size).toBe(40);
  });
});

describe('entries that the disk finishes out of order', () => {
  it('go into the document in the order they were made, so that none hides behind a gap', async () => {
    const r = replica();
    await r.loaded;
    const gates: (() => void)[] = [];
    device.gate = () => new Promise((resolve) => gates.push(resolve));
    const first = r.write(entry('a'));
    const second = r.write(entry('b'));
    await vi.waitFor(() => expect(gates).toHaveLength(2));
    gates[1]?.();
    await vi.waitFor(() => expect(r.told.kept).toEqual(['b']));
    expect([r.holds('a' as EntryId), r.holds('b' as EntryId)]).toEqual([false, false]);
    gates[0]?.();
    await Promise.all([first, second]);
    expect([r.holds('a' as EntryId), r.holds('b' as EntryId)]).toEqual([true, true]);
    expect(ids(r)).toEqual(['a', 'b']);
  });
});
