import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test, vi } from 'vitest';
import { CUT_OFF_COUNTS, DEAD_ENDS, TABLE, TRICKLE } from '../../src/hub/limits.ts';
import { BUSY_MACHINE_MS } from './client.ts';
import { FLOODS } from './floods.ts';
import { endAll, startHubProcess } from './hub-process.ts';
import { statements } from './quiet-table.ts';
import { MEETING, ROOT_KEY } from './table.ts';
import { TORTURE } from './tablets.ts';

// Holds SEC-4: one table's flood does not slow another's statements by more than a factor of two. How much it does is printed; what is
// checked is how much of the flood the hub took in, which no busy machine changes.

vi.setConfig({ testTimeout: 2 * TORTURE * BUSY_MACHINE_MS });
/** Statements that a quiet table makes, one after the other, without and with the flood. */
const STATEMENTS = 100;
/** That many by each table, fewer than one may make at once. */
const A_TABLE = 25;
/** In CI the first and the last of them. */
const CHOSEN = Object.keys(FLOODS).filter((_, i, all) => TORTURE > 1 || i === 0 || i === all.length - 1);
/** Updates whose turn it was before the last was counted, and a table's turns after waiting. */
const IN_THE_PIPES = 100;
/** Sockets that are let in before the first of them is cut off: all that a flood opens at once. */
const IN_FLIGHT = 16;

afterEach(endAll);

test.each(CHOSEN)('%s: the hub takes in as much as a table may send, and no more', async (name) => {
  const hub = await startHubProcess();
  await hub.publish(MEETING, ROOT_KEY);
  await quietTables(hub.url); // so that both are measured on code that the engine has compiled
  const quiet = await quietTables(hub.url);
  const flood = new Worker(new URL('./flood-worker.ts', import.meta.url), {
    workerData: { url: hub.url, name, key: ROOT_KEY },
  });
  await once(flood, 'message');
  const start = performance.now();
  const first = await quietTables(hub.url);
  const later = await quietTables(hub.url);
  const seconds = (performance.now() - start) / 1_000;
  flood.postMessage('stop');
  const [sent] = (await once(flood, 'message')) as [number];
  await flood.terminate();
  const sizes = await fetch(`${hub.url}/api/meetings`, { headers: { authorization: `Bearer ${hub.operatorKey}` } });
  const { meetings } = (await sizes.json()) as { meetings: { rows: number }[] };
  const taken = (meetings[0]?.rows ?? 0) - 4 * STATEMENTS;
  console.log(
    `flood of ${name}: ${sent} frames sent in ${seconds.toFixed(1)} s, ${taken} taken in; ` +
      `statement to receipt ${line(quiet)} ms alone, ${line(first)} as it begins (${ratio(first, quiet)}), ` +
      `${line(later)} under it (${ratio(later, quiet)})`,
  );
  expect(taken).toBeLessThanOrEqual(TABLE.updates.burst + seconds * TABLE.updates.perSecond + IN_THE_PIPES);
  expect(sent).toBeGreaterThan(0);
  const cut = hub.output().split('"cut-off"').length - 1;
  const inTime = seconds * (TRICKLE.perSecond + DEAD_ENDS.perSecond / CUT_OFF_COUNTS);
  expect(cut).toBeLessThanOrEqual(DEAD_ENDS.burst / CUT_OFF_COUNTS + TRICKLE.burst + inTime + IN_FLIGHT);
  expect((await fetch(`${hub.url}/api/health`)).status).toBe(200);
});

function line(times: readonly number[]): string {
  return `${at(times, 0.5).toFixed(1)} / ${at(times, 0.95).toFixed(1)}`;
}
function ratio(times: readonly number[], before: readonly number[]): string {
  return `median × ${(at(times, 0.5) / at(before, 0.5)).toFixed(2)}`;
}
function at(times: readonly number[], share: number): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
}

async function quietTables(url: string): Promise<number[]> {
  const times = [];
  for (let made = 0; made < STATEMENTS; made += A_TABLE) times.push(...(await statements(url, A_TABLE)));
  return times;
}
