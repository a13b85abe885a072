import { Dexie, type Table } from 'dexie';
import type { EntryId, MeetingId } from '../domain/ids.ts';
import type { JoinedMeeting, JournalRow } from './journal.ts';

/** The bucket's name: what was stored under another would not be found again. */
const BUCKET = 'tafellaken-spare';
/** The spare takes a few milliseconds; longer than this nothing waits for it. */
const PATIENCE_MS = 1_000;

/** The Storage Buckets API, as far as it is used. TypeScript does not know it yet. */
interface StorageBuckets {
  open(name: string, options: { durability: 'strict'; persisted: boolean }): Promise<{ indexedDB: IDBFactory }>;
}

class SpareDatabase extends Dexie {
  declare journal: Table<JournalRow, string>;
  declare meetings: Table<JoinedMeeting, string>;

  constructor(indexedDB: IDBFactory) {
    super('tafellaken', { indexedDB, IDBKeyRange, chromeTransactionDurability: 'strict' });
    this.version(1).stores({ journal: 'id, meeting', meetings: 'id' });
  }
}

/**
 * The rows that cannot be had from the hub again, the set-up and the joined meetings once more, in a storage bucket, which in Chromium is a LevelDB of
 * its own. Chromium deletes everything that an origin has in IndexedDB when a log of it is damaged, and it writes localStorage to
 * the disk only some seconds later: a tablet that is killed and finds such a log at its next start had nothing left without this.
 * Where there are no buckets there is no spare. Nothing here rejects: without a spare the journal is as good as it is by itself.
 */
export class SpareJournal {
  readonly #database: Promise<SpareDatabase | undefined>;
  /** Rows that it did not take; they go with the next. */
  #missed: JournalRow[] = [];
  /** Uses that nobody waits for any more and that have not ended; while there are any it is left alone, so that it costs its patience once. */
  #hanging = 0;

  constructor(factory: Promise<IDBFactory | undefined> = bucketFactory()) {
    this.#database = factory.then(
      (indexedDB) => indexedDB && new SpareDatabase(indexedDB),
      () => undefined,
    );
  }

  /** Resolves when the rows lie on the disk, or when that takes too long. */
  async put(rows: readonly JournalRow[]): Promise<void> {
    if (rows.length === 0 && this.#missed.length === 0) return;
    const all = [...this.#missed, ...rows];
    this.#missed = all;
    const done = await this.#guarded(async (db) => {
      await db.journal.bulkPut(all);
      return true;
    }, false);
    if (done) this.#missed = this.#missed.filter((row) => !all.includes(row));
  }

  /** Forgets rows that lie on the hub's disk. */
  async drop(ids: readonly EntryId[]): Promise<void> {
    const dropped = new Set(ids);
    this.#missed = this.#missed.filter((row) => !dropped.has(row.id));
    await this.#guarded((db) => db.journal.bulkDelete([...ids]), undefined);
  }

  rows(meeting: MeetingId): Promise<JournalRow[]> {
    return this.#guarded((db) => db.journal.where('meeting').equals(meeting).toArray(), []);
  }

  async putMeeting(meeting: JoinedMeeting): Promise<void> {
    await this.#guarded((db) => db.meetings.put(meeting), undefined);
  }
  meetings(): Promise<JoinedMeeting[]> {
    return this.#guarded((db) => db.meetings.toArray(), []);
  }

  close(): void {
    void this.#database.then((db) => db?.close());
  }

  /** What the work gives, or `otherwise` when there is no spare, it fails, or it takes too long. */
  async #guarded<T>(work: (db: SpareDatabase) => PromiseLike<T>, otherwise: T): Promise<T> {
    if (this.#hanging > 0) return otherwise;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    const patience = new Promise<T>((resolve) => {
      timer = setTimeout(() => {
        late = true;
        this.#hanging++;
        resolve(otherwise);
      }, PATIENCE_MS);
    });
    const attempt = this.#database.then(async (db) => {
      if (!db) return otherwise;
      try {
        return await work(db);
      } catch {
        db.close({ disableAutoOpen: false }); // the next use opens it anew
        return otherwise;
      }
    });
    void attempt.then(() => {
      clearTimeout(timer);
      if (late) this.#hanging--;
    });
    return Promise.race([attempt, patience]);
  }
}

/** The bucket's IndexedDB; undefined where there are none: other engines, plain http, no window. */
async function bucketFactory(): Promise<IDBFactory | undefined> {
  const buckets = (globalThis.navigator as { storageBuckets?: StorageBuckets } | undefined)?.storageBuckets;
  // `persisted` asks; a browser that says no gives the bucket all the same
  return (await buckets?.open(BUCKET, { durability: 'strict', persisted: true }))?.indexedDB;
}
