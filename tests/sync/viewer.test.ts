import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HallBody } from '../../src/domain/hall.ts';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { StatementId } from '../../src/domain/ids.ts';
import type { ScreenBody } from '../../src/domain/screen-entries.ts';
import { grant } from '../../src/domain/token.ts';
import { connectToHub } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { Wide } from '../../src/sync/wide.ts';
import { BUSY_MACHINE_MS, until } from '../hub/client.ts';
import { closeAll, hubOn } from '../hub/hub-in-process.ts';
import { facilitator, MEETING, ROOT_KEY, TABLE_1, viewer } from '../hub/table.ts';
import { openTablet } from '../hub/tablets.ts';
import { seeded, type TestDevice, testDevice } from '../support/device.ts';

// Holds ERASE-5 on a viewer's device, and that what a viewer casts is counted once.

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
const SECRET = 'mijn zoon drinkt weer';
const sessions: Session[] = [];
let seed = 500;

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these devices share a process, not a browser
});
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await closeAll();
  vi.unstubAllGlobals();
});

const device = () => testDevice(seeded(seed++).bytes);

async function open(hub: string, claim: typeof viewer, on: TestDevice): Promise<Session & { wide: Wide }> {
  const link = grant(ROOT_KEY, claim);
  const joined = { id: MEETING, title: '', capabilities: [link], hub, openedAt: 0 };
  const session = await openSession(joined, link, { ...on.ports(connectToHub), wide: new Wide() });
  sessions.push(session);
  return session as Session & { wide: Wide };
}

/** Whether the words lie in any store of the device. */
function holds({ disk, store }: TestDevice, words: string): boolean {
  const texts = Array.from({ length: store.length }, (_, i) => store.getItem(store.key(i) as string) ?? '');
  const bytes = [
    ...disk.updates.map((update) => update.bytes),
    Buffer.from(JSON.stringify([[...disk.rows.values()], texts])),
  ];
  return Buffer.concat(bytes).includes(words);
}

const release = (statement: StatementId, text: string): ScreenBody => ({
  type: 'released',
  station: TABLE_1,
  statement,
  released: true,
  text,
});
const shownTo = (session: { wide: Wide }) =>
  [...session.wide.view.getState().shown.released.values()].map((r) => r.text);
const settled = (session: Session) =>
  until(() => (session.view.getState().loaded && session.view.getState().standing.unreceived === 0) || undefined);

/** A table that said two things, a desk that released both, and a viewer who sees them. */
async function evening() {
  const hub = await hubOn();
  const tablet = await openTablet(hub.url, TABLE_1);
  sessions.push(tablet.session);
  const [secret, other] = [tablet.capture(SECRET), tablet.capture('te weinig bankjes')];
  await tablet.settled();
  const desk = await open(hub.url, facilitator as typeof viewer, device());
  desk.configure({ type: 'station-set', station: TABLE_1, changes: { number: 1 } });
  const statement = await until(() => desk.fold.stations.get(TABLE_1)?.statements.get(secret));
  desk.wide.release([release(secret, SECRET), release(other, 'te weinig bankjes')]);
  const phone = device();
  const gallery = await open(hub.url, viewer, phone);
  await until(() => shownTo(gallery).length === 2 || undefined);
  await until(() => holds(phone, SECRET) || undefined);
  return { hub, desk, gallery, phone, statement, secret, erase: () => desk.erase(statement) };
}

test('a viewer’s screen and disk forget what was erased, though nobody tells a viewer of erasing', async () => {
  const { gallery, phone, desk, erase } = await evening();
  erase();
  await until(() => (shownTo(gallery).join() === 'te weinig bankjes' ? true : undefined));
  await until(() => (holds(phone, SECRET) ? undefined : true));
  expect(holds(phone, 'te weinig bankjes')).toBe(true);
  expect(shownTo(desk)).toEqual(['te weinig bankjes']);
});

test('a viewer who was away when it was erased forgets it when the hub is there again', async () => {
  const { hub, gallery, phone, desk, erase } = await evening();
  await gallery.close();
  erase();
  await settled(desk);
  const alone = await open('http://127.0.0.1:1', viewer, phone); // no hub there
  await until(() => shownTo(alone).length === 2 || undefined);
  await alone.close();
  const back = await open(hub.url, viewer, phone);
  await until(() => (shownTo(back).join() === 'te weinig bankjes' ? true : undefined));
  await until(() => (holds(phone, SECRET) ? undefined : true));
});

test('a page that ended between losing it and forgetting it forgets it the next time', async () => {
  const { hub, gallery, phone, secret, erase } = await evening();
  const rows = [...phone.disk.rows].filter(([, row]) => JSON.stringify(row).includes(SECRET));
  expect(rows).toHaveLength(1);
  erase();
  await until(() => (holds(phone, SECRET) ? undefined : true));
  await gallery.close();
  for (const [id, row] of rows) phone.disk.rows.set(id, row);
  const back = await open(hub.url, viewer, phone);
  await until(() => back.view.getState().caughtUp || undefined);
  await until(() => (shownTo(back).join() === 'te weinig bankjes' ? true : undefined));
  await until(() => (holds(phone, SECRET) ? undefined : true));
  expect(back.wide.screen.shown.released.has(secret)).toBe(false);
});

test('the desk’s own harvest and screen forget it too, on the disk, also when it was away', async () => {
  const { hub, desk, statement, secret, erase } = await evening();
  const laptop = device();
  const point = 'punt' as PointId;
  const second = await open(hub.url, facilitator as typeof viewer, laptop);
  second.wide.arrange([{ type: 'placed', station: TABLE_1, statement: secret, point, placed: true }]);
  await until(() => desk.wide.harvest.under(point).length === 1 || undefined);
  await until(() => (holds(laptop, SECRET) ? true : undefined));
  await settled(second);
  await second.close();
  erase();
  await settled(desk);
  expect(desk.wide.harvest.under(point)).toEqual([]);
  const back = await open(hub.url, facilitator as typeof viewer, laptop);
  await until(() => back.view.getState().caughtUp || undefined);
  await until(() => (holds(laptop, SECRET) ? undefined : true));
  expect([back.wide.harvest.under(point), shownTo(back)]).toEqual([[], ['te weinig bankjes']]);
  const inHarvest = [...back.wide.harvest.entries.values()].filter((raw) => JSON.stringify(raw).includes(statement.id));
  expect(inHarvest).toEqual([]);
});

test('a vote that is cast before the hub answers is counted once, when it does, and its viewer is told so', async () => {
  const { hub, gallery, phone, desk } = await evening();
  const poll = 'peiling' as PollId;
  const options = [{ point: 'bus' as PointId, title: 'De bus' }];
  const set: HallBody = {
    type: 'poll-set',
    poll,
    changes: { title: 'Wat eerst?', options, dots: 3, voters: 'viewers', open: true },
  };
  desk.configure(set);
  await settled(desk);
  await gallery.close();
  const back = await open(hub.url, viewer, phone);
  back.wide.cast(poll, [{ point: 'bus' as PointId, dots: 2 }]);
  expect(back.wide.view.getState().ballots.get(poll)?.state ?? 'sent').toBe('sent');
  await until(() => (back.wide.view.getState().ballots.get(poll)?.state === 'counted' ? true : undefined));
  await until(() => (desk.wide.ballots.of(poll).length === 1 ? true : undefined));
  expect(desk.wide.ballots.of(poll)).toMatchObject([{ device: back.device, dots: [{ point: 'bus', dots: 2 }] }]);
  expect(desk.wide.ballots.entries.size).toBe(1);
});
