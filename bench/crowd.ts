import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { capabilityPath } from '../src/domain/capability.ts';
import { documentName } from '../src/domain/documents.ts';
import { grant } from '../src/domain/token.ts';
import { HEARTBEAT_MS, SYNC_PATH } from '../src/sync/messages.ts';
import { FRAME, SYNC, statelessFrame, syncFrame, tokenFrame } from '../tests/compatibility/frames.ts';
import { facilitator, SETUP, tableDocument } from '../tests/hub/table.ts';
import { CrowdTable, MARKER, SHARED, type Speech, stationOf } from './crowd-tables.ts';

/**
 * Tables and one facilitator's laptop in a process of their own, at one server. The laptop comes first; then every table, and says what it
 * said before it came. After `ready`, `talk` has every table say something again and again, at a moment of its own.
 */
export interface CrowdOptions {
  kind: Speech;
  port: number;
  rootKey: string;
  tables: number;
  /** Statements that each table brings along. */
  offline: number;
  /** After this long what is not there is given up, in ms. */
  patience: number;
}
/** `talk`: how much each table says, one every `period` ms. */
export type ToCrowd = { come: true } | { talk: number; period: number };
/** `took`: from the first table's coming until the laptop had all that they brought, in ms. `missing`: how much it never had. */
export interface Came {
  took: number;
  missing: number;
}
/** Times from saying to the laptop's hearing it, and to its receipt at the table, in ms. */
export interface Talked {
  heard: number[];
  received: number[];
  missing: number;
}
export type FromCrowd = { ready: true } | Came | Talked;

/** What was said and the laptop has not heard. */
const said = new Map<string, number>();
const heard: number[] = [];
const received: number[] = [];
let allHeard: (() => void) | undefined;

const options = JSON.parse(process.argv[2] ?? '') as CrowdOptions;
const { kind, port, offline, patience } = options;
const rootKey = Buffer.from(options.rootKey, 'hex');
const tell = (message: FromCrowd) => process.send?.(message);
const tables = Array.from(
  { length: options.tables },
  (_, index) =>
    new CrowdTable({
      ...{ kind, port, rootKey, index },
      received: (marker) => {
        const at = starts.get(marker);
        if (at !== undefined) received.push(performance.now() - at);
      },
    }),
);
/** When they were said, also once the laptop has them: receipts may come later. */
const starts = new Map<string, number>();
for (const table of tables) for (let n = 0; n < offline; n++) said.set(table.say(), 0);

const laptop = await openLaptop();
tell({ ready: true });
process.on('message', async (message: ToCrowd) => {
  if ('come' in message) await come();
  else await talk(message.talk, message.period);
});

async function come(): Promise<void> {
  const start = performance.now();
  // as many at once as reach a server from one hall; the rest is in its queue
  await Promise.all(tables.map((table) => table.connect()));
  const missing = await waitForAll();
  tell({ took: performance.now() - start, missing });
}

async function talk(rounds: number, period: number): Promise<void> {
  heard.length = 0;
  received.length = 0;
  const turns = tables.map(async (table, index) => {
    await pause(period * fraction(index));
    for (let round = 0; round < rounds; round++) {
      if (round > 0) await pause(period);
      const at = performance.now();
      const marker = table.say();
      said.set(marker, at);
      starts.set(marker, at);
    }
  });
  await Promise.all(turns);
  const missing = await waitForAll();
  await pause(HEARTBEAT_MS / 10); // the last receipts
  tell({ heard, received, missing });
}

/** A moment of each table's own, the same in every run. */
function fraction(index: number): number {
  return (index * 0.618_033_988_75) % 1;
}

async function waitForAll(): Promise<number> {
  if (said.size > 0) {
    const all = new Promise<void>((resolve) => {
      allHeard = resolve;
    });
    await Promise.race([all, pause(patience, undefined, { ref: false })]);
  }
  const missing = said.size;
  said.clear();
  return missing;
}

/** The screen of the plenary: it has every table's document open, over one socket. */
async function openLaptop(): Promise<WebSocket> {
  const path = { hub: SYNC_PATH, raw: '/desk', hocuspocus: '/', 'y-websocket': `/${SHARED}` }[kind];
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  await once(socket, 'open');
  const link = capabilityPath(grant(rootKey, facilitator));
  const nothing = Y.encodeStateVector(new Y.Doc());
  const documents =
    kind === 'hub' ? [SETUP, ...tables.map((_, i) => tableDocument(stationOf(i)))].map(documentName) : [SHARED];
  let open = kind === 'raw' || kind === 'y-websocket' ? 0 : documents.length;
  const allOpen = new Promise<void>((resolve) => {
    if (open === 0) resolve();
    socket.on('message', (bytes: Buffer) => {
      if (open > 0 && bytes[1 + (bytes[0] ?? 0)] === FRAME.auth && --open === 0) resolve();
      hear(bytes.toString('latin1'));
    });
  });
  for (const document of open === 0 ? [] : documents) {
    socket.send(tokenFrame(document, link));
    socket.send(syncFrame(document, SYNC.step1, nothing));
  }
  if (kind === 'hub') {
    const hello = () => socket.send(statelessFrame(documentName(SETUP), { type: 'hello', ask: 1 }));
    hello();
    setInterval(hello, HEARTBEAT_MS).unref();
  }
  await allOpen;
  return socket;
}

function hear(text: string): void {
  const now = performance.now();
  for (const [marker] of text.matchAll(MARKER)) {
    const at = said.get(marker);
    if (at === undefined) continue;
    said.delete(marker);
    heard.push(now - at);
  }
  if (said.size === 0) allHeard?.();
}

process.once('disconnect', () => {
  laptop.terminate();
  process.exit();
});
