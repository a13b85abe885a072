import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { documentName, ENTRIES } from '../../src/domain/documents.ts';
import type { StatementId, StationId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { backUp, restore } from '../../src/hub/backup.ts';
import { HubCore } from '../../src/hub/core.ts';
import type { HubLog } from '../../src/hub/log.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { connectToHub } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { seeded, type TestDevice, testDevice } from '../support/device.ts';
import { BUSY_MACHINE_MS, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { endAll, endHubs, startHubProcess, temporaryFolder } from './hub-process.ts';
import {
  add,
  captured,
  facilitator,
  host,
  idsIn,
  MEETING,
  organiser,
  ROOT_KEY,
  setupEntry,
  TABLE_1,
  tableDocument,
} from './table.ts';
import { openTablet, type Tablet } from './tablets.ts';

vi.setConfig({ testTimeout: 2 * BUSY_MACHINE_MS });
const ref = tableDocument(TABLE_1);
const name = documentName(ref);
const SECRET = 'mijn zoon drinkt weer';
const tablets: Tablet[] = [];
const desks: Session[] = [];
let seed = 1;

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these devices share a process, not a browser
});
afterEach(async () => {
  await Promise.all([...tablets.splice(0).map((t) => t.session.close()), ...desks.splice(0).map((d) => d.close())]);
  await closeAll();
  await endAll();
  vi.unstubAllGlobals();
});

const ids = (...list: string[]) => new Set(list as StatementId[]);
const logs: Record<string, () => HubLog> = {
  'in memory': () => new MemoryLog(),
  'in SQLite': () => SqliteLog.open(temporaryFolder()),
};

describe.each(Object.entries(logs))('a log %s', (_name, open) => {
  test('takes everything about a statement off its disk, and nothing else', async () => {
    const log = open();
    const doc = new Y.Doc();
    const [secret, other] = [captured(SECRET), captured('te weinig bankjes')];
    const change = { ...captured('', 3), type: 'amended', statement: secret.id, changes: { text: SECRET }, over: [] };
    const newer = { ...captured('', 4), type: 'hologram', statement: secret.id, words: SECRET };
    for (const entry of [secret, other, change, newer]) await log.append(name, add(doc, entry));
    await log.append(name, Uint8Array.from([1, 200, 200, ...Buffer.from(`${secret.id} ${SECRET}`)])); // a damaged row
    await log.append(name, Uint8Array.from([1, 200, 201]));
    await log.read(name); // sets those aside
    const vector = Y.encodeStateVector(doc);

    expect(await log.erase(name, ids(secret.id))).toMatchObject({ state: 'erased', entries: 3 });
    const rows = await log.read(name);
    expect(Buffer.concat(rows).includes(SECRET)).toBe(false);
    const after = new Y.Doc();
    for (const row of rows) Y.applyUpdate(after, row);
    expect(idsIn(after)).toEqual([other.id]);
    expect([...Y.encodeStateVector(after)], 'no device is asked for anything again').toEqual([...vector]);
    expect(await log.erase(name, ids(secret.id)), 'a second time').toEqual({ state: 'erased', entries: 0 });
    expect(await log.read(name)).toEqual(rows);
    await log.close();
  });

  test('says so when words wait for a part that is not there, and leaves all as it was', async () => {
    const log = open();
    const doc = new Y.Doc();
    const secret = captured(SECRET);
    add(doc, captured('verloren'));
    await log.append(name, add(doc, secret)); // builds on what never came
    const before = await log.read(name);
    expect(await log.erase(name, ids(secret.id))).toEqual({ state: 'left', reason: 'gap' });
    expect(await log.read(name)).toEqual(before);
    await log.close();
  });
});

/** Every byte in a folder and those below it. */
function bytesIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  return Buffer.concat(files.map((file) => readFileSync(path.join(file.parentPath, file.name))));
}

function bytesOn({ disk, store }: TestDevice): Buffer {
  const texts = Array.from({ length: store.length }, (_, i) => store.getItem(store.key(i) as string) ?? '');
  return Buffer.concat([
    ...disk.updates.map((update) => update.bytes),
    Buffer.from(JSON.stringify([[...disk.rows.values()], [...disk.drafts.values()], texts])),
  ]);
}

async function openDesk(
  hub: string,
  device = testDevice(seeded(seed++).bytes),
): Promise<{ session: Session; device: TestDevice }> {
  const link = grant(ROOT_KEY, facilitator);
  const session = await openSession(
    { id: MEETING, title: '', capabilities: [link], hub, openedAt: 0 },
    link,
    device.ports(connectToHub),
  );
  session.configure({ type: 'station-set', station: TABLE_1, changes: { number: 1 } });
  desks.push(session);
  return { session, device };
}

const seen = (session: Session, id: StatementId) => session.fold.stations.get(TABLE_1)?.statements.get(id);

test('erasing at the desk takes the words off the hub’s files, off every tablet, and keeps them off the next backup', async () => {
  const hub = await startHubProcess();
  await hub.publish(MEETING, ROOT_KEY);
  const desk = await openDesk(hub.url);
  const [first, second] = [await openTablet(hub.url, TABLE_1), await openTablet(hub.url, TABLE_1)];
  tablets.push(first, second);
  for (let i = 0; i < 20; i++) first.capture();
  const secret = first.capture(SECRET);
  const statement = await until(() => seen(second.session, secret));
  second.session.amend(statement, { text: `${SECRET}, zegt zij` });
  for (let i = 0; i < 5; i++) second.capture();
  await Promise.all([first.settled(), second.settled()]);
  const shown = await until(() =>
    seen(desk.session, secret)?.history.length === 2 ? seen(desk.session, secret) : undefined,
  );
  const folder = temporaryFolder();
  const [early, late] = [path.join(folder, 'vroeg.sqlite'), path.join(folder, 'laat.sqlite')];
  await backUp(hub.data, early);
  expect(bytesIn(hub.data).includes(SECRET)).toBe(true);

  desk.session.erase(shown);
  expect(seen(desk.session, secret)).toBeUndefined();
  await until(() => (seen(first.session, secret) || seen(second.session, secret) ? undefined : true));
  await until(() => (desk.session.view.getState().standing.unreceived === 0 ? true : undefined));
  await until(() => (bytesIn(hub.data).includes(SECRET) ? undefined : true));
  for (const { device } of [desk, first, second])
    await until(() => (bytesOn(device).includes(SECRET) ? undefined : true));
  await backUp(hub.data, late);
  expect(readFileSync(late).includes(SECRET)).toBe(false);
  expect(readFileSync(early).includes(SECRET), 'a copy from before still has it').toBe(true);

  // Everyone writes on, and everything else is there, once.
  first.capture();
  second.capture();
  await Promise.all([first.settled(), second.settled()]);
  expect(hub.output()).not.toContain('refused');
  await hub.end('SIGTERM');
  const log = SqliteLog.open(hub.data, { readOnly: true });
  const doc = new Y.Doc();
  for (const row of await log.read(name)) Y.applyUpdate(doc, row);
  await log.close();
  const said = [...first.said, ...second.said].filter((id) => id !== secret);
  expect(idsIn(doc).sort()).toEqual(said.sort());
});

test('a hub that is given an old backup erases again, as soon as a desk that knows of it is back', async () => {
  const hub = await startHubProcess();
  await hub.publish(MEETING, ROOT_KEY);
  const desk = await openDesk(hub.url);
  const tablet = await openTablet(hub.url, TABLE_1);
  tablets.push(tablet);
  const secret = tablet.capture(SECRET);
  tablet.capture('te weinig bankjes');
  await tablet.settled();
  const early = path.join(temporaryFolder(), 'vroeg.sqlite');
  await backUp(hub.data, early);
  desk.session.erase(await until(() => seen(desk.session, secret)));
  await until(() => (seen(tablet.session, secret) ? undefined : true));
  await until(() => (bytesIn(hub.data).includes(SECRET) ? undefined : true));
  await hub.end('SIGTERM');
  await desk.session.close();
  desks.splice(0);

  const data = path.join(temporaryFolder(), 'terug');
  await restore(early, data, new Date());
  const again = await startHubProcess({ data, port: hub.port });
  expect(bytesIn(data).includes(SECRET)).toBe(true);
  tablet.capture('een bank erbij'); // the tablet that erased it is let in all the same
  await tablet.settled();
  await openDesk(again.url, desk.device);
  await until(() => (bytesIn(data).includes(SECRET) ? undefined : true));
  expect(seen(tablet.session, secret)).toBeUndefined();
  await endHubs();
});

test('a tablet that was away hears of it when it is back; what it still had to send about it stays nowhere', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const desk = await openDesk(hub.url);
  const device = testDevice(seeded(99).bytes);
  const before = await openTablet(hub.url, TABLE_1, { device });
  const secret = before.capture(SECRET);
  await before.settled();
  const shown = await until(() => seen(desk.session, secret));
  await before.session.close();
  const away = await openTablet('http://127.0.0.1:1', TABLE_1, { device }); // no hub there
  away.session.amend(await until(() => seen(away.session, secret)), { text: `${SECRET} en slaat` });
  const kept = away.capture('iets anders');
  await until(() => (away.session.view.getState().standing.saving === 0 ? true : undefined));
  await away.session.close();

  desk.session.erase(shown);
  await until(() => (desk.session.view.getState().standing.unreceived === 0 ? true : undefined));
  const back = await openTablet(hub.url, TABLE_1, { device });
  tablets.push(back);
  await back.settled();
  await until(() => (bytesOn(device).includes(SECRET) ? undefined : true));
  await vi.waitFor(async () => expect(Buffer.concat(await log.read(name)).includes(SECRET)).toBe(false), 10_000);
  expect(idsIn(await hub.core.document(name))).toEqual([kept]);
  expect(bytesOn(desk.device).includes(SECRET)).toBe(false);
});

test('a hub that stopped between hearing of it and doing it does it at its next start', async () => {
  const log = new MemoryLog();
  const secret = captured(SECRET);
  await log.publish(MEETING, ROOT_KEY);
  await log.append(name, add(new Y.Doc(), secret, captured('blijft')));
  const entry = setupEntry({ type: 'erased', station: TABLE_1, statement: secret.id });
  await log.append(documentName({ kind: 'setup', meeting: MEETING }), add(new Y.Doc(), entry));
  await new HubCore(log).finishErasing();
  expect(Buffer.concat(await log.read(name)).includes(SECRET)).toBe(false);
  expect((await new HubCore(log).read(name)).length).toBe(1);
});

test('only those who lead can erase; a host who tries writes into nothing', async () => {
  const core = new HubCore(new MemoryLog());
  await core.publish(MEETING, ROOT_KEY);
  const secret = captured(SECRET);
  await core.receive(host(TABLE_1), ref, add(new Y.Doc(), secret));
  const entry = setupEntry({ type: 'erased', station: TABLE_1, statement: secret.id });
  const setup = { kind: 'setup' as const, meeting: MEETING };
  expect(await core.receive(host(TABLE_1), setup, add(new Y.Doc(), entry))).toMatchObject({
    state: 'refused',
    reason: 'no-right',
  });
  expect(await core.receive(host(TABLE_1), ref, add(new Y.Doc(), entry))).toEqual({ state: 'accepted' });
  expect(idsIn(await core.document(name))).toContain(secret.id);
  expect(await core.receive(organiser, setup, add(new Y.Doc(), entry))).toEqual({ state: 'accepted' });
  expect(idsIn(await core.document(name))).not.toContain(secret.id);
});

test('a meeting that lived on one tablet and was erased in there goes to a hub without the words', async () => {
  const device = testDevice(seeded(7).bytes);
  const link = grant(ROOT_KEY, organiser);
  const derive = (claim: Parameters<typeof grant>[1]) => grant(ROOT_KEY, claim);
  const joined = { id: MEETING, title: '', capabilities: [link], openedAt: 0 };
  const alone = await openTablet(undefined as never, TABLE_1, { device });
  const secret = alone.capture(SECRET);
  const kept = alone.capture('te weinig bankjes');
  await until(() => (alone.session.view.getState().standing.saving === 0 ? true : undefined));
  await alone.session.close();
  const desk = await openSession(joined, link, { ...device.ports(), derive });
  desk.erase(await until(() => seen(desk, secret)));
  await until(() => (bytesOn(device).includes(SECRET) ? undefined : true));
  await desk.close();

  const hub = await hubOn();
  const published = await openSession({ ...joined, hub: hub.url }, link, { ...device.ports(connectToHub), derive });
  desks.push(published);
  await until(() =>
    published.view.getState().loaded && published.view.getState().standing.unreceived === 0 ? true : undefined,
  );
  expect((await hub.core.read(name)).map((entry) => (entry as { id: string }).id)).toEqual([kept]);
  expect(Buffer.concat(await hub.log.read(name)).includes(SECRET)).toBe(false);
});

test('a hand-over file cannot erase', async () => {
  const hub = await hubOn();
  const desk = await openDesk(hub.url);
  const tablet = await openTablet(hub.url, TABLE_1);
  tablets.push(tablet);
  const id = tablet.capture('blijft');
  await until(() => seen(desk.session, id));
  const forged = setupEntry({ type: 'erased', station: TABLE_1 as StationId, statement: id }, 50);
  const setup = documentName({ kind: 'setup', meeting: MEETING });
  expect(await desk.session.takeIn(setup, [forged as never])).toMatchObject({ state: 'taken-in', fresh: 0 });
  expect(seen(desk.session, id)).toBeDefined();
  expect(hub.core && (await hub.core.document(name)).getArray(ENTRIES).length).toBe(1);
});
