import { growthRow } from './growth.ts';
import { type Bench, type Comparison, one, summary } from './harness.ts';
import type { ServerKind, Usage } from './one-server.ts';
import { nameOfServer, startCrowd, startServer } from './processes.ts';

const SIZES = [100, 500, 1_000];
const MOST = Math.max(...SIZES);
/** Servers that send what one table says to all others: at 1,000 tables they do not keep up with what is said. */
const SIZES_OF_PEERS = [100, 500];
/** Statements that each table says, one every five seconds. */
const ROUNDS = 2;
const ROUNDS_OF_PEERS = 1;
/** Before that, five times as fast. */
const WARM_UP_ROUNDS = 6;
const WARM_UP_PERIOD_MS = 1_000;
/** What has not come this long after the last was said is counted as missing, in ms. */
const PATIENCE_MS = 10_000;
const MB = 1_000_000;

interface Evening {
  kind: ServerKind;
  tables: number;
  heard: number[];
  received: number[];
  missing: number;
  /** Of the server, while they talked. */
  cpu: number;
  sent: number;
  rss: number;
}

async function evening(kind: ServerKind, tables: number, rounds: number): Promise<Evening> {
  const server = await startServer(kind);
  const crowd = await startCrowd(server, { tables, offline: 0, patience: PATIENCE_MS });
  try {
    await crowd.come();
    // so that the engine compiles what it is going to compile; peers could not keep up with it
    if (kind === 'hub' || kind === 'raw' || kind === 'stored') await crowd.talk(WARM_UP_ROUNDS, WARM_UP_PERIOD_MS);
    const before = await server.usage();
    const { heard, received, missing } = await crowd.talk(rounds);
    const after = await server.usage();
    const less = (of: keyof Usage) => after[of] - before[of];
    return { kind, tables, heard, received, missing, cpu: less('cpu'), sent: less('sent'), rss: after.rss };
  } finally {
    crowd.end();
    server.end();
  }
}

const nameOf = ({ kind, tables, missing }: Evening, what: string) =>
  `${nameOfServer(kind)}, ${tables} tables: ${what}${missing > 0 ? ` (${missing} never came)` : ''}`;
const latency = (e: Evening) => summary(nameOf(e, 'table to facilitator'), e.heard);
/** Of one statement. */
const cpu = (e: Evening) => one(nameOf(e, 'processor time a statement'), e.cpu / e.heard.length);
const sent = (e: Evening) => one(nameOf(e, 'sent for a statement'), e.sent / e.heard.length, 'bytes');
const memory = (e: Evening) => one(nameOf(e, 'resident memory'), e.rss / MB, 'MB');

function beside(ours: Evening, raw: Evening): Comparison[] {
  return [
    { measured: latency(ours), against: latency(raw), ratioOf: 'p95', ...(ours.tables === MOST && { goal: 5 }) },
    { measured: summary(nameOf(ours, 'to its receipt at the table'), ours.received) },
    { measured: cpu(ours), against: cpu(raw), goal: 2.5 },
    { measured: sent(ours), against: sent(raw), goal: 1.2 },
    { measured: memory(ours), against: memory(raw) },
  ];
}

function growsWithTables(what: string, evenings: readonly Evening[], took: (e: Evening) => number): Comparison {
  return growthRow(
    `hub: ${what} grows with the tables`,
    evenings.map((e) => ({ size: e.tables, took: took(e) })),
  );
}

export const bench: Bench = {
  title: 'From the tables to the facilitator',
  about:
    `Tables that each say one statement every five seconds, ${ROUNDS} each, to a facilitator who has all of them open. The hub has each statement on ` +
    'its disk before it passes it on and before it gives the table its receipt; tables ask for receipts and send heartbeats as the app does. ' +
    'Beside it the least there is: `ws` that passes the same updates on to the facilitator, stores nothing and answers nothing; and, at the most tables, ' +
    'the least that promises as much: `ws` that first stores each, by SQLite with an fsync, and then answers its table. Of the peers, ' +
    'Hocuspocus and the server of y-websocket as they are shipped have one document for all, store nothing, and send each statement to every ' +
    'table; they are measured at 100 and 500 tables. Processor time, bytes and memory are the server’s alone, while the tables talk; server and crowd ' +
    'share one machine. The ratio of times from table to facilitator is that of p95.',
  async measure() {
    const hub: Evening[] = [];
    const rows: Comparison[] = [];
    for (const tables of SIZES) {
      const raw = await evening('raw', tables, ROUNDS);
      const ours = await evening('hub', tables, ROUNDS);
      hub.push(ours);
      rows.push(...beside(ours, raw));
      if (tables < MOST) continue;
      const stored = await evening('stored', tables, ROUNDS);
      rows.push({ measured: latency(ours), against: latency(stored), ratioOf: 'p95' });
      for (const measure of [cpu, sent, memory]) rows.push({ measured: measure(ours), against: measure(stored) });
    }
    rows.push(growsWithTables('processor time', hub, (e) => e.cpu));
    rows.push(growsWithTables('p95 from table to facilitator', hub, (e) => latency(e).p95));
    for (const kind of ['hocuspocus', 'y-websocket'] as const) {
      for (const tables of SIZES_OF_PEERS) {
        const peer = await evening(kind, tables, ROUNDS_OF_PEERS);
        for (const measure of [latency, cpu, sent, memory]) rows.push({ measured: measure(peer) });
      }
    }
    return rows;
  },
};
