import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { tell } from '../torture/results.ts';
import { BadNetwork, CALM } from './bad-network.ts';
import { endAll, startHubProcess, temporaryFolder } from './hub-process.ts';
import { MEETING, ROOT_KEY } from './table.ts';
import { compare, openTablet, type Tablet, TORTURE, talk } from './tablets.ts';

const STORM_TABLES = 30;
const STORM_MS = 120_000 * TORTURE;
/** How often a table captures, on average: ten times as fast as people do. Unit: ms. */
const EVERY_MS = 2_000;
/** How often the hub comes back under another address. Unit: ms. */
const MOVE_MS = 30_000;
const STORM = { latencyMs: 300, cutShare: 0.05, stallShare: 0.01, stallMs: 20_000 };

const AWAY_TABLES = Math.round(100 * TORTURE);
const AWAY_STATEMENTS = 60;
const AWAY_MS = 45 * 60_000;

const tablets: Tablet[] = [];
let network: BadNetwork | undefined;
beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these tablets share a process, not a browser
});
afterEach(async () => {
  await Promise.all(tablets.splice(0).map((tablet) => tablet.session.close()));
  await network?.close();
  await endAll();
  vi.unstubAllGlobals();
});

const seconds = (ms: number) => (ms / 1_000).toFixed(1);

test(
  `[SYNC-2] ${STORM_TABLES} tables on the worst of networks for ${STORM_MS / 60_000} minutes: everything arrives, once`,
  async () => {
    let hub = await startHubProcess();
    expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
    const { data } = hub;
    const net = await BadNetwork.open(hub.port);
    network = net;
    for (let i = 1; i <= STORM_TABLES; i++) tablets.push(await openTablet(net.url, `tafel-${i}` as StationId));
    const stop = new AbortController();
    net.weather = STORM;
    talk(tablets, EVERY_MS, stop.signal);
    let moves = 0;
    for (let passed = 0; passed < STORM_MS; passed += MOVE_MS) {
      await new Promise((resolve) => setTimeout(resolve, MOVE_MS));
      await hub.end(moves % 2 === 0 ? 'SIGTERM' : 'SIGKILL');
      hub = await startHubProcess({ data });
      net.move(hub.port);
      moves++;
    }
    stop.abort();
    const inStorm = tablets.reduce((sum, tablet) => sum + tablet.received().length, 0);
    net.weather = CALM;
    const calm = performance.now();
    // Those that stall at this moment do so for their 20 s.
    await Promise.all(tablets.map((tablet) => tablet.settled(120_000)));
    const settled = performance.now() - calm;
    await hub.end('SIGTERM');
    const log = SqliteLog.open(data, { readOnly: true });
    const compared = await compare(log, tablets);
    await log.close();
    const { connections, cuts, cutInMidMessage, stalls } = net.counts;
    console.log(
      `worst network: ${STORM_TABLES} tables, ${seconds(STORM_MS)} s, ${connections} connections, ${cuts} cut (${cutInMidMessage} in ` +
        `mid-message), ${stalls} stalls, ${moves} moves of the hub; ${compared.said} statements, ${inStorm} received in the storm, ` +
        `all ${seconds(settled)} s after it; ${compared.missing} missing, ${compared.twice} twice.`,
    );
    tell({
      ...{ part: 'hub network', of: `the hub, ${STORM_TABLES} tables`, runs: cuts, kept: compared.said },
      ...{ lost: compared.missing, twice: compared.twice, note: `${cuts} connections cut, ${moves} moves of the hub` },
    });
    expect(compared).toEqual({ said: compared.said, missing: 0, twice: 0, strange: 0 });
    expect(Math.min(cuts, cutInMidMessage, stalls)).toBeGreaterThan(0);
    expect(inStorm).toBeGreaterThan(compared.said / 2);
  },
  STORM_MS + 180_000,
);

test(`[SYNC-2] ${AWAY_TABLES} tables that were all away for 45 minutes and come back at once: everything arrives, once`, async () => {
  const first = await startHubProcess({ data: temporaryFolder() });
  expect(await first.publish(MEETING, ROOT_KEY)).toBe(201);
  const { data, port, url } = first;
  await first.end('SIGTERM');
  // Nobody answers at the hub's address; the clock of the tablets runs as the evening's.
  let clock = Date.now() - AWAY_MS;
  for (let i = 1; i <= AWAY_TABLES; i++) {
    tablets.push(await openTablet(url, `tafel-${i}` as StationId, { now: () => clock }));
  }
  for (let n = 0; n < AWAY_STATEMENTS; n++) {
    clock += AWAY_MS / AWAY_STATEMENTS;
    for (const tablet of tablets) tablet.capture();
  }
  const hub = await startHubProcess({ data, port });
  const back = performance.now();
  await Promise.all(tablets.map((tablet) => tablet.settled(120_000)));
  const took = performance.now() - back;
  await hub.end('SIGTERM');
  const log = SqliteLog.open(data, { readOnly: true });
  const compared = await compare(log, tablets);
  await log.close();
  console.log(
    `all away: ${AWAY_TABLES} tables with ${AWAY_STATEMENTS} statements each came back at once; all received after ` +
      `${seconds(took)} s; ${compared.missing} missing, ${compared.twice} twice.`,
  );
  tell({
    ...{ part: 'hub network', of: `the hub, ${AWAY_TABLES} tables`, runs: 1, kept: compared.said },
    ...{ lost: compared.missing, twice: compared.twice, note: `all back at once, settled after ${seconds(took)} s` },
  });
  expect(compared).toEqual({ said: AWAY_TABLES * AWAY_STATEMENTS, missing: 0, twice: 0, strange: 0 });
}, 300_000);
