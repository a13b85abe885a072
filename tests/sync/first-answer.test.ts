import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StatementId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { connectToHub } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { Wide } from '../../src/sync/wide.ts';
import { BUSY_MACHINE_MS, until } from '../hub/client.ts';
import { closeAll, hubOn, type TestHub } from '../hub/hub-in-process.ts';
import { add, facilitator, MEETING, organiser, ROOT_KEY, SETUP, setupEntry, TABLE_1, TABLE_2 } from '../hub/table.ts';
import { openTablet } from '../hub/tablets.ts';
import { seeded, type TestDevice, testDevice } from '../support/device.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
const sessions: Session[] = [];
let seed = 900;
beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these devices share a process, not a browser
});
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await closeAll();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const device = () => testDevice(seeded(seed++).bytes);
const SAID = ['Meer licht in het park', 'Een buurtapp', 'De bankjes zijn weg'];

async function openDesk(hub: string, on: TestDevice, claim = facilitator): Promise<Session> {
  const link = grant(ROOT_KEY, claim);
  const joined = { id: MEETING, title: '', capabilities: [link], hub, openedAt: 0 };
  const session = await openSession(joined, link, { ...on.ports(connectToHub), wide: new Wide() });
  sessions.push(session);
  return session;
}
const texts = (session: Session) =>
  [...session.view.getState().statements.values()].flatMap((all) => all.map((s) => s.text)).sort();

async function evening(): Promise<TestHub> {
  const hub = await hubOn();
  const setup = hub.client().open(SETUP, organiser);
  await setup.synced();
  for (const station of [TABLE_1, TABLE_2]) {
    add(setup.doc, setupEntry({ type: 'station-set', station, changes: { number: 1 } }));
  }
  await setup.received();
  const [one, two] = [await openTablet(hub.url, TABLE_1), await openTablet(hub.url, TABLE_2)];
  sessions.push(one.session, two.session);
  one.capture(SAID[0] as string);
  one.capture(SAID[1] as string);
  two.capture(SAID[2] as string);
  await Promise.all([one.settled(), two.settled()]);
  return hub;
}
const all = (session: Session) => until(() => texts(session).length === SAID.length || undefined);
const caughtUp = (session: Session) => until(() => session.view.getState().caughtUp || undefined);
/** How often each entry lies in the journal. */
const rows = (on: TestDevice) => [...on.disk.rows.values()].filter((r) => r.document.includes('/station/'));

test('a device that opens a meeting for the first time is told everything by one answer, and goes on from there', async () => {
  const hub = await evening();
  const asked = vi.spyOn(globalThis, 'fetch');
  const on = device();
  const desk = await openDesk(hub.url, on);
  await all(desk);
  expect(asked).toHaveBeenCalledTimes(1);
  expect(texts(desk)).toEqual([...SAID].sort());
  await caughtUp(desk);
  await until(() => rows(on).length === SAID.length || undefined);
  expect(rows(on).every((row) => row.receivedAt > 0)).toBe(true);
  expect(desk.view.getState().standing.unreceived).toBe(0);
  // and what is said from now on comes by the documents
  const tablet = await openTablet(hub.url, TABLE_2);
  sessions.push(tablet.session);
  tablet.capture('Later gezegd');
  await until(() => texts(desk).includes('Later gezegd') || undefined);
  expect(asked).toHaveBeenCalledTimes(1);
});

test('an organiser’s device takes nothing of it for its own', async () => {
  const hub = await evening();
  const on = device();
  const desk = await openDesk(hub.url, on, organiser);
  await all(desk);
  await caughtUp(desk);
  expect(desk.view.getState().standing.unreceived).toBe(0);
  await until(() => rows(on).length === SAID.length || undefined);
  expect(rows(on).filter((row) => row.receivedAt === 0)).toEqual([]);
});

test.each([
  ['an older hub', () => Promise.resolve(new Response('{"error":"not-found"}', { status: 404 }))],
  ['a login page', () => Promise.resolve(new Response('<!doctype html><p>Welkom op het wifi'.repeat(9)))],
  ['no network', () => Promise.reject(new TypeError('Failed to fetch'))],
  [
    'an answer that stalls',
    (_: unknown, asked?: RequestInit) =>
      Promise.resolve(
        new Response(new ReadableStream({ start: (c) => asked?.signal?.addEventListener('abort', () => c.error()) })),
      ),
  ],
])('with %s in its place the documents bring it one by one', async (_, answer) => {
  const hub = await evening();
  vi.spyOn(globalThis, 'fetch').mockImplementation(answer);
  const desk = await openDesk(hub.url, device());
  await all(desk);
  await caughtUp(desk);
  expect(texts(desk)).toEqual([...SAID].sort());
});

test('a device that knows the meeting asks for what is new alone', async () => {
  const hub = await evening();
  const on = device();
  const first = await openDesk(hub.url, on);
  await caughtUp(first);
  await until(() => on.store.getItem(`tafellaken:whole:${MEETING}`) ?? undefined);
  await until(() => rows(on).length === SAID.length || undefined);
  await first.close();
  const asked = vi.spyOn(globalThis, 'fetch');
  const second = await openDesk(hub.url, on);
  await all(second);
  await caughtUp(second);
  expect(asked).not.toHaveBeenCalled();
});

test('what the disk holds is known when all have been opened, without a hub too', async () => {
  const hub = await evening();
  const on = device();
  const first = await openDesk(hub.url, on);
  await caughtUp(first);
  await until(() => rows(on).length === SAID.length || undefined);
  await first.close();
  await hub.stop();
  const second = await openDesk(hub.url, on);
  await until(() => second.view.getState().loaded || undefined);
  await second.wide?.stations.opened();
  const said = [...second.fold.stations.values()].flatMap((s) => [...s.statements.values()].map(({ text }) => text));
  expect(said.sort()).toEqual([...SAID].sort());
});

test('a device that was closed before it had all on its disk asks for all once more', async () => {
  const hub = await evening();
  const on = device();
  const first = await openDesk(hub.url, on);
  await caughtUp(first);
  await until(() => rows(on).length === SAID.length || undefined);
  await first.close();
  // as a page leaves it that was closed in the middle
  const [kept] = rows(on);
  for (const row of rows(on)) if (row.document !== kept?.document) on.disk.rows.delete(row.id);
  on.disk.updates = on.disk.updates.filter(
    ({ document }) => document === kept?.document || !document.includes('/station/'),
  );
  on.store.removeItem(`tafellaken:whole:${MEETING}`);
  const asked = vi.spyOn(globalThis, 'fetch');
  const second = await openDesk(hub.url, on);
  await all(second);
  expect(asked).toHaveBeenCalledTimes(1);
  await caughtUp(second);
  await until(() => rows(on).length === SAID.length || undefined);
  expect(rows(on).every((row) => row.receivedAt > 0)).toBe(true);
});

test('what was erased meanwhile is not shown by it', async () => {
  const hub = await evening();
  const erasing = await openDesk(hub.url, device());
  await all(erasing);
  const secret = [...(erasing.view.getState().statements.get(TABLE_1) ?? [])].find((s) => s.text === SAID[0]);
  if (!secret) throw new Error('not said');
  // the answer is on its way when it is erased
  const { fetch } = globalThis;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (...asked) => {
    const whole = await (await fetch(...asked)).arrayBuffer();
    erasing.erase(secret);
    await until(() => erasing.view.getState().standing.unreceived === 0 || undefined);
    return new Response(whole);
  });
  const on = device();
  const desk = await openDesk(hub.url, on);
  await caughtUp(desk);
  await until(() => desk.fold.erased.get(TABLE_1)?.has(secret.id as StatementId) || undefined);
  await until(() => texts(desk).length === SAID.length - 1 || undefined);
  await expect.poll(() => JSON.stringify([...on.disk.rows.values()])).not.toContain(SAID[0]);
});
