import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { finishWipes, giveUp } from '../../src/app/wipe/finish.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import {
  browserPlaces,
  databases,
  type Storages,
  storedRecords,
  storedTexts,
} from '../../src/journal/browser-places.ts';
import { lossCount, lossOf } from '../../src/journal/loss.ts';
import { isClean, MARK_KEY, type WipeScope, wipe } from '../../src/journal/wipe.ts';
import { openOrders, placeOrder } from '../../src/journal/wipe-order.ts';
import { memoryTextStore } from '../support/text-store.ts';

globalThis.IDBKeyRange ??= IDBKeyRange;
const here = { of: 'meeting', meeting: 'here' as MeetingId } satisfies WipeScope;
const all = { of: 'all' } satisfies WipeScope;

interface Device extends Storages {
  spare: IDBFactory;
  texts: Map<string, string>;
  caches: { names: Set<string>; keys(): Promise<string[]>; delete(name: string): Promise<boolean> };
}

function put(factory: IDBFactory, name: string, stores: Record<string, unknown[]>): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = factory.open(name, 10);
    request.onupgradeneeded = () => {
      for (const [store, values] of Object.entries(stores)) {
        const made = request.result.createObjectStore(store, { autoIncrement: true });
        for (const value of values) made.add(value);
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });
}

const entry = (id: string) => ({ id, clock: 1, at: 1, device: 'd', type: 'captured', text: id });
const row = (meeting: string, id: string, receivedAt: number, document = 'station/table-1') => ({
  id,
  meeting,
  document: `${meeting}/${document}`,
  entry: entry(id),
  receivedAt,
});
const copy = (meeting: string, id: string) =>
  JSON.stringify({ document: `${meeting}/station/table-1`, entry: entry(id) });
const draft = (meeting: string, text: string) => ({
  key: `tafellaken:draft:${meeting}/table-1/tab`,
  at: 1,
  draft: { text },
});

/** A device with two meetings in every place there is. */
async function fullDevice(): Promise<Device> {
  const [indexedDB, spare] = [new IDBFactory(), new IDBFactory()];
  const buckets = new Map([
    ['tafellaken-spare', spare],
    ['someone-elses', new IDBFactory()],
  ]);
  const names = new Set(['tafellaken-app-abc', 'tafellaken-words']);
  const [local, session] = [memoryTextStore(), memoryTextStore()];
  for (const meeting of ['here', 'there']) {
    local.setItem(`tafellaken:entry:${meeting}-2`, copy(meeting, `${meeting}-2`));
    local.setItem(`tafellaken:clock:${meeting}/station/table-1`, '3');
    local.setItem(`tafellaken:device:${meeting}`, 'd');
    local.setItem(`tafellaken:round:${meeting}/table-1`, '{}');
    local.setItem(`tafellaken:exported:${meeting}`, '5');
    local.setItem(`tafellaken:edit:${meeting}/${meeting}-1`, JSON.stringify({ text: 'anders', base: 'zo' }));
    local.setItem(`tafellaken:draft:${meeting}/table-1/tab`, JSON.stringify(draft(meeting, 'half')));
  }
  local.setItem('tafellaken:entry:torn', '{"document":"here/station/table-1","entry":{"text":"gescheurd');
  local.setItem('tafellaken:language', 'en');
  local.setItem('tafellaken:operator', 'key');
  local.setItem('other-app', 'stays');
  session.setItem('tafellaken:tab', 'tab');
  const both = <T>(make: (meeting: string) => T[]) => [...make('here'), ...make('there')];
  await put(indexedDB, 'tafellaken', {
    journal: both((m) => [row(m, `${m}-1`, 4), row(m, `${m}-2`, 0), row(m, `${m}-s`, 4, 'setup')]),
    updates: both((m) => [{ document: `${m}/station/table-1`, bytes: new Uint8Array([1]) }]),
    drafts: both((m) => [draft(m, 'half')]),
    recordings: both((m) => [{ id: `${m}-photo`, meeting: m }]),
    meetings: both((m) => [{ id: m, title: m, hub: 'https://hub' }]),
  });
  await put(spare, 'tafellaken', {
    journal: both((m) => [row(m, `${m}-2`, 0), row(m, `${m}-3`, 0)]),
    meetings: both((m) => [{ id: m }]),
  });
  for (const m of ['here', 'there', 'here-too']) await put(indexedDB, `tafellaken:${m}/setup`, { updates: [1] });
  await put(indexedDB, 'other-app', { things: [1] });
  return {
    indexedDB,
    spare,
    texts: local.map,
    localStorage: local,
    sessionStorage: session,
    buckets: {
      keys: async () => [...buckets.keys()],
      open: async (name) => ({ indexedDB: buckets.get(name) as IDBFactory }),
      delete: async (name) => void buckets.delete(name),
    },
    caches: {
      names,
      keys: async () => [...names],
      delete: async (name) => names.delete(name),
    },
  };
}

let device: Device;
beforeEach(async () => {
  device = await fullDevice();
});
const lost = async (scope: WipeScope) =>
  lossCount(lossOf(await storedRecords(device), storedTexts(device), scope).values());

describe('wiping a device', () => {
  it('[WIPE-1] takes everything of the app but the language, and nothing of anyone else', async () => {
    const report = await wipe(browserPlaces(device), all);
    expect(isClean(report)).toBe(true);
    expect([...device.texts]).toEqual([
      ['tafellaken:language', 'en'],
      ['other-app', 'stays'],
    ]);
    expect(await databases(device.indexedDB)).toEqual(['other-app']);
    expect(await device.buckets?.keys()).toEqual(['someone-elses']);
    expect(device.sessionStorage?.length).toBe(0);
    expect([...device.caches.names]).toEqual(['tafellaken-app-abc']);
  });

  it('[WIPE-3] takes one meeting from every place, a torn second copy too, and leaves the other whole', async () => {
    const before = (await storedRecords(device)).filter(({ value }) => JSON.stringify(value).includes('there'));
    const report = await wipe(browserPlaces(device), here);
    expect(isClean(report)).toBe(true);
    const after = await storedRecords(device);
    expect(after.map(({ value }) => JSON.stringify(value))).toEqual(before.map(({ value }) => JSON.stringify(value)));
    const texts = JSON.stringify([...device.texts]);
    expect(texts).not.toMatch(/\bhere\b/);
    expect(texts).not.toContain('gescheurd');
    expect([...device.texts.keys()].filter((key) => key.includes('there'))).toHaveLength(7);
    expect(device.texts.get('tafellaken:operator')).toBe('key');
    expect(await databases(device.indexedDB)).toEqual([
      'tafellaken',
      'tafellaken:there/setup',
      'tafellaken:here-too/setup',
      'other-app',
    ]);
  });

  it('[WIPE-5] goes on when a place fails, and says what is left there', async () => {
    const places = browserPlaces(device).map((place) =>
      place.name === 'spare' ? { ...place, wipe: () => Promise.reject(new Error('no')) } : place,
    );
    const report = await wipe(places, all);
    expect(report.filter(({ left }) => left !== 0)).toEqual([{ place: 'spare', left: 1 }]);
    const blind = browserPlaces(device).map((place) => ({ ...place, left: () => Promise.reject(new Error('no')) }));
    expect(isClean(await wipe(blind, all))).toBe(false);
  });
});

describe('what would be lost with a device', () => {
  it('counts each statement once, from journal, spare and second copy, and texts with words', async () => {
    const losses = lossOf(await storedRecords(device), storedTexts(device), here);
    const loss = losses.get(here.meeting);
    expect([...(loss?.statements.keys() ?? [])].sort()).toEqual(['here-2', 'here-3']);
    expect(loss?.texts.size).toBe(2);
    expect(await lost(here)).toBe(4);
    expect(await lost(all)).toBe(8);
  });

  it('is nothing when either of the two says received, and only tags or a change back stand in the fields', () => {
    const records = [
      { store: 'journal', value: row('here', 'a', 0) },
      { store: 'journal', value: row('here', 'a', 9) },
      { store: 'drafts', value: draft('here', '  ') },
    ];
    const texts: [string, string][] = [
      ['tafellaken:entry:a', copy('here', 'a')],
      ['tafellaken:edit:here/a', JSON.stringify({ text: 'zo', base: 'zo' })],
    ];
    expect(lossCount(lossOf(records, texts, all).values())).toBe(0);
  });

  it('is everything of a meeting that is on no hub, whatever its rows say', () => {
    const records = [
      { store: 'meetings', value: { id: 'here', rootKey: 'k' } },
      { store: 'journal', value: row('here', 'a', 9) },
      { store: 'journal', value: row('here', 's', 9, 'setup') },
    ];
    expect(lossCount(lossOf(records, [], all).values())).toBe(2);
  });

  it('counts an amended statement by its own name, and what it cannot read not at all', () => {
    const amended = { ...entry('b'), type: 'amended', statement: 'a' };
    const records = [
      { store: 'journal', value: row('here', 'a', 0) },
      { store: 'journal', value: { ...row('here', 'b', 0), entry: amended } },
      { store: 'journal', value: null },
      { store: 'journal', value: { id: 'x', document: 'here/station/table-1' } },
    ];
    expect(lossCount(lossOf(records, [['tafellaken:entry:x', 'no json']], all).values())).toBe(1);
  });
});

describe('an order to wipe', () => {
  it('[WIPE-4] is carried out once, and leaves neither itself nor its mark', async () => {
    await placeOrder(device.indexedDB, { scope: all, agreed: 8, begun: false });
    device.localStorage?.setItem(MARK_KEY, '*');
    expect((await finishWipes(device)).map(({ state }) => state)).toEqual(['wiped']);
    expect(await databases(device.indexedDB)).toEqual(['other-app']);
    expect(device.texts.has(MARK_KEY)).toBe(false);
    expect(await finishWipes(device)).toEqual([]);
  });

  it('[WIPE-2] is refused when more would be lost than was agreed, and nothing has gone', async () => {
    await placeOrder(device.indexedDB, { scope: here, agreed: 3, begun: false });
    expect((await finishWipes(device)).map(({ state }) => state)).toEqual(['refused']);
    expect(await lost(all)).toBe(8);
    expect(await openOrders(device.indexedDB)).toEqual([]);
    expect(device.texts.has(MARK_KEY)).toBe(false);
  });

  it('[WIPE-4] is finished without asking again once it has begun', async () => {
    await placeOrder(device.indexedDB, { scope: here, agreed: 0, begun: true });
    expect((await finishWipes(device)).map(({ state }) => state)).toEqual(['wiped']);
    expect(await lost(here)).toBe(0);
    expect(await lost(all)).toBe(4);
  });

  it('is none when it is not whole: a device is not wiped on a guess', async () => {
    await put(device.indexedDB, 'tafellaken-wipe:*', { order: [] });
    await put(device.indexedDB, 'tafellaken-wipe:a b', { order: [{ agreed: 99, begun: true }] });
    expect(await finishWipes(device)).toEqual([]);
    expect(await lost(all)).toBe(8);
  });

  it('[WIPE-5] stays until everything has gone, or someone leaves the rest where it is', async () => {
    const buckets = device.buckets;
    if (!buckets) throw new Error('no buckets');
    device.buckets = { ...buckets, delete: () => Promise.reject(new Error('busy')) };
    await placeOrder(device.indexedDB, { scope: all, agreed: 8, begun: false });
    const [outcome] = await finishWipes(device);
    expect(outcome).toMatchObject({ state: 'unfinished' });
    expect(await openOrders(device.indexedDB)).toEqual([{ scope: all, agreed: 8, begun: true }]);
    expect(device.texts.get(MARK_KEY)).toBe('*');
    await giveUp(device);
    expect(await openOrders(device.indexedDB)).toEqual([]);
    expect(device.texts.has(MARK_KEY)).toBe(false);
  });
});
