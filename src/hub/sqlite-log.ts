import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import type { MeetingId, StatementId } from '../domain/ids.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { eraseFromRows, mentions } from './erase-rows.ts';
import { type Examination, examineRows, isWhole, type Row } from './examine-rows.ts';
import { readHeard, writeHeard } from './heard-rows.ts';
import type {
  Compaction,
  Crowded,
  Deletion,
  Erasure,
  Heard,
  HubLog,
  LeftReason,
  LogCondition,
  MeetingSize,
  Publication,
} from './log.ts';
import { MeetingRows } from './meeting-rows.ts';
import { mergeRows } from './merge-rows.ts';

interface Waiting {
  document: DocumentName;
  update: Uint8Array;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const DELETED = 'The meeting was deleted.';
/** How long after a reader was in the way the write-ahead log is to be emptied again, in ms. An export reads for a second. */
const EMPTY_AGAIN_MS = 5_000;

/**
 * The log in one SQLite file, with write-ahead log and `synchronous = FULL`: a commit returns after its fsync. All appends of one
 * turn of the event loop share one commit, so that a thousand tables do not cost a thousand fsyncs.
 */
export class SqliteLog implements HubLog {
  readonly #folder: DataFolder;
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #meetings: MeetingRows;
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
    this.#meetings = new MeetingRows(folder.db);
  }

  append(document: DocumentName, update: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new Error('The log is closed.'));
        return;
      }
      if (this.#isDeleted(document)) {
        reject(new Error(DELETED));
        return;
      }
      if (this.#queue.length === 0) setImmediate(() => this.#commit());
      this.#queue.push({ document, update, resolve, reject });
    });
  }

  #isDeleted(document: DocumentName): boolean {
    const meeting = parseDocumentName(document)?.meeting;
    return meeting !== undefined && this.#meetings.deletedAt(meeting) !== undefined;
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

  /** Those that were not set aside, in order; or those that were. */
  #rows(document: DocumentName, aside: 0 | 1 = 0): Row[] {
    return this.#db
      .prepare(
        `SELECT seq, bytes, crc FROM updates JOIN documents ON documents.id = updates.document
         WHERE documents.name = ? AND aside = ? ORDER BY seq`,
      )
      .all(document, aside) as unknown as Row[];
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
      if (rows.length === 0) return left('gap'); // deleted in the meantime
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
      for (const { seq, bytes } of [...rows.filter((row) => !isWhole(row)), ...this.#rows(document, 1)]) {
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
    const { damaged, ...examination } = examineRows(this.#db);
    for (const seq of damaged) this.#setAside(seq);
    return examination;
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

  async publish(meeting: MeetingId, rootKey: Uint8Array, again = false): Promise<Publication> {
    return this.#transact(() => this.#meetings.publish(meeting, rootKey, again));
  }

  async rootKey(meeting: MeetingId): Promise<Uint8Array | undefined> {
    return this.#meetings.rootKey(meeting);
  }

  async meetings(): Promise<MeetingId[]> {
    return this.#meetings.all();
  }

  async delete(meeting: MeetingId, at: number): Promise<Deletion> {
    const deletion = this.#transact(() => this.#meetings.delete(meeting, at));
    this.#meetings.deleted(meeting, at);
    this.#ids.clear(); // some are none any more
    const isOf = ({ document }: Waiting) => parseDocumentName(document)?.meeting === meeting;
    const late = this.#queue.filter(isOf);
    this.#queue = this.#queue.filter((waiting) => !isOf(waiting));
    for (const { reject } of late) reject(new Error(DELETED));
    this.#emptyWal();
    return deletion;
  }

  async deletedAt(meeting: MeetingId): Promise<number | undefined> {
    return this.#meetings.deletedAt(meeting);
  }

  async sizes(): Promise<MeetingSize[]> {
    return this.#meetings.sizes();
  }

  async noteHeard(heard: readonly Heard[]): Promise<void> {
    const known = heard.filter((h) => this.#meetings.deletedAt(h.meeting) === undefined);
    if (known.length > 0 && !this.#closed) this.#transact(() => writeHeard(this.#db, known));
  }

  async heard(): Promise<Heard[]> {
    return readHeard(this.#db);
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
