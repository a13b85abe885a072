import { afterEach, expect, test, vi } from 'vitest';
import { DEVICE_NAME_LIMIT } from '../../src/domain/device-name.ts';
import type { DeviceId, MeetingId, StationId } from '../../src/domain/ids.ts';
import { DeviceNames } from '../../src/hub/device-names.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { BUSY_MACHINE_MS, type OpenDocument, until } from './client.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import { facilitator, host, SETUP, TABLE_1, TABLE_2, tableDocument } from './table.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
afterEach(closeAll);

let asks = 100;
/** Reports as a tablet does, and gives the names of the others that came with the answer. */
async function report(table: OpenDocument, device: string, name?: string) {
  const ask = ++asks;
  table.send({ type: 'report', ask, device: device as DeviceId, held: 0, ...(name !== undefined && { name }) });
  const answer = await until(() => table.messages.find((m) => m.type === 'received' && m.ask === ask));
  return answer.type === 'received' ? answer.names : undefined;
}

test('tablets at one table know each other’s names, those who lead know all, another table none, and no name comes on the disk', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const open = async (station: StationId) => {
    const table = hub.client().open(tableDocument(station), host(station));
    await table.synced();
    return table;
  };
  const [one, two, other] = [await open(TABLE_1), await open(TABLE_1), await open(TABLE_2)];
  expect(await report(one, 'a', 'Ria')).toBeUndefined();
  expect(await report(two, 'b', 'Jan')).toEqual([{ device: 'a', name: 'Ria' }]);
  expect(await report(one, 'a', 'Ria')).toEqual([{ device: 'b', name: 'Jan' }]);
  expect(await report(other, 'c', 'x'.repeat(1_000))).toBeUndefined();

  const lead = hub.client().open(SETUP, facilitator);
  await lead.synced();
  lead.send({ type: 'hello', ask: 1 });
  const names = await until(() => {
    const found = new Map<string, string | undefined>();
    for (const message of lead.messages) {
      if (message.type === 'presence') for (const { device, name } of message.stations) found.set(device, name);
    }
    return found.size === 3 ? found : undefined;
  });
  expect(names).toEqual(
    new Map([
      ['a', 'Ria'],
      ['b', 'Jan'],
      ['c', 'x'.repeat(DEVICE_NAME_LIMIT)],
    ]),
  );

  expect(await report(two, 'b')).toEqual([{ device: 'a', name: 'Ria' }]);
  expect(await report(one, 'a', 'Ria'), 'a name that was taken away').toBeUndefined();
  await hub.stop();
  expect((await log.heard()).length).toBe(3);
  expect(JSON.stringify(await log.heard())).not.toMatch(/Ria|Jan|xxx/);
});

test('a link that names ever new devices fills nothing: the name told longest ago goes', () => {
  const names = new DeviceNames();
  const [meeting, station] = ['m', 's'] as [MeetingId, StationId];
  for (let i = 0; i < 1_000; i++) names.set(meeting, station, `d${i}` as DeviceId, `n${i}`);
  const others = names.others(meeting, station, 'me' as DeviceId) ?? [];
  expect(others).toHaveLength(32);
  expect(others.at(-1)).toEqual({ device: 'd999', name: 'n999' });
});
