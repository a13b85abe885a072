import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { tell } from '../torture/results.ts';
import { until } from './client.ts';
import { endAll, startHubProcess } from './hub-process.ts';
import { MEETING, ROOT_KEY } from './table.ts';
import { compare, idsInLog, openTablet, type Tablet, TORTURE, talk } from './tablets.ts';

const TABLES = 50;
const KILLS = Math.round(40 * TORTURE);
/** How often a table captures, on average: some forty times as fast as people do. Unit: ms. */
const EVERY_MS = 700;
/** The hub is killed at a moment up to this long after the first statement that it received, at random. Unit: ms. */
const LATEST_MS = 600;

const tablets: Tablet[] = [];
beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // these tablets share a process, not a browser
});
afterEach(async () => {
  await Promise.all(tablets.splice(0).map((tablet) => tablet.session.close()));
  await endAll();
  vi.unstubAllGlobals();
});

test(
  `[HUB-1] ${KILLS} times kill -9 of the hub with ${TABLES} tables at work: nothing received is lost, all that was said comes, once`,
  async () => {
    let state = inject('seed');
    const dice = () => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) / 2 ** 24;
    };
    let hub = await startHubProcess();
    expect(await hub.publish(MEETING, ROOT_KEY)).toBe(201);
    const { data, port } = hub;
    for (let i = 1; i <= TABLES; i++) tablets.push(await openTablet(hub.url, `tafel-${i}` as StationId));
    const stop = new AbortController();
    talk(tablets, EVERY_MS, stop.signal);

    let lost = 0;
    let promised = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const received = () => tablets.reduce((sum, tablet) => sum + tablet.receivedCount(), 0);
      const before = received();
      await until(() => received() > before || undefined, 60_000);
      await new Promise((resolve) => setTimeout(resolve, dice() * LATEST_MS));
      await hub.end('SIGKILL');
      const promises = tablets.map((tablet) => ({ station: tablet.station, ids: tablet.received() }));
      const log = SqliteLog.open(data, { readOnly: true });
      expect(log.condition()).toEqual({ check: 'ok', aside: 0, failure: undefined });
      promised = 0;
      for (const { station, ids } of promises) {
        const there = new Set(await idsInLog(log, station));
        promised += ids.length;
        lost += ids.filter((id) => !there.has(id)).length;
      }
      await log.close();
      hub = await startHubProcess({ data, port });
    }
    expect(lost).toBe(0);
    stop.abort();

    await Promise.all(tablets.map((tablet) => tablet.settled(120_000)));
    await hub.end('SIGTERM');
    const log = SqliteLog.open(data, { readOnly: true });
    const compared = await compare(log, tablets);
    await log.close();
    console.log(
      `kill -9 of the hub: ${KILLS} kills, ${TABLES} tables, ${compared.said} statements; ${promised} called received at the last ` +
        `kill, ${lost} of those lost at any; in the end ${compared.missing} missing, ${compared.twice} twice.`,
    );
    tell({
      ...{ part: 'hub kills', of: `the hub, ${TABLES} tables`, runs: KILLS, kept: compared.said },
      ...{ lost: lost + compared.missing, twice: compared.twice },
    });
    expect(compared).toEqual({ said: compared.said, missing: 0, twice: 0, strange: 0 });
    expect(compared.said).toBeGreaterThan((KILLS * TABLES) / 4);
  },
  KILLS * 15_000 + 120_000,
);
