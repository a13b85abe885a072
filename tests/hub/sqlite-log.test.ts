import { openSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { DataFolderError, openDataFolder } from '../../src/hub/data-folder.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import { captured, updateWith } from './table.ts';

const TABLE = 'proef/station/tafel-1' as DocumentName;
afterEach(endAll);

function reasonOf(open: () => SqliteLog): string {
  try {
    open();
  } catch (error) {
    if (error instanceof DataFolderError) return error.reason;
    throw error;
  }
  return 'opened';
}

/** The database as another program sees it. */
function other(folder: string): DatabaseSync {
  return new DatabaseSync(path.join(folder, 'hub.sqlite'));
}

test('a log that is opened again has everything', async () => {
  const folder = temporaryFolder();
  const first = SqliteLog.open(folder);
  const update = updateWith(captured('a'));
  await first.append(TABLE, update);
  await first.publish('proef' as MeetingId, new Uint8Array(32));
  await first.operatorKey(() => 'sleutel');
  await first.close();

  const second = SqliteLog.open(folder);
  expect((await second.read(TABLE)).map((row) => [...row])).toEqual([[...update]]);
  expect(await second.meetings()).toEqual(['proef']);
  expect(await second.operatorKey(() => 'andere')).toBe('sleutel');
  await second.close();
});

test('a commit reaches the disk: the journal is written ahead, and every commit waits for it', () => {
  const folder = openDataFolder(temporaryFolder());
  expect(folder.db.prepare('PRAGMA journal_mode').get()?.journal_mode).toBe('wal');
  const FULL = 2; // https://sqlite.org/pragma.html#pragma_synchronous
  expect(folder.db.prepare('PRAGMA synchronous').get()?.synchronous).toBe(FULL);
  folder.close();
});

test('all appends of one turn share one transaction: all of them are kept, or none', async () => {
  const folder = temporaryFolder();
  const log = SqliteLog.open(folder);
  const blocker = other(folder);
  blocker.exec(
    `CREATE TRIGGER no_room BEFORE INSERT ON updates WHEN NEW.crc = 0 BEGIN SELECT RAISE(ABORT, 'no room'); END`,
  );
  const ofTurn = (bad: boolean) => [
    log.append(TABLE, updateWith(captured('a'))),
    // The CRC-32 of nothing is 0.
    log.append(TABLE, bad ? new Uint8Array(0) : updateWith(captured('b'))),
    log.append('proef/setup' as DocumentName, updateWith(captured('c'))),
  ];
  const failed = await Promise.allSettled(ofTurn(true));
  expect(failed.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(log.condition().failure).toBe('no room');
  expect(await log.documents()).toEqual([]);
  await Promise.all(ofTurn(false));
  expect(log.condition().failure).toBeUndefined();
  expect(await log.read(TABLE)).toHaveLength(2);
  expect(await log.documents()).toEqual(['proef/setup', TABLE]);
  blocker.close();
  await log.close();
});

test('an append is rejected while the database cannot be written, and works again when it can', async () => {
  const folder = temporaryFolder();
  const log = SqliteLog.open(folder);
  const blocker = other(folder);
  blocker.exec('BEGIN IMMEDIATE');
  await expect(log.append(TABLE, updateWith(captured('a')))).rejects.toThrow('locked');
  blocker.exec('ROLLBACK');
  await log.append(TABLE, updateWith(captured('b')));
  expect(await log.read(TABLE)).toHaveLength(1);
  blocker.close();
  await log.close();
});

test('a row whose bytes were changed on the disk is set aside, also when they still are an update', async () => {
  const folder = temporaryFolder();
  const log = SqliteLog.open(folder);
  await log.append(TABLE, updateWith(captured('Er zijn te weinig banken')));
  await log.append(TABLE, updateWith(captured('Er zijn te weinig bussen')));
  const db = other(folder);
  const bytes = db.prepare('SELECT bytes FROM updates WHERE seq = 1').get()?.bytes as Uint8Array;
  const at = Buffer.from(bytes).indexOf('banken');
  bytes.set(Buffer.from('tanken'), at);
  db.prepare('UPDATE updates SET bytes = ? WHERE seq = 1').run(bytes);
  db.close();
  const rows = await log.read(TABLE);
  expect(rows.map((row) => Buffer.from(row).includes('bussen'))).toEqual([true]);
  expect(log.condition().aside).toBe(1);
  await log.close();

  const again = SqliteLog.open(folder);
  expect(again.condition().aside).toBe(1);
  const kept = other(folder);
  expect(kept.prepare('SELECT COUNT(*) AS n FROM updates').get()?.n).toBe(2);
  kept.close();
  await again.close();
});

test('two hubs cannot work on one folder, a reader can look on', async () => {
  const folder = temporaryFolder();
  const hub = SqliteLog.open(folder);
  expect(reasonOf(() => SqliteLog.open(folder))).toBe('in-use');
  const reader = SqliteLog.open(folder, { readOnly: true });
  await hub.append(TABLE, updateWith(captured('a')));
  await hub.append(TABLE, Uint8Array.from([9, 9, 9]));
  expect(await reader.read(TABLE)).toHaveLength(1);
  expect(reader.condition().aside).toBe(1);
  await expect(reader.append(TABLE, updateWith(captured('b')))).rejects.toThrow('readonly');
  await hub.append(TABLE, updateWith(captured('c')));
  await reader.close();
  await hub.close();
  const next = SqliteLog.open(folder);
  await next.close();
});

test('a folder that cannot be made or written is named', () => {
  const file = path.join(temporaryFolder(), 'bestand');
  writeFileSync(file, '');
  expect(reasonOf(() => SqliteLog.open(path.join(file, 'data')))).toBe('unwritable');
  expect(reasonOf(() => SqliteLog.open(path.join(temporaryFolder(), 'nergens'), { readOnly: true }))).toBe(
    'unwritable',
  );
});

test('a file that is no database is damaged, and so is one with a torn page', async () => {
  const text = temporaryFolder();
  writeFileSync(path.join(text, 'hub.sqlite'), 'dit is geen database, maar een brief van enige lengte\n'.repeat(100));
  expect(reasonOf(() => SqliteLog.open(text))).toBe('damaged');

  const torn = temporaryFolder();
  const log = SqliteLog.open(torn);
  for (let i = 0; i < 50; i++) await log.append(TABLE, updateWith(captured('lang '.repeat(500))));
  await log.close();
  const handle = openSync(path.join(torn, 'hub.sqlite'), 'r+');
  for (let page = 12; page < 20; page++) writeSync(handle, Buffer.alloc(4096, 0xab), 0, 4096, page * 4096);
  expect(reasonOf(() => SqliteLog.open(torn))).toBe('damaged');
});

test('a database of a newer version is left alone', async () => {
  const folder = temporaryFolder();
  await SqliteLog.open(folder).close();
  const db = other(folder);
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(reasonOf(() => SqliteLog.open(folder))).toBe('newer');
});
