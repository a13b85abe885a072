import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { DocumentName } from '../domain/documents.ts';
import type { DeviceId, MeetingId, StatementId, StationId } from '../domain/ids.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { eraseFromRows, mentions } from './erase-rows.ts';
import type { Compaction, Crowded, Erasure, Heard, HubLog, LeftReason, LogCondition, Publication } from './log.ts';
import { mergeRows } from './merge-rows.ts';
import { isWholeUpdate } from './whole-update.ts';

interface Waiting {
  document: DocumentName;
  update: Uint8Array;
  resolve: () => void;
  reject: (error: unknown) => void;
}

interface Row {
  seq: number;
  bytes: Uint8Array;
  crc: number;
}

/** How long after a reader was in the way the write-ahead log is to be emptied again, in ms. An export reads for a second. */
const EMPTY_AGAIN_MS = 5_000;

/** What lies in a log, and by document how many rows of it are set aside because they are not whole. */
export interface Examination {
  rows: number;
  documents: number;
  aside: ReadonlyMap<DocumentName, number>;
}

/**
 * The log in one SQLite file, with write-ahead log and `synchronous = FULL`: a commit returns after its fsync. All appends of one
 * turn of the event loop share one commit, so that a thousand tables do not cost a thousand fsyncs.
 */
export class SqliteLog implements HubLog {
  readonly #folder: DataFolder;
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #ids = new Map<DocumentName, number>();
  readonly #unmarked = new Set<number>();
  #queue: Waiting[] = [];
  #closed = false;
  #failure: string | undefined;
  #emptying: NodeJS.Timeout | undefined;

  /** Opens the log in a data folder. With `readOnly` it stands beside a running hub. Throws a `DataFolderError`. */
  static open(path: string, options: { readOnly?: boolean } = {}): SqliteLog {
    return new SqliteLog(openDataFolder(path, options));
  }

  constructor(folder: DataFolder) {
    this.#folder = folder;
    this.#db = folder.db;
    this.#insert = folder.db.prepare('INSERT INTO updates (document, bytes, crc) VALUES (?, ?, ?)');
  }

  append(document: DocumentName, update: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('The log is closed.'));
        return;
      }
      if (this.#queue.length === 0) setImmediate(() => this.#commit());
      this.#queue.push({ document, update, resolve, reject });
    });
  }

  #commit(): void {
    const batch = this.#queue;
    if (batch.length === 0) return;
    this.#queue = [];
    try {
      this.#transact(() => {
        for (const { document, update } of batch) this.#insert.run(this.#idOf(document), update, crc32(update));
      });
    } catch (error) {
      this.#ids.clear(); // those given out in the transaction that failed are none
      this.#failure = error instanceof Error ? error.message : String(error);
      for (const { reject } of batch) reject(error);
      return;
    }
    this.#failure = undefined;
    for (const { resolve } of batch) resolve();
  }

  #transact<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      // A full disk ends the transaction by itself; then there is nothing to roll back.
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      throw error;
    }
  }

  #idOf(document: DocumentName): number {
    const known = this.#ids.get(document);
    if (known !== undefined) return known;
    this.#db.prepare('INSERT INTO documents (name) VALUES (?) ON CONFLICT DO NOTHING').run(document);
    const id = Number(this.#db.prepare('SELECT id FROM documents WHERE name = ?').get(document)?.id);
    this.#ids.set(document, id);
    return id;
  }

  async read(document: DocumentName): Promise<Uint8Array[]> {
    const rows = this.#rows(document);
    const whole = rows.filter(isWhole);
    if (whole.length < rows.length) {
      const kept = new Set(whole);
      for (const row of rows) if (!kept.has(row)) this.#setAside(row.seq);
    }
    return whole.map((row) => row.bytes);
  }

  /** Those that were not set aside, in order. */
  #rows(document: DocumentName): Row[] {
    return this.#db
      .prepare(
        `SELECT seq, bytes, crc FROM updates JOIN documents ON documents.id = updates.document
         WHERE documents.name = ? AND aside = 0 ORDER BY seq`,
      )
      .all(document) as unknown as Row[];
  }

  async crowded(leastRows: number): Promise<Crowded[]> {
    return this.#db
      .prepare(
        `SELECT name, COUNT(*) AS n FROM updates JOIN documents ON documents.id = updates.document
         WHERE aside = 0 GROUP BY updates.document HAVING n >= ? ORDER BY n DESC, name`,
      )
      .all(leastRows)
      .map((row) => ({ document: row.name as DocumentName, rows: Number(row.n) }));
  }

  async compact(document: DocumentName): Promise<Compaction> {
    return this.#transact(() => {
      const rows = this.#rows(document);
      const left = (reason: LeftReason): Compaction => ({ state: 'left', rows: rows.length, reason });
      if (!rows.every(isWhole)) return left('damaged');
      const merged = mergeRows(rows.map((row) => row.bytes));
      if (merged.state === 'left') return left(merged.reason);
      const { snapshot } = merged;
      const added = this.#insert.run(this.#idOf(document), snapshot, crc32(snapshot)).lastInsertRowid;
      const drop = this.#db.prepare('DELETE FROM updates WHERE seq = ?');
      let dropped = 0;
      for (const { seq } of rows) dropped += Number(drop.run(seq).changes);
      // What the next reader will find, asked of the database itself before the step is final; throwing undoes it.
      const [found, ...others] = this.#rows(document);
      const right = found?.seq === Number(added) && others.length === 0 && dropped === rows.length;
      if (!right || !isWhole(found) || Buffer.compare(found.bytes, snapshot) !== 0) {
        throw new Error('The rows of a document could not be made one.');
      }
      return { state: 'compacted', rows: rows.length, bytes: snapshot.byteLength };
    });
  }

  async erase(document: DocumentName, statements: ReadonlySet<StatementId>): Promise<Erasure> {
    let dropped = 0;
    const erasure = this.#transact((): Erasure => {
      const rows = this.#rows(document);
      const whole = rows.filter(isWhole);
      const erased = eraseFromRows(
        whole.map((row) => row.bytes),
        statements,
      );
      if (erased.state === 'left') return erased;
      const drop = this.#db.prepare('DELETE FROM updates WHERE seq = ?');
      // What was set aside can be read by nobody; that it names the statement is enough.
      for (const { seq, bytes } of [...rows.filter((row) => !isWhole(row)), ...this.#asideRows(document)]) {
        if (mentions(bytes, statements)) dropped += Number(drop.run(seq).changes);
      }
      if (erased.state === 'nothing') return { state: 'erased', entries: 0 };
      const { snapshot, entries } = erased;
      this.#insert.run(this.#idOf(document), snapshot, crc32(snapshot));
      for (const { seq } of whole) dropped += Number(drop.run(seq).changes);
      return { state: 'erased', entries, bytes: snapshot.byteLength };
    });
    if (dropped > 0) this.#emptyWal();
    return erasure;
  }

  #asideRows(document: DocumentName): Row[] {
    return this.#db
      .prepare(
        `SELECT seq, bytes, crc FROM updates JOIN documents ON documents.id = updates.document
         WHERE documents.name = ? AND aside = 1`,
      )
      .all(document) as unknown as Row[];
  }

  /**
   * Empties the write-ahead log: pages from before an erasure stand in it. While another program reads the database that cannot be done,
   * and is tried again.
   */
  #emptyWal(): void {
    clearTimeout(this.#emptying);
    if (this.#closed) return; // closing empties it too
    if (Number(this.#db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy) === 0) return;
    this.#emptying = setTimeout(() => this.#emptyWal(), EMPTY_AGAIN_MS).unref();
  }

  /** Reads every row once, and sets aside those that are not whole. */
  examine(): Examination {
    const damaged: number[] = [];
    const aside = new Map<DocumentName, number>();
    const documents = new Set<DocumentName>();
    let rows = 0;
    const all = this.#db.prepare(
      'SELECT name, seq, bytes, crc, aside FROM updates JOIN documents ON documents.id = updates.document',
    );
    for (const row of all.iterate() as unknown as Iterable<Row & { name: DocumentName; aside: number }>) {
      documents.add(row.name);
      rows++;
      const whole = row.aside === 0 && isWhole(row);
      if (!whole) aside.set(row.name, (aside.get(row.name) ?? 0) + 1);
      if (!whole && row.aside === 0) damaged.push(row.seq);
    }
    for (const seq of damaged) this.#setAside(seq);
    return { rows, documents: documents.size, aside };
  }

  #setAside(seq: number): void {
    this.#unmarked.add(seq);
    if (this.#folder.readOnly) return;
    try {
      this.#db.prepare('UPDATE updates SET aside = 1 WHERE seq = ?').run(seq);
      this.#unmarked.delete(seq);
    } catch {
      // Marking only spares the next reader the work; a disk that cannot be written must not stop one that can be read.
    }
  }

  async documents(): Promise<DocumentName[]> {
    const rows = this.#db.prepare('SELECT name FROM documents ORDER BY name').all();
    return rows.map((row) => row.name as DocumentName);
  }

  async publish(meeting: MeetingId, rootKey: Uint8Array): Promise<Publication> {
    const known = await this.rootKey(meeting);
    if (known) return Buffer.compare(known, rootKey) === 0 ? 'same' : 'other';
    this.#db.prepare('INSERT INTO meetings (id, root_key) VALUES (?, ?)').run(meeting, rootKey);
    return 'created';
  }

  async rootKey(meeting: MeetingId): Promise<Uint8Array | undefined> {
    return this.#db.prepare('SELECT root_key FROM meetings WHERE id = ?').get(meeting)?.root_key as
      | Uint8Array
      | undefined;
  }

  async meetings(): Promise<MeetingId[]> {
    return this.#db
      .prepare('SELECT id FROM meetings ORDER BY id')
      .all()
      .map((row) => row.id as MeetingId);
  }

  async noteHeard(heard: readonly Heard[]): Promise<void> {
    if (heard.length === 0 || this.#closed) return;
    const write = this.#db.prepare(
      'INSERT OR REPLACE INTO heard (meeting, station, device, heard_at, held) VALUES (?, ?, ?, ?, ?)',
    );
    this.#transact(() => {
      for (const h of heard) write.run(h.meeting, h.station, h.device, h.heardAt, h.held);
    });
  }

  async heard(): Promise<Heard[]> {
    const rows = this.#db.prepare('SELECT meeting, station, device, heard_at, held FROM heard').all();
    return rows.map((row) => ({
      meeting: row.meeting as MeetingId,
      station: row.station as StationId,
      device: row.device as DeviceId,
      heardAt: Number(row.heard_at),
      held: Number(row.held),
    }));
  }

  async operatorKey(fresh: () => string): Promise<string> {
    const found = this.#db.prepare("SELECT value FROM settings WHERE name = 'operator-key'").get();
    if (found) return String(found.value);
    const key = fresh();
    this.#db.prepare("INSERT INTO settings (name, value) VALUES ('operator-key', ?)").run(key);
    return key;
  }

  condition(): LogCondition {
    const marked = Number(this.#db.prepare('SELECT COUNT(*) AS n FROM updates WHERE aside = 1').get()?.n);
    return { check: this.#folder.check, aside: marked + this.#unmarked.size, failure: this.#failure };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#commit();
    this.#folder.close();
  }
}

function isWhole({ bytes, crc }: Row): boolean {
  return crc32(bytes) === crc && isWholeUpdate(bytes);
}
