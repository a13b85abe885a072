import { afterEach, expect, test, vi } from 'vitest';
import { capabilityPath } from '../../src/domain/capability.ts';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { DeviceId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { Audience } from '../../src/hub/audience.ts';
import { Desks } from '../../src/hub/desks.ts';
import { LIVE_MESSAGE_LIMIT, LIVE_WAITING_BYTES } from '../../src/hub/limits.ts';
import type { Seat, SeatConnection } from '../../src/hub/relay.ts';
import type { Live } from '../../src/sync/wide-messages.ts';
import { BUSY_MACHINE_MS, type OpenDocument, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
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
  TABLE_1,
  tableDocument,
  viewer,
} from './table.ts';

// Holds WALL-1 to WALL-3: what viewers are sent, and by whom.

vi.setConfig({ testTimeout: 2 * BUSY_MACHINE_MS });
afterEach(closeAll);

const counts = (total: number): Live => ({
  angles: [{ name: { nl: 'Zeggenschap' }, colour: 'blue', icon: 'voice' }],
  themes: [{ name: { nl: 'Zorg' }, colour: 'red', total, counts: [total, 0] }],
  total,
  stations: 1,
  of: 12,
});
const lives = (open: OpenDocument) => open.wide.flatMap((m) => (m.type === 'live' ? [m.live.total] : []));
const audience = (open: OpenDocument) => open.wide.findLast((m) => m.type === 'audience');
const desksOf = (open: OpenDocument) => {
  const last = open.wide.findLast((m) => m.type === 'desks');
  return last?.type === 'desks' ? last.desks : undefined;
};
async function greet(open: OpenDocument): Promise<OpenDocument> {
  await open.synced();
  open.send({ type: 'hello', ask: 1 });
  await until(() => open.messages.find((m) => m.type === 'welcome') && true);
  return open;
}

test('a desk is told how many look on and by which link, and again when that changes; viewers are told neither', async () => {
  const hub = await hubOn();
  const desk = await greet(hub.client().open(SCREEN, facilitator));
  const path = capabilityPath(grant(ROOT_KEY, viewer));
  await until(() => audience(desk));
  expect(audience(desk)).toEqual({ type: 'audience', viewers: 0, path });
  const clients = Array.from({ length: 5 }, () => hub.client());
  const viewers = await Promise.all(clients.map((client) => greet(client.open(SCREEN, viewer))));
  await until(() => (audience(desk) as { viewers: number }).viewers === 5 || undefined);
  clients[0]?.close();
  clients[1]?.close();
  await until(() => (audience(desk) as { viewers: number }).viewers === 3 || undefined);
  expect(audience(desk)).toEqual({ type: 'audience', viewers: 3, path });
  for (const open of viewers) expect(open.wide).toEqual([]);
  const opened = hub.client().open(SCREEN, (audience(desk) as { path: string }).path);
  await opened.synced();
  expect(opened.provider.authorizedScope, 'the path is a link that reads').toBe('readonly');
});

test('counts go to everyone on the screen at most once a second, to who comes later too, and from nobody but a desk', async () => {
  const hub = await hubOn();
  const desk = await greet(hub.client().open(SCREEN, facilitator));
  const gallery = await greet(hub.client().open(SCREEN, viewer));
  const table = await greet(hub.client().open(SCREEN, host(TABLE_1)));
  const start = Date.now();
  for (let total = 1; total <= 40; total++) desk.send({ type: 'live', live: counts(total) });
  await until(() => lives(gallery).at(-1) === 40 || undefined);
  const seconds = Math.ceil((Date.now() - start) / 1_000);
  expect(lives(gallery).length).toBeLessThanOrEqual(seconds + 1);
  await until(() => lives(desk).at(-1) === 40 || undefined);
  const late = await greet(hub.client().open(SCREEN, viewer));
  await until(() => lives(late).at(-1) === 40 || undefined);

  for (const open of [gallery, table, late]) open.send({ type: 'live', live: counts(666) });
  const setup = await greet(hub.client().open(SETUP, organiser));
  setup.send({ type: 'live', live: counts(667) });
  await greet(setup);
  desk.send({ type: 'live', live: { ...counts(41), words: 'wat iemand zei' } as Live });
  await until(() => lives(late).at(-1) === 41 || undefined);
  for (const open of [gallery, late, desk]) {
    expect(lives(open)).not.toContain(666);
    expect(lives(open)).not.toContain(667);
    expect(JSON.stringify(open.wide)).not.toContain('wat iemand zei');
  }
});

test('the counts of the largest meeting go through; what is longer is left alone, and the hub goes on', async () => {
  const hub = await hubOn();
  const desk = await greet(hub.client().open(SCREEN, facilitator));
  const gallery = await greet(hub.client().open(SCREEN, viewer));
  const long = 'é'.repeat(200);
  const large: Live = {
    ...counts(60_000),
    angles: Array.from({ length: 13 }, () => ({ ...counts(0).angles[0], name: { nl: long, en: long } })) as never,
    themes: Array.from({ length: 60 }, () => ({
      name: { nl: long, en: long },
      colour: 'red' as const,
      total: 60_000,
      counts: Array.from({ length: 13 }, () => 60_000),
    })),
  };
  expect(JSON.stringify({ type: 'live', live: large }).length).toBeLessThan(LIVE_MESSAGE_LIMIT);
  desk.send({ type: 'live', live: large });
  await until(() => lives(gallery).at(-1) === 60_000 || undefined);
  desk.provider.sendStateless(JSON.stringify({ type: 'live', live: counts(1), more: 'x'.repeat(LIVE_MESSAGE_LIMIT) }));
  desk.send({ type: 'live', live: counts(2) });
  await until(() => lives(gallery).at(-1) === 2 || undefined);
  expect(lives(gallery)).not.toContain(1);
});

test('desks know of each other where they are at work, and when one has gone', async () => {
  const hub = await hubOn();
  const clients = [hub.client(), hub.client()];
  const [one, two] = clients.map((client) => client.open(HARVEST, facilitator)) as [OpenDocument, OpenDocument];
  await Promise.all([one.synced(), two.synced()]);
  one.send({ type: 'at', device: 'een' as DeviceId, where: 'board/p1', name: '  Yasmin ' });
  two.send({ type: 'at', device: 'twee' as DeviceId, where: 'board/p2' });
  const both = [
    { device: 'een', where: 'board/p1', name: 'Yasmin' },
    { device: 'twee', where: 'board/p2' },
  ];
  for (const open of [one, two]) await until(() => (desksOf(open)?.length === 2 ? true : undefined));
  expect([desksOf(one), desksOf(two)]).toEqual([both, both]);
  // a desk that only looks on is told too
  const third = hub.client().open(HARVEST, organiser);
  await third.synced();
  await third.receipt(0, 'drie');
  await until(() => desksOf(third));
  expect(desksOf(third)).toEqual(both);
  two.send({ type: 'at', device: 'twee' as DeviceId, where: '' });
  await until(() => desksOf(one)?.[1]?.where === '' || undefined);
  clients[1]?.close();
  await until(() => desksOf(one)?.length === 1 || undefined);
  expect(desksOf(third)).toEqual([both[0]]);
});

/** Seats without sockets. */
function seatOf(claim: Seat['claim'], kind: 'screen' | 'harvest') {
  const heard: string[] = [];
  const socket = { waiting: 0 };
  const seat = { claim, ref: { kind, meeting: MEETING } } as Seat;
  const all = seats;
  const document = {
    broadcastStateless(payload: string, filter: (c: unknown) => boolean) {
      for (const c of all) if (filter(c)) (c as { sendStateless(text: string): void }).sendStateless(payload);
    },
  };
  const connection = { context: { socket }, document, sendStateless: (text: string) => heard.push(text) };
  all.push(connection);
  return { seat, socket, heard, connection: connection as unknown as SeatConnection };
}
let seats: unknown[] = [];

test('a desk that has been silent for 30 s is not there; of two tabs of one the last that spoke counts', () => {
  seats = [];
  const desks = new Desks();
  const [a, b, tab] = [1, 2, 3].map(() => seatOf(facilitator, 'harvest')) as [Heard, Heard, Heard];
  const say = ({ seat, connection }: Heard, device: string, where: string, now: number) =>
    desks.note(seat, connection, { type: 'at', device: device as DeviceId, where, name: undefined }, now);
  say(a, 'a', 'board', 0);
  say(b, 'b', 'show', 0);
  say(tab, 'a', 'next', 5);
  desks.tell(10);
  const last = ({ heard }: Heard) => JSON.parse(heard.at(-1) ?? '{}').desks;
  expect(last(b)).toEqual([
    { device: 'a', where: 'next' },
    { device: 'b', where: 'show' },
  ]);
  desks.tell(11);
  expect(b.heard, 'nothing new').toHaveLength(1);
  say(b, 'b', 'show', 20_000);
  desks.tell(30_010);
  expect(last(b)).toEqual([{ device: 'b', where: 'show' }]);
  say(b, 'iemand anders', 'show', 30_020);
  desks.tell(30_030);
  expect(last(b), 'one connection, one device').toEqual([{ device: 'b', where: 'show' }]);
});
type Heard = ReturnType<typeof seatOf>;

test('a desk that sends counts before its hello was answered is told the link all the same', () => {
  seats = [];
  const hall = new Audience();
  const desk = seatOf(facilitator, 'screen');
  hall.note(desk.seat, desk.connection, counts(1));
  hall.join(desk.seat, desk.connection, '/m/avond');
  expect(desk.heard.map((text) => JSON.parse(text))).toEqual([{ type: 'audience', viewers: 0, path: '/m/avond' }]);
});

test('whoever is slow is told no counts until what waits is gone, and then the last ones only', () => {
  seats = [];
  const hall = new Audience();
  const [desk, fast, slow] = [facilitator, viewer, viewer].map((c) => seatOf(c, 'screen')) as [Heard, Heard, Heard];
  for (const { seat, connection } of [desk, fast, slow]) hall.join(seat, connection, '/m/…');
  const totals = ({ heard }: Heard) => heard.flatMap((text) => JSON.parse(text).live?.total ?? []);
  slow.socket.waiting = LIVE_WAITING_BYTES + 1;
  for (const total of [1, 2]) {
    hall.note(desk.seat, desk.connection, counts(total));
    hall.tell();
  }
  hall.note(desk.seat, desk.connection, counts(2));
  hall.tell(); // nothing new
  expect([totals(fast), totals(slow)]).toEqual([[1, 2], []]);
  slow.socket.waiting = 0;
  hall.tell();
  hall.tell();
  expect([totals(fast), totals(slow)]).toEqual([[1, 2], [2]]);
});

test('a hundred viewers beside ten tables: all see what is released, their votes are all counted, and nothing of a table reaches them', async () => {
  const VIEWERS = 100;
  const poll = 'peiling' as PollId;
  const point = 'bus' as PointId;
  const hub = await hubOn();
  const desk = hub.client();
  const [setup, screen, ballots] = [
    desk.open(SETUP, facilitator),
    desk.open(SCREEN, facilitator),
    desk.open({ kind: 'ballots', meeting: MEETING }, facilitator),
  ];
  await Promise.all([setup, screen, ballots].map((open) => open.synced()));
  await greet(screen);
  const options = [{ point, title: 'De bus' }];
  const changes = { title: 'Wat eerst?', options, dots: 3, voters: 'viewers', open: true };
  add(setup.doc, entryOf({ type: 'poll-set', poll, changes }));
  await setup.received();
  const viewers = await Promise.all(Array.from({ length: VIEWERS }, () => greet(hub.client().open(SCREEN, viewer))));
  const tables = Array.from({ length: 10 }, (_, i) => {
    const station = `tafel-${i}` as typeof TABLE_1;
    return hub.client().open(tableDocument(station), host(station));
  });
  await Promise.all(tables.map((table) => table.synced()));
  for (const [i, table] of tables.entries()) add(table.doc, captured(`geheim van tafel ${i}`));
  await Promise.all(tables.map((table) => table.received()));

  const shown = entryOf({
    type: 'released',
    station: 'tafel-0',
    statement: idsIn((tables[0] as OpenDocument).doc)[0],
    released: true,
    text: 'de bus komt te laat',
  });
  add(screen.doc, shown);
  screen.send({ type: 'live', live: counts(10) });
  for (const [i, open] of viewers.entries()) {
    open.send({
      type: 'ballot',
      ask: 5,
      poll,
      device: `telefoon-${i}` as DeviceId,
      dots: [{ point, dots: (i % 3) + 1 }],
    });
  }
  await until(() => viewers.every((open) => open.wide.some((m) => m.type === 'counted')) || undefined, BUSY_MACHINE_MS);
  await until(() => viewers.every((open) => idsIn(open.doc)[0] === shown.id && lives(open).at(-1) === 10) || undefined);
  await until(() => (idsIn(ballots.doc).length === VIEWERS ? true : undefined));
  for (const open of viewers) {
    expect(open.wide.find((m) => m.type === 'counted')).toEqual({ type: 'counted', ask: 5, poll });
    expect(JSON.stringify([open.doc.getArray('entries').toJSON(), open.wide, open.messages])).not.toContain('geheim');
  }
  await until(() => (audience(screen) as { viewers?: number } | undefined)?.viewers === VIEWERS || undefined);
  expect(new Set(ballots.doc.getArray<{ device: string }>('entries').map(({ device }) => device)).size).toBe(VIEWERS);
});
