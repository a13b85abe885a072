import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { BUSY_MACHINE_MS } from './client.ts';
import { endAll, startHubProcess } from './hub-process.ts';
import { MEETING, ROOT_KEY } from './table.ts';
import { compare, openTablet, type Tablet, talk } from './tablets.ts';

vi.setConfig({ testTimeout: 2 * BUSY_MACHINE_MS });
const TABLES = 5;
const ROUNDS = 3;
/** A hundred times faster than people. */
const TALK_EVERY_MS = 20;
const tablets: Tablet[] = [];
beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these tablets share a process, not a browser
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(async () => {
  await Promise.all(tablets.splice(0).map((tablet) => tablet.session.close()));
  await endAll();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test('SIGTERM while every table is talking: the hub ends by itself, what it called received is on its disk, and nothing is lost', async () => {
  let hub = await startHubProcess();
  expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
  const { data, port } = hub;
  for (let i = 1; i <= TABLES; i++) tablets.push(await openTablet(hub.url, `tafel-${i}` as StationId));
  for (let round = 0; round < ROUNDS; round++) {
    const quiet = new AbortController();
    talk(tablets, TALK_EVERY_MS, quiet.signal);
    const before = tablets.reduce((sum, tablet) => sum + tablet.receivedCount(), 0);
    await vi.waitFor(
      () => expect(tablets.reduce((sum, tablet) => sum + tablet.receivedCount(), 0)).toBeGreaterThan(before + TABLES),
      { timeout: BUSY_MACHINE_MS },
    );
    expect(await hub.end('SIGTERM'), 'it ends by itself, and well').toBe(0);
    quiet.abort();
    const log = SqliteLog.open(data, { readOnly: true });
    const promised = tablets.map((tablet) => ({ ...tablet, said: tablet.received() }));
    expect((await compare(log, promised)).missing).toBe(0);
    await log.close();
    hub = await startHubProcess({ data, port });
  }
  await Promise.all(tablets.map((tablet) => tablet.settled(BUSY_MACHINE_MS)));
  await hub.end('SIGTERM');
  const log = SqliteLog.open(data, { readOnly: true });
  const compared = await compare(log, tablets);
  await log.close();
  expect(compared).toEqual({ said: compared.said, missing: 0, twice: 0, strange: 0 });
});
