import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DeviceId, MeetingId, StationId } from '../../src/domain/ids.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { Presence } from '../../src/hub/presence.ts';
import type { StationPresence } from '../../src/sync/messages.ts';
import { BUSY_MACHINE_MS, type OpenDocument, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import {
  facilitator,
  host,
  MEETING,
  organiser,
  SCREEN,
  SETUP,
  TABLE_1,
  TABLE_2,
  tableDocument,
  viewer,
} from './table.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
afterEach(closeAll);

/** All that a device was told of the tables, merged as it would. */
function told(open: OpenDocument): Map<string, StationPresence> {
  const out = new Map<string, StationPresence>();
  for (const message of open.messages) {
    if (message.type === 'presence') for (const s of message.stations) out.set(`${s.station}/${s.device}`, s);
  }
  return out;
}

function presenceMessages(open: OpenDocument): number {
  return open.messages.filter((message) => message.type === 'presence').length;
}

test('hello is answered with the hub’s clock and version', async () => {
  const hub = await hubOn();
  const table = hub.client().open(SETUP, host(TABLE_1));
  await table.synced();
  const before = Date.now();
  table.send({ type: 'hello', ask: 12 });
  const answer = await until(() => table.messages.find((m) => m.type === 'welcome'));
  expect(answer).toMatchObject({ ask: 12, version: '1.2.3' });
  expect(answer.now).toBeGreaterThanOrEqual(before);
});

test('a facilitator sees who is there, what they hold, and who left', async () => {
  const hub = await hubOn();
  const tablet = hub.client();
  const table = tablet.open(tableDocument(TABLE_1), host(TABLE_1));
  await table.synced();
  await table.receipt(3, 'tablet-a');
  const view = hub.client().open(SETUP, facilitator);
  await view.synced();
  view.send({ type: 'hello', ask: 1 });
  await until(() => told(view).get('tafel-1/tablet-a')?.online || undefined);
  expect(told(view).get('tafel-1/tablet-a')).toMatchObject({ online: true, held: 3 });

  const second = hub.client().open(tableDocument(TABLE_2), host(TABLE_2));
  await second.synced();
  await second.receipt(0, 'tablet-b');
  await table.receipt(1, 'tablet-a');
  await until(
    () => (told(view).has('tafel-2/tablet-b') && told(view).get('tafel-1/tablet-a')?.held === 1) || undefined,
  );
  tablet.close();
  await until(() => told(view).get('tafel-1/tablet-a')?.online === false || undefined);
  expect(told(view).get('tafel-1/tablet-a')).toMatchObject({ held: 1 });
  expect(told(view).get('tafel-2/tablet-b')).toMatchObject({ online: true });
});

test('a tablet that knows what it will hold once it is answered need not tell that again', async () => {
  const hub = await hubOn();
  const table = hub.client().open(tableDocument(TABLE_1), host(TABLE_1));
  const view = hub.client().open(SETUP, facilitator);
  await Promise.all([table.synced(), view.synced()]);
  table.send({ type: 'report', ask: 1, device: 'tablet' as DeviceId, held: 3 });
  table.send({ type: 'report', ask: 2, device: 'tablet' as DeviceId, held: 3, left: 1 });
  await until(() => table.messages.length === 2 || undefined);
  expect(table.messages[0]).not.toHaveProperty('held', expect.anything());
  expect(table.messages[1]).toMatchObject({ type: 'received', ask: 2, held: 1 });
  view.send({ type: 'hello', ask: 1 });
  await until(() => told(view).get('tafel-1/tablet')?.held === 1 || undefined);
});

test('a device with two connections is there until the second is gone', async () => {
  const hub = await hubOn();
  const [one, two] = [hub.client(), hub.client()];
  const view = hub.client().open(SETUP, organiser);
  await view.synced();
  view.send({ type: 'hello', ask: 1 });
  for (const client of [one, two]) {
    const table = client.open(tableDocument(TABLE_1), host(TABLE_1));
    await table.synced();
    await table.receipt(0, 'tablet');
  }
  one.close();
  const other = hub.client().open(tableDocument(TABLE_2), host(TABLE_2));
  await other.synced();
  await other.receipt(0, 'b');
  await until(() => told(view).has('tafel-2/b') || undefined);
  expect(told(view).get('tafel-1/tablet')?.online).toBe(true);
  two.close();
  await until(() => told(view).get('tafel-1/tablet')?.online === false || undefined);
});

test('hosts and viewers are told nothing of the tables, and a facilitator at most once a second', async () => {
  const hub = await hubOn();
  const others = [hub.client().open(SETUP, host(TABLE_2)), hub.client().open(SCREEN, viewer)];
  const view = hub.client().open(SETUP, facilitator);
  const table = hub.client().open(tableDocument(TABLE_1), host(TABLE_1));
  await Promise.all([...others, view, table].map((open) => open.synced()));
  for (const open of [...others, view]) {
    open.send({ type: 'hello', ask: 1 });
    open.send({ type: 'hello', ask: 2 });
  }
  const start = Date.now();
  for (let held = 0; held < 40; held++) await table.receipt(held);
  await until(() => told(view).get('tafel-1/tablet')?.held === 39 || undefined);
  const seconds = Math.ceil((Date.now() - start) / 1_000);
  expect(presenceMessages(view)).toBeLessThanOrEqual(seconds + 2); // all that was known, and then one a second
  for (const open of others) {
    expect(open.messages.map((message) => message.type)).toEqual(['welcome', 'welcome']);
  }
});

test('after a restart of the hub the tables are known, as away, with what they held', async () => {
  class StayingLog extends MemoryLog {
    override async close(): Promise<void> {} // the disk outlives the process
  }
  const log = new StayingLog();
  const first = await hubOn(log);
  const table = first.client().open(tableDocument(TABLE_1), host(TABLE_1));
  await table.synced();
  await table.receipt(4, 'tablet');
  await closeAll();

  const second = await hubOn(log);
  const view = second.client().open(SETUP, facilitator);
  await view.synced();
  view.send({ type: 'hello', ask: 1 });
  await until(() => told(view).has('tafel-1/tablet') || undefined);
  expect(told(view).get('tafel-1/tablet')).toMatchObject({ online: false, held: 4 });
});

describe('the memory of who is there', () => {
  const heard = (device: string, heardAt: number, held = 0) => ({
    meeting: MEETING,
    station: TABLE_1,
    device: device as DeviceId,
    heardAt,
    held,
  });

  test('gives changes once, and to each meeting its own', () => {
    const presence = new Presence();
    presence.report(heard('a', 1), {});
    presence.report({ ...heard('b', 1), meeting: 'elders' as MeetingId, station: 'x' as StationId }, {});
    const changes = presence.takeChanges();
    expect([...changes.keys()]).toEqual([MEETING, 'elders']);
    expect(changes.get(MEETING)).toHaveLength(1);
    expect(presence.takeChanges().size).toBe(0);
    expect(presence.takeUnsaved()).toHaveLength(2);
    expect(presence.takeUnsaved()).toHaveLength(0);
  });

  test('tells of a device that only goes on being there twice a minute, and of its going with when it was heard last', () => {
    const presence = new Presence();
    const connection = {};
    const told = () =>
      presence
        .takeChanges()
        .get(MEETING)
        ?.map((d) => d.heardAt);
    const at = (heardAt: number) => {
      presence.report(heard('a', heardAt), connection);
      return told();
    };
    expect([at(0), at(10_000), at(29_999), at(30_000), at(40_000)]).toEqual([
      [0],
      undefined,
      undefined,
      [30_000],
      undefined,
    ]);
    presence.gone(MEETING, connection);
    expect(told()).toEqual([40_000]);
  });

  test('what changes and changes back is told to who asked in between', () => {
    const presence = new Presence();
    const connection = {};
    presence.report(heard('a', 1, 0), connection);
    presence.takeChanges();
    presence.report(heard('a', 2, 3), connection);
    expect(presence.all(MEETING)).toMatchObject([{ held: 3 }]);
    presence.report(heard('a', 3, 0), connection);
    expect(presence.takeChanges().get(MEETING)).toMatchObject([{ held: 0 }]);
  });

  test('does not grow without limit under ever new names', () => {
    const presence = new Presence();
    for (let i = 0; i < 1_000; i++) presence.report(heard(`d${i}`, i), {});
    const all = presence.all(MEETING);
    expect(all.length).toBeLessThan(50);
    expect(all.map((d) => d.device)).toContain('d999');
  });
});
