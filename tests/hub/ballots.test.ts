import { afterEach, expect, test, vi } from 'vitest';
import { BallotFold, countBallots } from '../../src/domain/ballots.ts';
import { documentName } from '../../src/domain/documents.ts';
import { parseRawEntry } from '../../src/domain/entry.ts';
import type { HallBody, Poll } from '../../src/domain/hall.ts';
import type { PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { DeviceId } from '../../src/domain/ids.ts';
import { BallotBox, type Cast } from '../../src/hub/ballot-box.ts';
import { HubCore } from '../../src/hub/core.ts';
import { BALLOT_CHANGES_A_DEVICE, BALLOTS_A_MEETING } from '../../src/hub/limits.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import type { BallotRefusal } from '../../src/sync/wide-messages.ts';
import { BUSY_MACHINE_MS, type OpenDocument, until } from './client.ts';
import { FaultyLog } from './faulty-log.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import {
  add,
  BALLOTS,
  entryOf,
  facilitator,
  host,
  idsIn,
  MEETING,
  organiser,
  ROOT_KEY,
  SCREEN,
  SETUP,
  TABLE_1,
  updateWith,
  viewer,
} from './table.ts';

// Holds VOTE-1 to VOTE-3: what is called counted lies on the disk, once, and nobody but a viewer casts a ballot that way.

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
afterEach(async () => {
  await closeAll();
  await endAll();
});

const POLL = 'peiling' as PollId;
const [BENCH, BUS, DOCTOR] = ['banken', 'bus', 'dokter'] as [PointId, PointId, PointId];
const options = [BENCH, BUS, DOCTOR].map((point) => ({ point, title: point }));
const poll: Poll = { id: POLL, title: 'Wat eerst?', options, dots: 3, voters: 'viewers', open: true };
const ballots = documentName(BALLOTS);

function pollSet(changes: (HallBody & { type: 'poll-set' })['changes'], id = POLL, clock = 1) {
  return entryOf({ type: 'poll-set', poll: id, changes }, clock);
}
const opened = pollSet({ title: 'Wat eerst?', options, dots: 3, voters: 'viewers', open: true });

async function coreWith<L extends MemoryLog>(log: L, ...entries: object[]): Promise<HubCore> {
  const core = new HubCore(log);
  await core.publish(MEETING, ROOT_KEY);
  await core.receive(organiser, SETUP, updateWith(opened, ...entries));
  return core;
}

/** Casts a ballot; gives why it was refused, or `counted`. */
function castIn(box: BallotBox, device: string, dots: Cast['dots'], of = POLL): Promise<BallotRefusal | 'counted'> {
  return new Promise((resolve) => {
    const answer = (refused?: BallotRefusal) => resolve(refused ?? 'counted');
    box.cast(MEETING, { poll: of, device: device as DeviceId, dots, answer });
  });
}
const boxOn = (core: HubCore, now = () => 1_790_000_000_000) => new BallotBox(core, now, () => undefined);

async function result(core: HubCore) {
  const fold = new BallotFold();
  for (const value of await core.read(ballots)) {
    const raw = parseRawEntry(value);
    if (raw) fold.add(raw);
  }
  return { ...countBallots(poll, fold.of(POLL)), entries: fold.entries.size, unknown: fold.unknown };
}
const dotsOf = ({ options: all }: { options: readonly { dots: number }[] }) => all.map((o) => o.dots);

/** Answers to a viewer's ballots, as `counted` or why not, by what was asked. */
function answers(open: OpenDocument): Map<number, string> {
  const found = new Map<number, string>();
  for (const m of open.wide) if (m.type === 'counted') found.set(m.ask, m.refused ?? 'counted');
  return found;
}

test('a viewer’s ballot is counted once it lies on the disk, and a desk that looks on sees it at once', async () => {
  const log = new FaultyLog();
  const hub = await hubOn(log);
  const desk = hub.client().open(SETUP, facilitator);
  const results = hub.client().open(BALLOTS, facilitator);
  const gallery = hub.client().open(SCREEN, viewer);
  await Promise.all([desk, results, gallery].map((open) => open.synced()));
  add(desk.doc, opened);
  await desk.received();

  log.hold();
  gallery.send({
    type: 'ballot',
    ask: 1,
    poll: POLL,
    device: 'telefoon' as DeviceId,
    dots: [{ point: BUS, dots: 2 }],
  });
  // what is asked after it is answered before it: the hub goes on, and says nothing of a ballot that is not on the disk
  gallery.send({ type: 'hello', ask: 2 });
  await until(() => gallery.messages.find((m) => m.type === 'welcome') && true);
  expect([answers(gallery).size, idsIn(results.doc).length]).toEqual([0, 0]);
  log.release();
  await until(() => answers(gallery).get(1));
  expect(answers(gallery).get(1)).toBe('counted');
  const [row] = await log.read(ballots);
  expect(Buffer.from(row ?? []).includes('telefoon')).toBe(true);
  await until(() => idsIn(results.doc).length === 1 || undefined);
  expect(results.doc.getArray('entries').toArray()[0]).toMatchObject({
    type: 'voted',
    clock: 1,
    device: 'telefoon',
    poll: POLL,
    dots: [{ point: BUS, dots: 2 }],
  });
});

test('nobody else casts a ballot that way: not a host, not a desk, not on another document', async () => {
  const hub = await hubOn();
  const setup = hub.client().open(SETUP, organiser);
  await setup.synced();
  add(setup.doc, opened);
  await setup.received();
  const others = [
    hub.client().open(SCREEN, host(TABLE_1)),
    hub.client().open(SCREEN, facilitator),
    hub.client().open(SETUP, host(TABLE_1)),
    hub.client().open(BALLOTS, facilitator),
  ];
  for (const [i, open] of others.entries()) {
    await open.synced();
    const dots = [{ point: BUS, dots: 1 }];
    open.send({ type: 'ballot', ask: 7, poll: POLL, device: `indringer-${i}` as DeviceId, dots });
  }
  const gallery = hub.client().open(SCREEN, viewer);
  await gallery.synced();
  gallery.send({ type: 'ballot', ask: 1, poll: POLL, device: 'telefoon' as DeviceId, dots: [{ point: BUS, dots: 1 }] });
  await until(() => answers(gallery).get(1));
  for (const open of others) {
    // messages of one socket are read in turn: once this is answered, the ballot was read
    open.send({ type: 'hello', ask: 8 });
    if (open !== others.at(-1)) await until(() => open.messages.find((m) => m.type === 'welcome') && true);
    expect(answers(open).size).toBe(0);
  }
  const devices = (await hub.core.read(ballots)).map((entry) => (entry as { device: string }).device);
  expect(devices).toEqual(['telefoon']);
});

test('a socket has one voter: ballots under another name are refused', async () => {
  const hub = await hubOn();
  const setup = hub.client().open(SETUP, organiser);
  const gallery = hub.client().open(SCREEN, viewer);
  await Promise.all([setup.synced(), gallery.synced()]);
  add(setup.doc, opened);
  await setup.received();
  const dots = [{ point: BUS, dots: 1 }];
  gallery.send({ type: 'ballot', ask: 1, poll: POLL, device: 'een' as DeviceId, dots });
  gallery.send({ type: 'ballot', ask: 2, poll: POLL, device: 'twee' as DeviceId, dots });
  await until(() => (answers(gallery).size === 2 ? true : undefined));
  expect([...answers(gallery)].sort()).toEqual([
    [1, 'counted'],
    [2, 'too-many'],
  ]);
});

test('the last ballot of a device counts; one that is sent again leaves no trace', async () => {
  const core = await coreWith(new MemoryLog());
  const box = boxOn(core);
  expect(await castIn(box, 'a', [{ point: BUS, dots: 3 }])).toBe('counted');
  expect(await castIn(box, 'b', [{ point: BENCH, dots: 1 }])).toBe('counted');
  expect(
    await castIn(box, 'a', [
      { point: DOCTOR, dots: 1 },
      { point: BUS, dots: 1 },
    ]),
  ).toBe('counted');
  const rows = (await core.log.read(ballots)).length;
  for (let i = 0; i < 5; i++) {
    expect(
      await castIn(box, 'a', [
        { point: BUS, dots: 1 },
        { point: DOCTOR, dots: 1 },
      ]),
    ).toBe('counted');
  }
  expect(await core.log.read(ballots)).toHaveLength(rows);
  expect(dotsOf(await result(core))).toEqual([1, 1, 1]);
  expect(await castIn(box, 'a', [])).toBe('counted');
  expect(await castIn(box, 'nooit gestemd', [])).toBe('counted');
  expect(await result(core)).toMatchObject({ votes: 1, spoilt: 0, entries: 4, unknown: 0 });
});

test('only what is put to the vote for viewers now is counted, with no more dots than one has', async () => {
  const TABLES = 'tafels' as PollId;
  const core = await coreWith(
    new MemoryLog(),
    pollSet({ title: 'Tafels', options, dots: 3, voters: 'tables', open: true }, TABLES),
  );
  const box = boxOn(core);
  const one = [{ point: BUS, dots: 1 }];
  expect(await castIn(box, 'a', one, TABLES)).toBe('closed');
  expect(await castIn(box, 'a', one, 'onbekend' as PollId)).toBe('closed');
  expect(await castIn(box, 'a', [{ point: BUS, dots: 4 }])).toBe('spoilt');
  expect(await castIn(box, 'a', [{ point: 'elders' as PointId, dots: 1 }])).toBe('spoilt');
  expect(
    await castIn(box, 'a', [
      { point: BUS, dots: 2 },
      { point: BUS, dots: 2 },
    ]),
  ).toBe('spoilt');
  expect(await castIn(box, 'a', one)).toBe('counted');
  await core.receive(organiser, SETUP, updateWith(pollSet({ open: false }, POLL, 9)));
  expect(await castIn(box, 'b', one)).toBe('closed');
  expect(await castIn(box, 'a', one), 'what was counted stays counted').toBe('counted');
  await core.receive(organiser, SETUP, updateWith(pollSet({ open: true }, POLL, 10)));
  expect(await castIn(box, 'b', one)).toBe('counted');
  expect(await core.read(ballots)).toHaveLength(2);
});

test('while the disk fails no ballot is called counted; afterwards the same one is, once', async () => {
  const log = new FaultyLog();
  const core = await coreWith(log);
  const box = boxOn(core);
  const one = [{ point: BUS, dots: 1 }];
  expect(await castIn(box, 'a', one)).toBe('counted');
  log.failing = true;
  const failed = await Promise.all(Array.from({ length: 30 }, (_, i) => castIn(box, `z${i}`, one)));
  expect(new Set(failed)).toEqual(new Set(['failed']));
  expect(await core.read(ballots)).toHaveLength(1);
  log.failing = false;
  for (let i = 0; i < 30; i++) expect(await castIn(box, `z${i}`, one)).toBe('counted');
  expect(await result(core)).toMatchObject({ votes: 31, entries: 31 });
  // whoever reads the log anew finds all of them: nothing waits for what the disk did not take
  expect(await result(new HubCore(log))).toMatchObject({ votes: 31, entries: 31 });
});

test('a hub that was started again goes on from what it has: clocks, last ballots, and what was sent again', async () => {
  const data = temporaryFolder();
  const first = SqliteLog.open(data);
  const core = await coreWith(first as never);
  const box = boxOn(core);
  await Promise.all(Array.from({ length: 50 }, (_, i) => castIn(box, `a${i}`, [{ point: BUS, dots: 1 }])));
  await first.close();

  const second = SqliteLog.open(data);
  const next = new HubCore(second);
  const again = boxOn(next);
  expect(await castIn(again, 'a7', [{ point: BUS, dots: 1 }])).toBe('counted');
  expect(await castIn(again, 'a8', [{ point: BENCH, dots: 2 }])).toBe('counted');
  const clocks = (await next.read(ballots)).map((entry) => (entry as { clock: number }).clock);
  expect(clocks.sort((a, b) => a - b)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
  expect(dotsOf(await result(next))).toEqual([2, 49, 0]);
  await second.close();
});

test('ballots that come while the document is opened and put away are all there, for whoever opens it next', async () => {
  const hub = await hubOn();
  const setup = hub.client().open(SETUP, organiser);
  await setup.synced();
  add(setup.doc, opened);
  await setup.received();
  const box = boxOn(hub.core);
  const casting = (async () => {
    for (let i = 0; i < 120; i++) expect(await castIn(box, `a${i}`, [{ point: BUS, dots: 1 }])).toBe('counted');
  })();
  for (let i = 0; i < 6; i++) {
    const client = hub.client();
    await client.open(BALLOTS, facilitator).synced();
    client.close();
  }
  await casting;
  const last = hub.client().open(BALLOTS, facilitator);
  await last.synced();
  expect(new Set(idsIn(last.doc)).size).toBe(120);
  expect(await result(new HubCore(hub.log))).toMatchObject({ votes: 120, entries: 120 });
});

test('one device can change its vote often, not for ever; a meeting’s ballots have an end', async () => {
  const core = await coreWith(new MemoryLog());
  const box = boxOn(core);
  const cast = (device: string, i: number) => castIn(box, device, [{ point: i % 2 ? BUS : BENCH, dots: 1 }]);
  for (let i = 0; i < BALLOT_CHANGES_A_DEVICE; i++) expect(await cast('a', i)).toBe('counted');
  expect(await cast('a', BALLOT_CHANGES_A_DEVICE)).toBe('too-many');
  expect(await cast('b', 1), 'others go on').toBe('counted');

  const many = Array.from({ length: BALLOTS_A_MEETING - BALLOT_CHANGES_A_DEVICE - 2 }, (_, i) => ({
    ...entryOf({ type: 'voted', poll: POLL, dots: [{ point: BUS, dots: 1 }] }, i + 1),
    device: `m${i}`,
  }));
  await core.log.append(ballots, updateWith(...many));
  const full = boxOn(new HubCore(core.log));
  expect(await castIn(full, 'c', [{ point: BUS, dots: 1 }]), 'the last one').toBe('counted');
  expect(await castIn(full, 'd', [{ point: BUS, dots: 1 }])).toBe('too-many');
});

test('a meeting that was deleted takes no ballots, and what was counted is gone', async () => {
  const log = new MemoryLog();
  const core = await coreWith(log);
  const box = boxOn(core);
  expect(await castIn(box, 'a', [{ point: BUS, dots: 1 }])).toBe('counted');
  await core.delete(MEETING, 1);
  box.forget(MEETING);
  expect(await castIn(box, 'b', [{ point: BUS, dots: 1 }])).toBe('closed');
  expect(await log.documents()).toEqual([]);
  await core.publish(MEETING, ROOT_KEY, true);
  await core.receive(organiser, SETUP, updateWith(opened));
  box.forget(MEETING);
  expect(await castIn(box, 'b', [{ point: BUS, dots: 1 }])).toBe('counted');
  expect(await result(core)).toMatchObject({ votes: 1, entries: 1 });
  expect(await result(new HubCore(log)), 'and it can be read again').toMatchObject({ votes: 1, entries: 1 });
});
