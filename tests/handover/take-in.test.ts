import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Claim } from '../../src/domain/capability.ts';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { MeetingId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { exportMeeting } from '../../src/export/meeting-export.ts';
import { readHandOver } from '../../src/handover/read-hand-over.ts';
import { DiskFailure } from '../../src/journal/journal.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { seeded, type TestDevice, testDevice } from '../support/device.ts';
import { SimulatedHub } from '../sync/simulated-hub.ts';

const meeting = 'm1' as MeetingId;
const station = 'table-1' as StationId;
const document = 'm1/station/table-1' as DocumentName;
const rootKey = new Uint8Array(32).fill(7);
const host: Claim = { role: 'host', meeting, station, generation: 1 };
const lead: Claim = { role: 'facilitator', meeting, generation: 1 };

let hub: SimulatedHub;
let random: ReturnType<typeof seeded>;
const sever: (() => void)[] = [];
beforeEach(async () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  vi.useFakeTimers({ now: 1_700_000_000_000 });
  random = seeded(11);
  hub = new SimulatedHub(5, { latency: 5, duplicates: 0, reorders: false });
  await hub.core.publish(meeting, rootKey);
});
afterEach(() => {
  for (const cut of sever.splice(0)) cut();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const device = () => testDevice(random.bytes, () => Date.now());
const minutes = (n: number) => vi.advanceTimersByTimeAsync(n * 60_000);

/** Opens a link on a device: with the hub in reach, or without any network. `maker`: the device holds the root key. */
async function open(on: TestDevice, claim: Claim, network: 'network' | 'none', maker = false): Promise<Session> {
  const way = network === 'network' ? hub.connect() : undefined;
  if (way) sever.push(way.sever);
  const ports = { ...on.ports(way?.connect), derive: maker ? (c: Claim) => grant(rootKey, c) : undefined };
  const joined = { id: meeting, title: '', capabilities: [], hub: 'hub', openedAt: 0 };
  const opening = openSession(joined, grant(rootKey, claim), ports);
  await vi.advanceTimersByTimeAsync(2_000);
  return opening;
}

async function say(session: Session, ...texts: string[]): Promise<void> {
  const tags = { theme: 'care' as ThemeId, round: 'r1' as RoundId, angles: [], kind: null, voice: null, quote: false };
  for (const text of texts) session.capture(station, { text, ...tags });
  await vi.advanceTimersByTimeAsync(2_000);
}

/** What the device hands over, as whoever takes it in reads it. */
async function given(session: Session): Promise<readonly RawEntry[]> {
  const read = readHandOver(await session.rescueFile(), meeting);
  if (read.state !== 'read') throw new Error(read.state);
  return read.file.documents.get(document) ?? [];
}

const texts = (session: Session) => (session.view.getState().statements.get(station) ?? []).map((s) => s.text).sort();
const exported = (session: Session) =>
  exportMeeting({ fold: session.fold, exportedAt: 0 })
    .statements.map((s) => s.text)
    .sort();

it('a facilitator without a network sees, keeps and exports what a table hands over, and a second time changes nothing', async () => {
  const table = await open(device(), host, 'none');
  await say(table, 'een', 'twee');
  const laptop = device();
  const desk = await open(laptop, lead, 'none');
  const entries = await given(table);
  expect(await desk.takeIn(document, [...entries].reverse())).toEqual({
    state: 'taken-in',
    fresh: 2,
    known: 0,
    kept: true,
  });
  expect(exported(desk)).toEqual(['een', 'twee']);
  expect(await desk.takeIn(document, [...entries, ...entries])).toMatchObject({ fresh: 0, kept: true });
  expect(exported(desk)).toEqual(['een', 'twee']);
  expect(laptop.disk.rows.size).toBe(2);
  await desk.close();
  expect(exported(await open(laptop, lead, 'none'))).toEqual(['een', 'twee']);
});

it('a change that the table made before is put on the right statement, whichever of two files comes first', async () => {
  const table = await open(device(), host, 'none');
  await say(table, 'een');
  const early = await given(table);
  const [statement] = table.view.getState().statements.get(station) ?? [];
  if (statement) table.amend(statement, { text: 'een, beter gezegd' });
  await minutes(0.1);
  const desk = await open(device(), lead, 'none');
  await desk.takeIn(document, (await given(table)).slice(1));
  await desk.takeIn(document, early);
  expect(exported(desk)).toEqual(['een, beter gezegd']);
});

it('the table’s own tablet brings the same when its network is back: everything is there once, and known as received', async () => {
  const tablet = device();
  let table = await open(tablet, host, 'none');
  await say(table, 'een', 'twee');
  const laptop = device();
  const desk = await open(laptop, lead, 'network');
  await desk.takeIn(document, await given(table));
  expect([...laptop.disk.rows.values()].map((row) => row.receivedAt)).toEqual([0, 0]);
  await table.close();
  table = await open(tablet, host, 'network');
  await say(table, 'drie');
  await minutes(1);
  expect(exported(desk)).toEqual(['drie', 'een', 'twee']);
  expect(await hub.core.read(document)).toHaveLength(3);
  expect([...laptop.disk.rows.values()].filter((row) => row.receivedAt === 0)).toEqual([]);
  expect(await desk.takeIn(document, await given(table))).toMatchObject({ fresh: 0, known: 3 });
});

it('what the hub brought before the laptop was closed is known as received after it is opened again', async () => {
  const tablet = device();
  const table = await open(tablet, host, 'none');
  await say(table, 'een');
  const laptop = device();
  const desk = await open(laptop, lead, 'none');
  await desk.takeIn(document, await given(table));
  await desk.close();
  await table.close();
  await open(tablet, host, 'network');
  await minutes(1);
  await open(laptop, lead, 'network');
  await minutes(1);
  expect([...laptop.disk.rows.values()].filter((row) => row.receivedAt === 0)).toEqual([]);
});

it('a device that holds the root key hands it on to the hub for a tablet that never comes back', async () => {
  const table = await open(device(), host, 'none');
  await say(table, 'een', 'twee');
  const laptop = device();
  const organiser = await open(laptop, { role: 'organiser', meeting, generation: 1 }, 'network', true);
  organiser.configure({ type: 'station-set', station, changes: { kind: 'table', number: 1 } });
  const second = await open(device(), host, 'network');
  await say(second, 'drie, van een tweede tablet');
  await minutes(1);
  const before = await hub.core.read(document);
  expect(await organiser.takeIn(document, await given(table))).toMatchObject({ fresh: 2, kept: true });
  await minutes(1);
  // once each, and nothing that was there before is written anew
  expect((await hub.core.read(document)).length).toBe(before.length + 2);
  expect(texts(second)).toEqual(['drie, van een tweede tablet', 'een', 'twee']);
  expect(exported(organiser)).toEqual(texts(second));
  expect(organiser.view.getState().standing).toEqual({ saving: 0, unkept: 0, unreceived: 0 });
  expect([...laptop.disk.rows.values()].filter((row) => row.receivedAt === 0)).toEqual([]);
});

it('a tablet that replaces a broken one takes in its file and goes on with it', async () => {
  const broken = await open(device(), host, 'none');
  await say(broken, 'een');
  const fresh = await open(device(), host, 'network');
  expect(await fresh.takeIn(document, await given(broken))).toMatchObject({ fresh: 1, kept: true });
  await minutes(1);
  expect(await hub.core.read(document)).toHaveLength(1);
  expect(fresh.view.getState().standing.unreceived).toBe(0);
});

it('a table takes in nothing of another table', async () => {
  const table = await open(device(), host, 'none');
  expect(await table.takeIn('m1/station/table-2' as DocumentName, [])).toEqual({ state: 'not-allowed' });
  expect(await table.takeIn('m2/station/table-1' as DocumentName, [])).toEqual({ state: 'not-allowed' });
});

it('a laptop whose disk fails shows what it was given, says that it is not kept, and keeps it when the disk is back', async () => {
  const table = await open(device(), host, 'none');
  await say(table, 'een');
  const laptop = device();
  const desk = await open(laptop, lead, 'none');
  laptop.gate = async () => {
    throw new DiskFailure('full');
  };
  expect(await desk.takeIn(document, await given(table))).toMatchObject({ fresh: 1, kept: false });
  expect(exported(desk)).toEqual(['een']);
  laptop.gate = async () => undefined;
  await minutes(1);
  expect(laptop.disk.rows.size).toBe(1);
});

it('a text that was being typed goes along in the file', async () => {
  const table = await open(device(), host, 'none');
  table.draft(station).write({ text: 'half a wor' });
  const read = readHandOver(await table.rescueFile(), meeting);
  expect(read).toMatchObject({ state: 'read', file: { drafts: [{ station, text: 'half a wor' }] } });
});
