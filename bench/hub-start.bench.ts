import { closeSync, mkdtempSync, openSync, readdirSync, readSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { documentName } from '../src/domain/documents.ts';
import { SAMPLE_STATEMENTS } from '../src/domain/sample-statements.ts';
import { HubCore } from '../src/hub/core.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';
import { add, captured, MEETING, ROOT_KEY, tableDocument } from '../tests/hub/table.ts';
import { stationOf } from './crowd-tables.ts';
import { type AtSize, growthRow } from './growth.ts';
import { type Bench, type Comparison, summary } from './harness.ts';

const SIZES = [15_000, 30_000, 60_000];
const TABLES = 1_000;
const TIMES = 9;
/** The pieces in which a file is read from its beginning to its end. */
const PIECE_BYTES = 1024 * 1024;

/** A data folder with that many statements at a thousand tables, each a row of its own, in the order in which they came. */
async function fill(statements: number): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tafellaken-bench-'));
  const log = SqliteLog.open(folder);
  await log.publish(MEETING, ROOT_KEY);
  const docs = Array.from({ length: TABLES }, () => new Y.Doc());
  for (let n = 0; n < statements / TABLES; n++) {
    const said = docs.map((doc, table) => {
      const line = SAMPLE_STATEMENTS[(table * 7 + n * 13) % SAMPLE_STATEMENTS.length];
      const update = add(doc, captured(line?.text ?? '', n + 1));
      return log.append(documentName(tableDocument(stationOf(table))), update);
    });
    await Promise.all(said);
  }
  await log.close();
  return folder;
}

/** Reads every file of a folder once, from its beginning to its end. Returns how many bytes there were. */
function readThrough(folder: string): number {
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let bytes = 0;
  for (const file of readdirSync(folder)) {
    const handle = openSync(path.join(folder, file), 'r');
    for (let read = -1; read !== 0; bytes += read) read = readSync(handle, piece, 0, PIECE_BYTES, null);
    closeSync(handle);
  }
  return bytes;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function measureAt(statements: number) {
  const folder = await fill(statements);
  const [read, open, examined, documents]: [number[], number[], number[], number[]] = [[], [], [], []];
  try {
    for (let i = 0; i < TIMES; i++) {
      read.push(await timed(() => readThrough(folder)));
      let log: SqliteLog | undefined;
      open.push(
        await timed(() => {
          log = SqliteLog.open(folder);
        }),
      );
      if (!log) throw new Error('The log did not open.');
      const opened = log;
      examined.push(await timed(() => opened.examine()));
      const core = new HubCore(opened);
      documents.push(
        await timed(async () => {
          for (let table = 0; table < TABLES; table++)
            await core.document(documentName(tableDocument(stationOf(table))));
        }),
      );
      await log.close();
    }
    const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(path.join(folder, file)).size, 0);
    return { read, open, examined, documents, bytes };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const bench: Bench = {
  title: 'The hub starts with an evening on its disk',
  about:
    `A log with up to ${Math.max(...SIZES).toLocaleString('en-GB')} statements of ${TABLES.toLocaleString('en-GB')} tables, each a row of its own as they came in. Before the hub listens it opens the ` +
    'database, has SQLite check all of it, and reads every row to see that it is whole: that is the start. Documents are read when ' +
    'somebody asks for them; all of them at once is what a facilitator’s laptop does. Beside both: one reading of the file, from its beginning ' +
    'to its end, from the page cache that the hub’s reading has too.',
  async measure() {
    const rows: Comparison[] = [];
    const growth: AtSize[] = [];
    for (const statements of SIZES) {
      const { read, open, examined, documents } = await measureAt(statements);
      const start = open.map((ms, i) => ms + (examined[i] ?? 0));
      const of = (what: string, times: number[]) => summary(`${statements} statements: ${what}`, times);
      const against = of('one reading of the file', read);
      growth.push({ size: statements, took: of('', start).median });
      rows.push({ measured: of('the start', start), against, ...(statements === Math.max(...SIZES) && { goal: 10 }) });
      if (statements < Math.max(...SIZES)) continue;
      rows.push({ measured: of('of the start, SQLite’s check', open), against });
      rows.push({ measured: of('of the start, every row looked at', examined), against });
      rows.push({ measured: of('all documents into memory', documents), against });
    }
    rows.push(growthRow('the start grows with the statements', growth));
    return rows;
  },
};
