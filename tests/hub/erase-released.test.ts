import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { documentName, ENTRIES } from '../../src/domain/documents.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { BUSY_MACHINE_MS, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import {
  add,
  captured,
  entryOf,
  facilitator,
  HARVEST,
  host,
  idsIn,
  MEETING,
  organiser,
  ROOT_KEY,
  SCREEN,
  SETUP,
  setupEntry,
  TABLE_1,
  tableDocument,
  updateWith,
  viewer,
} from './table.ts';

// Holds ERASE-5: what was erased at a table is on no wall, under no point, and does not come back to either.

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
beforeEach(() => void vi.stubGlobal('BroadcastChannel', undefined));
afterEach(async () => {
  await closeAll();
  await endAll();
  vi.unstubAllGlobals();
});

const SECRET = 'mijn zoon drinkt weer';
const NAMES = [SCREEN, HARVEST].map(documentName);
const secret = captured(SECRET);
const other = captured('te weinig bankjes');
const base = { station: TABLE_1, point: 'punt' };
const released = (statement = secret, clock = 1) =>
  entryOf({ type: 'released', station: TABLE_1, statement: statement.id, released: true, text: statement.text }, clock);
const placed = (statement = secret, clock = 1) =>
  entryOf({ ...base, type: 'placed', statement: statement.id, placed: true }, clock);
const parked = (statement = secret) =>
  entryOf({ type: 'parked', station: TABLE_1, statement: statement.id, parked: true });
const newer = (statement = secret) => entryOf({ type: 'hologram', statement: statement.id, words: SECRET });
const scene = entryOf({ type: 'scene-shown', scene: { kind: 'quotes', statements: [secret.id, other.id] } });
const erased = () => setupEntry({ type: 'erased', station: TABLE_1, statement: secret.id });

async function wordsIn(log: MemoryLog | SqliteLog): Promise<boolean> {
  for (const name of NAMES) if (Buffer.concat(await log.read(name)).includes(SECRET)) return true;
  return false;
}

test.each([
  ['memory', () => new MemoryLog()],
  ['SQLite', () => SqliteLog.open(temporaryFolder())],
])('erasing takes it off the disk of screen and harvest too, and leaves all else (%s)', async (_, open) => {
  const log = open();
  const core = new HubCore(log);
  await core.publish(MEETING, ROOT_KEY);
  const kept = { screen: [released(other), scene], harvest: [placed(other)] };
  await core.receive(facilitator, SCREEN, updateWith(released(), newer(), ...kept.screen));
  await core.receive(facilitator, HARVEST, updateWith(placed(), parked(), ...kept.harvest));
  expect(await wordsIn(log)).toBe(true);
  expect((await core.receive(organiser, SETUP, updateWith(erased()))).state).toBe('accepted');
  expect(await wordsIn(log)).toBe(false);
  for (const [name, entries] of [
    [NAMES[0], kept.screen],
    [NAMES[1], kept.harvest],
  ] as const) {
    expect(await core.read(name as never)).toEqual(entries);
    expect(await new HubCore(log).read(name as never)).toEqual(entries);
  }
  // a desk that was away
  const late = new Y.Doc();
  await core.receive(facilitator, SCREEN, add(late, released(secret, 9)));
  await core.receive(facilitator, HARVEST, add(late, placed(secret, 9)));
  await vi.waitFor(async () => {
    expect(await wordsIn(log)).toBe(false);
    for (const name of NAMES) expect(JSON.stringify(await core.read(name))).not.toContain(`"statement":"${secret.id}"`);
  });
  await log.close();
});

test('a hub that stopped before it was done goes on at its next start, and so does one that is given a backup', async () => {
  for (const finish of ['at the start', 'when it is opened'] as const) {
    const log = new MemoryLog();
    await log.publish(MEETING, ROOT_KEY);
    await log.append(NAMES[0] as never, updateWith(released(), released(other)));
    await log.append(NAMES[1] as never, updateWith(placed(), placed(other)));
    await log.append(documentName(SETUP), updateWith(erased()));
    const core = new HubCore(log);
    if (finish === 'at the start') await core.finishErasing();
    for (const name of NAMES) expect(await core.read(name)).toHaveLength(1);
    expect(await wordsIn(log)).toBe(false);
  }
});

test('viewers and desks who look on lose it at once; what a desk releases of it afterwards is gone again', async () => {
  const hub = await hubOn();
  const table = hub.client().open(tableDocument(TABLE_1), host(TABLE_1));
  const desk = hub.client();
  const [setup, screen, harvest] = [SETUP, SCREEN, HARVEST].map((ref) => desk.open(ref, facilitator)) as [
    ReturnType<typeof desk.open>,
    ReturnType<typeof desk.open>,
    ReturnType<typeof desk.open>,
  ];
  const second = hub.client().open(HARVEST, organiser);
  const gallery = hub.client().open(SCREEN, viewer);
  await Promise.all([table, setup, screen, harvest, second, gallery].map((open) => open.synced()));
  add(table.doc, secret, other);
  const kept = released(other);
  const point = placed(other);
  add(screen.doc, released(), kept);
  add(harvest.doc, placed(), parked(), point);
  await Promise.all([table, screen, harvest].map((open) => open.received()));
  await until(() => (idsIn(gallery.doc).length === 2 && idsIn(second.doc).length === 3) || undefined);

  add(setup.doc, erased());
  await until(() => idsIn(gallery.doc).join() === kept.id || undefined);
  await until(() => idsIn(second.doc).join() === point.id || undefined);
  const again = released(secret, 5);
  add(screen.doc, again); // it is let in, and goes out right after
  await until(() => idsIn(gallery.doc).join() === kept.id || undefined);
  await until(() => idsIn(screen.doc).join() === kept.id || undefined);
  await vi.waitFor(async () => expect(await wordsIn(hub.log as MemoryLog)).toBe(false));
  expect(Buffer.from(Y.encodeStateAsUpdate(gallery.doc)).includes(SECRET)).toBe(false);
  expect(gallery.doc.getArray(ENTRIES).toJSON()).toEqual([kept]);
});
