import { type AtSize, growthRow } from './growth.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import type { ServerKind } from './one-server.ts';
import { nameOfServer, startCrowd, startServer } from './processes.ts';

const SIZES = [250, 500, 1_000];
const MOST = Math.max(...SIZES);
/** Statements that each table brings: an evening without a network. */
const OFFLINE = 60;
const TIMES = 2;
/** Beyond 100 tables the peers take from many seconds to minutes. */
const TABLES_OF_PEERS = 100;
/** What the facilitator does not have after this long is counted as missing, in ms. */
const PATIENCE_MS = 20_000;
const MB = 1_000_000;

interface Return {
  took: number;
  missing: number;
  /** The server's, from its start on: its most memory in bytes, and its processor time in ms. */
  peak: number;
  cpu: number;
}

async function comeBack(kind: ServerKind, tables: number): Promise<Return> {
  const server = await startServer(kind);
  const crowd = await startCrowd(server, { tables, offline: OFFLINE, patience: PATIENCE_MS });
  try {
    const before = await server.usage();
    const { took, missing } = await crowd.come();
    const { cpu, peak } = await server.usage();
    return { took, missing, peak, cpu: cpu - before.cpu };
  } finally {
    crowd.end();
    server.end();
  }
}

async function several(kind: ServerKind, tables: number, times: number) {
  const all: Return[] = [];
  for (let i = 0; i < times; i++) all.push(await comeBack(kind, tables));
  const missing = Math.max(...all.map((r) => r.missing));
  const name = `${nameOfServer(kind)}, ${tables} tables`;
  const of = (what: string) => `${name}: ${what}${missing > 0 ? ` (${missing} never came)` : ''}`;
  return {
    took: summary(
      of('until the facilitator has all'),
      all.map((r) => r.took),
    ),
    cpu: summary(
      of('processor time'),
      all.map((r) => r.cpu),
    ),
    peak: summary(
      of('most memory'),
      all.map((r) => r.peak / MB),
      'MB',
    ),
  };
}

export const bench: Bench = {
  title: 'All tables come back at once',
  about:
    `Every table comes to the hub in the same moment, each with ${OFFLINE} statements that it made without a network, while a facilitator has all ` +
    'of them open. Measured until the facilitator has everything, with the processor time that the server used for it and the most memory ' +
    'that it ever took. The hub has all of it on its disk first, and gives receipts. Beside it `ws` that passes on the same bytes, stores nothing and ' +
    `answers nothing, and at the most tables \`ws\` that stores each with an fsync first and then answers. Hocuspocus and y-websocket as they are shipped, one document for all and nothing stored, at ${TABLES_OF_PEERS} tables. ` +
    `Tables and facilitator share one process, and everything shares one machine. The goal for memory is 250 MB.`,
  async measure() {
    const rows: Comparison[] = [];
    const growth: AtSize[] = [];
    for (const tables of SIZES) {
      const raw = await several('raw', tables, TIMES);
      const hub = await several('hub', tables, TIMES);
      growth.push({ size: tables, took: hub.took.median });
      rows.push(
        { measured: hub.took, against: raw.took, ...(tables === MOST && { goal: 2 }) },
        { measured: hub.cpu, against: raw.cpu },
        { measured: hub.peak, against: raw.peak },
      );
      if (tables < MOST) continue;
      const stored = await several('stored', tables, TIMES);
      rows.push({ measured: hub.took, against: stored.took }, { measured: hub.cpu, against: stored.cpu });
    }
    rows.push(growthRow('hub: until the facilitator has all grows with the tables', growth));
    for (const kind of ['hub', 'hocuspocus', 'y-websocket'] as const) {
      for (const measured of Object.values(await several(kind, TABLES_OF_PEERS, 1))) rows.push({ measured });
    }
    return rows;
  },
};
