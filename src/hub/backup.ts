import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { applyUpdate, Doc } from 'yjs';
import { ENTRIES } from '../domain/documents.ts';
import { DATABASE, DataFolderError, openDatabase, openDataFolder, takeLock } from './data-folder.ts';
import { SqliteLog } from './sqlite-log.ts';

/** What a hub's database holds, as counted by reading all of it. */
export interface Contents {
  meetings: number;
  documents: number;
  entries: number;
  rows: number;
  /** Rows that are not whole; they are copied as they are. */
  aside: number;
  bytes: number;
}

/** A sentence for the operator on why nothing was done. */
export class BackupError extends Error {}

/** All pages in one step: the copy is of one moment, and a hub that writes meanwhile neither waits nor makes it begin anew. */
const ALL_PAGES = 2 ** 31 - 1;
const SIDE_FILES = ['-wal', '-shm'];

/**
 * Copies a hub's database to the file `to`, also while the hub works, and reads the copy back. It stands under that name only once it
 * is whole and on the disk. Everything that was received before the call is in it. Throws a `BackupError` or `DataFolderError`.
 */
export async function backUp(data: string, to: string): Promise<Contents> {
  if (!existsSync(join(data, DATABASE))) throw new BackupError(`${data} is no hub's data folder. Name it with --data.`);
  if (existsSync(to)) throw new BackupError(`${to} is there already, and is left as it is. Choose another name.`);
  if (!existsSync(dirname(resolve(to)))) throw new BackupError(`There is no folder ${dirname(resolve(to))}.`);
  const source = openDataFolder(data, { readOnly: true });
  try {
    const part = await copyOf(source.db, to);
    return await whole(part, (contents) => {
      renameSync(part, to);
      syncFolder(dirname(to));
      return contents;
    });
  } finally {
    source.close();
  }
}

export interface Restored {
  contents: Contents;
  /** The folder in which the database that stood there before is kept; undefined when there was none. */
  keptIn: string | undefined;
}

/**
 * Puts a backup in a data folder. What stands there is kept in a folder of its own beside it, first. Refuses while a hub works there.
 * Until the last step, which is one, nothing is changed. Throws a `BackupError` or `DataFolderError`.
 */
export async function restore(from: string, data: string, now: Date): Promise<Restored> {
  if (!existsSync(from)) throw new BackupError(`There is no file ${from}.`);
  const target = join(data, DATABASE);
  if (resolve(from) === resolve(target)) throw new BackupError(`${from} is what the hub works with already.`);
  const lock = takeLock(data);
  try {
    const source = openBackup(from);
    const part = await copyOf(source.db, target).finally(() => source.close());
    return await whole(part, (contents) => {
      const keptIn = existsSync(target) ? keepAside(data, now) : undefined;
      // A write-ahead log that is left of the old database would be played into the new one.
      for (const side of SIDE_FILES) rmSync(target + side, { force: true });
      renameSync(part, target);
      syncFolder(data);
      return { contents, keptIn };
    });
  } finally {
    lock.close();
  }
}

function openBackup(file: string): ReturnType<typeof openDatabase> {
  try {
    return openDatabase(file, { readOnly: true });
  } catch (error) {
    if (!(error instanceof DataFolderError) || error.reason === 'newer') throw error;
    const why = error.cause instanceof Error ? error.cause.message : error.reason;
    throw new BackupError(`${file} is no whole backup of a hub (${why}). Nothing was changed.`, { cause: error });
  }
}

/** Counts what a database holds. Throws a `DataFolderError` when it is damaged or none. */
async function contentsOf(file: string): Promise<Contents> {
  const log = new SqliteLog(openDatabase(file, { readOnly: true }));
  try {
    const { rows, documents, aside } = log.examine();
    let entries = 0;
    for (const name of await log.documents()) {
      const doc = new Doc();
      for (const update of await log.read(name)) applyUpdate(doc, update);
      entries += doc.getArray(ENTRIES).length;
      doc.destroy();
    }
    return {
      meetings: (await log.meetings()).length,
      documents,
      entries,
      rows,
      aside: [...aside.values()].reduce((sum, n) => sum + n, 0),
      bytes: statSync(file).size,
    };
  } finally {
    await log.close();
  }
}

/** Copies an open database to a file beside `to`, complete and on the disk. */
async function copyOf(db: DatabaseSync, to: string): Promise<string> {
  const part = `${to}.part`;
  clear(part);
  try {
    closeSync(openSync(part, 'wx', 0o600)); // root keys and people's words lie in it
    await backup(db, part, { rate: ALL_PAGES });
    const copy = new DatabaseSync(part);
    try {
      copy.exec('PRAGMA journal_mode = DELETE'); // one file, with nothing beside it
    } finally {
      copy.close();
    }
    syncFile(part);
    return part;
  } catch (error) {
    clear(part);
    throw new BackupError(`${to} could not be written: ${error instanceof Error ? error.message : error}.`, {
      cause: error,
    });
  }
}

/** Has a copy that was read back and found whole used; one that was not, or could not be used, leaves nothing behind. */
async function whole<T>(part: string, use: (contents: Contents) => T): Promise<T> {
  try {
    return use(await contentsOf(part));
  } catch (error) {
    clear(part);
    throw new BackupError(`Nothing was changed: ${error instanceof Error ? error.message : error}.`, { cause: error });
  }
}

/** Copies the database and what stands beside it to a folder of its own, which a hub could work on. Returns that folder. */
function keepAside(data: string, now: Date): string {
  const folder = join(data, `before-restore-${now.toISOString().replaceAll(':', '-')}`);
  mkdirSync(folder, { mode: 0o700 });
  for (const side of ['', ...SIDE_FILES]) {
    const file = join(data, DATABASE + side);
    if (!existsSync(file)) continue;
    copyFileSync(file, join(folder, DATABASE + side));
    syncFile(join(folder, DATABASE + side));
  }
  syncFolder(folder);
  settle(join(data, DATABASE));
  return folder;
}

/** Brings what the write-ahead log holds into the database, so that a power cut in the next moment finds the old state whole. */
function settle(file: string): void {
  try {
    const db = new DatabaseSync(file);
    try {
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    // It is damaged, which may be why a backup is put back; it has been kept as it was.
  }
}

function clear(part: string): void {
  for (const side of ['', '-journal', ...SIDE_FILES]) rmSync(part + side, { force: true });
}

function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
}

/** So that the new name is on the disk too. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // Windows syncs no folders.
  }
}
