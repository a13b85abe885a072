import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import * as Y from 'yjs';
import { capabilityPath } from '../../src/domain/capability.ts';
import { type DocumentName, documentName } from '../../src/domain/documents.ts';
import { grant } from '../../src/domain/token.ts';
import { COMPACT_ROWS, Compactor } from '../../src/hub/compactor.ts';
import { HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { tell } from '../torture/results.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import {
  add,
  captured,
  host,
  idsIn,
  MEETING,
  organiser,
  ROOT_KEY,
  SETUP,
  setupEntry,
  TABLE_1,
  TABLE_2,
  tableDocument,
} from './table.ts';
import { TORTURE } from './tablets.ts';

const NAME = documentName(tableDocument(TABLE_1));
const OTHER = documentName(tableDocument(TABLE_2));

/** Two tablets at one table that write by turns, as a log has it: a row a statement. */
function rowsOfAnEvening(count: number): { rows: Uint8Array[]; ids: string[] } {
  const docs = [new Y.Doc(), new Y.Doc()] as const;
  const rows: Uint8Array[] = [];
  for (let i = 0; i < count; i++) {
    const [one, other] = i % 3 === 0 ? [docs[0], docs[1]] : [docs[1], docs[0]];
    const row = add(one, captured(`uitspraak ${i}`, i));
    rows.push(row);
    Y.applyUpdate(other, row);
  }
  return { rows, ids: idsIn(docs[0]) };
}

async function idsOf(log: MemoryLog | SqliteLog, name: DocumentName): Promise<string[]> {
  return idsIn(await new HubCore(log).document(name));
}

describe('making one row of many', () => {
  let folder: string;
  let log: SqliteLog;
  beforeEach(() => {
    folder = temporaryFolder();
    log = SqliteLog.open(folder);
  });
  afterEach(async () => {
    await log.close();
    await endAll();
  });
  const rowsIn = () => {
    const db = new DatabaseSync(path.join(folder, 'hub.sqlite'), { readOnly: true });
    const n = Number(db.prepare('SELECT COUNT(*) AS n FROM updates').get()?.n);
    db.close();
    return n;
  };

  test('changes nothing of what a document holds, its order included, nor of any other document', async () => {
    const { rows, ids } = rowsOfAnEvening(200);
    for (const row of rows) await log.append(NAME, row);
    await log.append(OTHER, rows[0] as Uint8Array);
    const before = Y.encodeStateVector(await new HubCore(log).document(NAME));
    expect(await log.compact(NAME)).toMatchObject({ state: 'compacted', rows: 200 });
    expect(rowsIn()).toBe(2);
    expect(await idsOf(log, NAME)).toEqual(ids);
    expect([...Y.encodeStateVector(await new HubCore(log).document(NAME))]).toEqual([...before]);
    expect(await log.read(OTHER)).toHaveLength(1);
  });

  test('leaves a row that was set aside where it lies', async () => {
    const { rows, ids } = rowsOfAnEvening(10);
    for (const row of rows) await log.append(NAME, row);
    await log.append(NAME, Uint8Array.from([1, 200, 200, 200]));
    expect(await log.compact(NAME)).toEqual({ state: 'left', rows: 11, reason: 'damaged' });
    await log.read(NAME); // sets it aside
    expect(await log.compact(NAME)).toMatchObject({ state: 'compacted', rows: 10 });
    expect(rowsIn()).toBe(2);
    expect(await idsOf(log, NAME)).toEqual(ids);
    expect(log.condition().aside).toBe(1);
  });

  test('leaves a document alone in which something waits for what is not there yet', async () => {
    const doc = new Y.Doc();
    const first = add(doc, captured('een', 1));
    const second = add(doc, captured('twee', 2));
    await log.append(NAME, second);
    expect(await log.compact(NAME)).toEqual({ state: 'left', rows: 1, reason: 'gap' });
    await log.append(NAME, first);
    expect(await log.compact(NAME)).toMatchObject({ state: 'compacted', rows: 2 });
    expect(await idsOf(log, NAME)).toEqual(idsIn(doc));
  });

  test('leaves rows alone that together are longer than any update may be', async () => {
    const doc = new Y.Doc();
    for (let i = 0; i < 50; i++) await log.append(NAME, add(doc, captured('x'.repeat(100_000), i)));
    expect(await log.compact(NAME)).toEqual({ state: 'left', rows: 50, reason: 'too-large' });
    expect(await log.read(NAME)).toHaveLength(50);
  });

  test('that fails half-way, because the disk is full, leaves every row as it was', async () => {
    const { rows, ids } = rowsOfAnEvening(100);
    for (const row of rows) await log.append(NAME, row);
    const other = new DatabaseSync(path.join(folder, 'hub.sqlite'));
    other.exec(
      `CREATE TRIGGER no_room BEFORE DELETE ON updates WHEN OLD.seq = 60 BEGIN SELECT RAISE(ABORT, 'no room'); END`,
    );
    await expect(log.compact(NAME)).rejects.toThrow('no room');
    expect(rowsIn()).toBe(100);
    expect(await idsOf(log, NAME)).toEqual(ids);
    // and one that lets a row stay although it was told to go
    other.exec(
      `DROP TRIGGER no_room; CREATE TRIGGER stays BEFORE DELETE ON updates WHEN OLD.seq = 60 BEGIN SELECT RAISE(IGNORE); END`,
    );
    await expect(log.compact(NAME)).rejects.toThrow('could not be made one');
    expect(rowsIn()).toBe(100);
    other.exec('DROP TRIGGER stays');
    other.close();
    expect(await log.compact(NAME)).toMatchObject({ state: 'compacted', rows: 100 });
    expect(await idsOf(log, NAME)).toEqual(ids);
  });

  test('keeps turning old links away after a restart, since the set-up says the same', async () => {
    await log.publish(MEETING, ROOT_KEY);
    const core = new HubCore(log);
    const doc = new Y.Doc();
    for (let generation = 1; generation <= 5; generation++) {
      const entry = setupEntry({ type: 'station-set', station: TABLE_1, changes: { generation } }, generation);
      await core.receive(organiser, SETUP, add(doc, entry));
    }
    expect(await log.compact(documentName(SETUP))).toMatchObject({ state: 'compacted', rows: 5 });
    const after = new HubCore(log);
    const path = (generation: number) => capabilityPath(grant(ROOT_KEY, host(TABLE_1, generation)));
    expect(await after.authorize(NAME, path(4))).toEqual({ state: 'refused', reason: 'old-link' });
    expect(await after.authorize(NAME, path(5))).toMatchObject({ state: 'granted' });
  });
});

describe('the hub looks for documents with many rows', () => {
  const setUp = async (count: number) => {
    const log = new MemoryLog();
    const { rows, ids } = rowsOfAnEvening(count);
    for (const row of rows) await log.append(NAME, row);
    const core = new HubCore(log);
    const told: string[] = [];
    const compactor = new Compactor(core, (event, fields) => told.push(`${event} ${fields?.rows} ${fields?.reason}`));
    return { log, core, ids, told, compactor };
  };

  test('and lets those with fewer be, as they came', async () => {
    const { log, told, compactor } = await setUp(COMPACT_ROWS - 1);
    await compactor.turn();
    expect(told).toEqual([]);
    expect(await log.read(NAME)).toHaveLength(COMPACT_ROWS - 1);
  });

  test('and never touches one that someone has open', async () => {
    const { log, core, ids, told, compactor } = await setUp(COMPACT_ROWS);
    const open = await core.document(NAME);
    await compactor.turn();
    expect(told).toEqual([]);
    open.destroy();
    await compactor.turn();
    expect(told).toEqual([`compacted ${COMPACT_ROWS} undefined`]);
    expect(await log.read(NAME)).toHaveLength(1);
    expect(await idsOf(log, NAME)).toEqual(ids);
  });

  test('and goes on to the next when one cannot be, without trying that one again and again', async () => {
    const { log, told, compactor } = await setUp(COMPACT_ROWS);
    const { rows } = rowsOfAnEvening(COMPACT_ROWS + 2);
    for (const row of rows.slice(1)) await log.append(OTHER, row);
    for (let turn = 0; turn < 3; turn++) await compactor.turn();
    expect(told).toEqual([`not-compacted ${COMPACT_ROWS + 1} gap`, `compacted ${COMPACT_ROWS} undefined`]);
  });

  test('and only says so when the disk fails', async () => {
    const { log, compactor, told } = await setUp(1);
    log.crowded = async () => {
      throw new Error('disk I/O error');
    };
    await compactor.turn();
    expect(told).toEqual(['not-compacted undefined disk']);
  });
});

const KILLS = Math.round(25 * TORTURE);
const WRITER = fileURLToPath(new URL('./compacting-writer.ts', import.meta.url));

test(
  `[HUB-1] ${KILLS} times kill -9 while rows are made one: every entry that was on the disk is there, once`,
  async () => {
    const folder = temporaryFolder();
    const notes = path.join(folder, 'notes');
    let state = inject('seed');
    let within = 0;
    let compactions = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const writer = spawn(process.execPath, [WRITER, folder, notes], { stdio: ['ignore', 'pipe', 'inherit'] });
      const exit = new Promise((resolve) => writer.once('exit', resolve));
      await new Promise((resolve) => writer.stdout.once('data', resolve)); // it is at work
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      await new Promise((resolve) => setTimeout(resolve, (state >>> 8) % 250));
      writer.kill('SIGKILL');
      await exit;
      // A line that was cut off was not said.
      const lines = existsSync(notes) ? readFileSync(notes, 'utf8').split('\n').slice(0, -1) : [];
      const marks = lines.filter((line) => line === 'begin' || line === 'end');
      if (marks.at(-1) === 'begin') within++;
      compactions = marks.filter((line) => line === 'end').length;
      const acknowledged = lines.filter((line) => line.startsWith('kept ')).map((line) => line.slice(5));

      const log = SqliteLog.open(folder);
      expect(log.examine().aside.size).toBe(0);
      const there = await idsOf(log, NAME);
      await log.close();
      const set = new Set(there);
      expect(there.length, `once each, after kill ${kill}`).toBe(set.size);
      expect(
        acknowledged.filter((id) => !set.has(id)),
        `after kill ${kill}`,
      ).toEqual([]);
    }
    console.log(
      `kill -9 in compaction: ${KILLS} kills, ${within} of them within one, ${compactions} compactions done; 0 entries lost.`,
    );
    const acknowledged = readFileSync(notes, 'utf8').match(/^kept .+\n/gm)?.length ?? 0;
    tell({
      ...{ part: 'hub compaction', of: 'the hub’s log', runs: KILLS, kept: acknowledged, lost: 0, twice: 0 },
      note: `${within} kills within one, ${compactions} done`,
    });
    expect(within).toBeGreaterThan(0);
    await endAll();
  },
  KILLS * 5_000 + 60_000,
);
