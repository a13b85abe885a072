import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** Why a data folder cannot be used. Each has its words for the operator in `DataFolderError`'s message. */
export type DataFolderReason = 'unwritable' | 'in-use' | 'damaged' | 'newer' | 'full';

export class DataFolderError extends Error {
  readonly reason: DataFolderReason;

  constructor(reason: DataFolderReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

/** The database in a data folder. */
export const DATABASE = 'hub.sqlite';
const LOCK = 'hub.lock';
/** How long a statement waits, with the whole hub, for another program that writes to the file. Longer would be felt at the tables. */
const BUSY_MS = 100;

/** The steps that made the database what it is; `PRAGMA user_version` counts those that were done. Add steps, never change one. */
const STEPS = [
  `CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
   CREATE TABLE updates (
     seq INTEGER PRIMARY KEY,
     document INTEGER NOT NULL REFERENCES documents (id),
     bytes BLOB NOT NULL,
     crc INTEGER NOT NULL,
     aside INTEGER NOT NULL DEFAULT 0
   ) STRICT;
   CREATE INDEX updates_of_document ON updates (document, seq);
   CREATE INDEX updates_aside ON updates (seq) WHERE aside = 1;
   CREATE TABLE meetings (id TEXT PRIMARY KEY, root_key BLOB NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE heard (
     meeting TEXT NOT NULL, station TEXT NOT NULL, device TEXT NOT NULL,
     heard_at INTEGER NOT NULL, held INTEGER NOT NULL,
     PRIMARY KEY (meeting, station, device)
   ) STRICT, WITHOUT ROWID;
   CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;`,
];

export interface DataFolder {
  db: DatabaseSync;
  readOnly: boolean;
  /** What `PRAGMA quick_check` said at opening. */
  check: string;
  close(): void;
}

/**
 * Opens a hub's data folder, makes it where it is not there, and checks the whole database. With `readOnly` it must exist, and
 * can be opened beside a running hub; without it, only one process at a time can. Throws a `DataFolderError`.
 */
export function openDataFolder(path: string, { readOnly = false }: { readOnly?: boolean } = {}): DataFolder {
  if (readOnly) return openDatabase(join(path, DATABASE), { readOnly });
  const lock = takeLock(path);
  try {
    const opened = openDatabase(join(path, DATABASE));
    return {
      ...opened,
      close: () => {
        opened.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/**
 * Opens a hub's database as `openDataFolder` does, wherever it lies, without the folder's lock: for one that no hub works on, or for
 * reading. Throws a `DataFolderError`.
 */
export function openDatabase(file: string, { readOnly = false }: { readOnly?: boolean } = {}): DataFolder {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(file, { readOnly, timeout: BUSY_MS, enableForeignKeyConstraints: true });
    // secure_delete: what is erased is written over, not only forgotten.
    if (!readOnly) db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    const check = quickCheck(db);
    if (check !== 'ok') throw new DataFolderError('damaged', damaged(file, check));
    upgrade(db, file, readOnly);
    const opened = db;
    return { db: opened, readOnly, check, close: () => opened.close() };
  } catch (error) {
    if (db?.isOpen) db.close();
    throw error instanceof DataFolderError ? error : explained(error, dirname(file), file);
  }
}

/**
 * Takes a data folder for this process alone, and makes it where it is not there. Two hubs on one folder would each relay half of what
 * is said. SQLite's lock goes with its process, however that ends. Throws a `DataFolderError`.
 */
export function takeLock(path: string): { close(): void } {
  let lock: DatabaseSync | undefined;
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 }); // root keys and people's words lie in it
    lock = new DatabaseSync(join(path, LOCK), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    if (lock?.isOpen) lock.close();
    throw explained(error, path, join(path, LOCK));
  }
}

function quickCheck(db: DatabaseSync): string {
  const rows = db.prepare('PRAGMA quick_check').all();
  return rows.map((row) => String(row.quick_check)).join('; ');
}

function upgrade(db: DatabaseSync, file: string, readOnly: boolean): void {
  const version = Number(db.prepare('PRAGMA user_version').get()?.user_version);
  if (version > STEPS.length) {
    throw new DataFolderError(
      'newer',
      `${file} was made by a newer version of the hub (${version}). Use that version.`,
    );
  }
  if (readOnly && version < STEPS.length) {
    throw new DataFolderError('damaged', `${file} holds no data of a hub yet. Start the hub on it once.`);
  }
  for (let step = version; step < STEPS.length; step++) {
    db.exec(`BEGIN IMMEDIATE; ${STEPS[step]}; PRAGMA user_version = ${step + 1}; COMMIT;`);
  }
}

// The primary result codes of SQLite that tell the cases apart: https://sqlite.org/rescode.html
const SQLITE_BUSY = 5;
const SQLITE_CORRUPT = 11;
const SQLITE_FULL = 13;
const SQLITE_NOTADB = 26;

function explained(error: unknown, path: string, file: string): DataFolderError {
  const code = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  const why = error instanceof Error ? error.message : String(error);
  if (code === SQLITE_BUSY) {
    return new DataFolderError('in-use', `Another hub is at work on the data folder ${path}. Stop it first.`, error);
  }
  if (code === SQLITE_CORRUPT || code === SQLITE_NOTADB) {
    return new DataFolderError('damaged', damaged(file, why), error);
  }
  if (code === SQLITE_FULL) {
    return new DataFolderError(
      'full',
      `The disk of the data folder ${path} is full. Make room on it, then start again.`,
      error,
    );
  }
  return new DataFolderError('unwritable', `The data folder ${path} cannot be used: ${why}.`, error);
}

function damaged(file: string, why: string): string {
  return (
    `${file} is damaged (${why}). With a backup: npm run restore -- --from <backup> --data ${dirname(file)}, then start the hub; the ` +
    'damaged file is kept. Without one: move the file elsewhere and keep it, start the hub, and publish the meeting again. Either way ' +
    'the tablets send once more what they hold by themselves, so do not wipe any before.'
  );
}
