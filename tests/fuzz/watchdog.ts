import { Worker } from 'node:worker_threads';

/** A case takes some milliseconds, a group of them some seconds, on the busiest machine. What stands still for this long (ms) hangs. */
const STANDSTILL_MS = 180_000;

/**
 * Watches from a thread of its own, since a loop without end lets nobody else of its thread speak: when the case number has not
 * changed for too long, it says which one it is and ends the process.
 */
export function watchdog(target: string, seed: number): { at(index: number): void; stop(): Promise<number> } {
  const now = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WATCH, { eval: true, workerData: { now, target, seed, limit: STANDSTILL_MS } });
  worker.unref();
  return {
    at: (index) => {
      Atomics.store(now, 0, index);
    },
    stop: () => worker.terminate(),
  };
}

const WATCH = `
const { workerData: { now, target, seed, limit } } = require('node:worker_threads');
let seen = -1;
let since = Date.now();
setInterval(() => {
  const index = Atomics.load(now, 0);
  if (index !== seen) {
    seen = index;
    since = Date.now();
  } else if (Date.now() - since > limit) {
    require('node:fs').writeSync(2, 'fuzz, ' + target + ': hangs. To repeat it: SEED=' + seed + ' CASE=' + index + ' npm run fuzz\\n');
    process.kill(process.pid, 'SIGKILL');
  }
}, 1000);
`;
