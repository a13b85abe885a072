import { parentPort, workerData } from 'node:worker_threads';
import { FLOODS, startFlood } from './floods.ts';

// A flood in a thread of its own, so that whoever measures is not slowed by it. Says how many frames it sent when it is told to stop.
const { url, name, key } = workerData as { url: string; name: string; key: Uint8Array };
const make = FLOODS[name];
if (!make) throw new Error(`No flood has the name ${name}`);
const flood = startFlood(url, make(key));
parentPort?.once('message', () => {
  flood.stop();
  parentPort?.postMessage(flood.sent());
});
parentPort?.postMessage('begun');
