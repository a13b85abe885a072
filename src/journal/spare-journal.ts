import { Dexie } from 'dexie';
import type { EntryId, MeetingId } from '../domain/ids.ts';
import type { JoinedMeeting, JournalRow } from './journal.ts';
import type { Rows } from './rows.ts';
import { type Bucket, browserBuckets, type SpareBuckets } from './spare-buckets.ts';

/** The spare takes a few milliseconds; longer than this nothing waits for it. */
const PATIENCE_MS = 1_000;
/** A damaged spare that hangs while it is made anew may do so because the disk is full; longer than this the journal does not wait. */
const MENDING_PATIENCE_MS = 30_000;

/** What became of a use of the spare; `none`: there is no spare here. */
export type Outcome = 'done' | 'failed' | 'hangs' | 'none';

class SpareDatabase extends Dexie {
  declare journal: Rows<JournalRow, string>;
  declare meetings: Rows<JoinedMeeting, string>;
  readonly generation: number;

  constructor({ indexedDB, generation }: Bucket) {
    super('tafellaken', { indexedDB, IDBKeyRange, chromeTransactionDurability: 'strict' });
    this.version(1).stores({ journal: 'id, meeting', meetings: 'id' });
    this.generation = generation;
  }
}

/**
 * The rows that cannot be had from the hub again, the set-up and the joined meetings once more, in a storage bucket, which in Chromium is a LevelDB of
 * its own. Chromium deletes everything that an origin has in IndexedDB when a log of it is damaged, and it writes localStorage to
 * the disk only some seconds later: a tablet that is killed and finds such a log at its next start had nothing left without this.
 *
 * A write that fails, as on a full disk, leaves half a record in the log. Chromium goes on behind it as if nothing were, and deletes
 * the database for it at its next start, with all that was said kept since. So does a power cut, and there the next start but one
 * deletes. So a spare of which a write failed is made anew, and one from before this page at its first write: a bucket of the next
 * generation, which has a log of its own, gets all that belongs here, and only then the older one goes.
 *
 * Where there are no buckets there is no spare. Nothing here rejects.
 */
export class SpareJournal {
  readonly #buckets: SpareBuckets;
  #database: Promise<SpareDatabase | undefined>;
  /** What was read from here or written here since the page was opened. */
  readonly #rows = new Map<EntryId, JournalRow>();
  readonly #meetings = new Map<MeetingId, JoinedMeeting>();
  readonly #dropped = new Set<EntryId>();
  /** Rows that it did not take; they go with the next. */
  readonly #missed = new Map<EntryId, JournalRow>();
  #damaged = false;
  /** Whether it is known by now if an earlier page left one behind. */
  #opened = false;
  /** When a write of this page failed (ms); 0 while none has since it was made anew. */
  #failedAt = 0;
  /** The newest generation that could not be filled. */
  #spoiled = 0;
  /** Uses that nobody waits for any more and that have not ended; while there are any it is left alone, so that it costs its patience once. */
  #hanging = 0;

  constructor(buckets = browserBuckets()) {
    this.#buckets = buckets;
    this.#database = this.#openNewest().catch(() => undefined);
    void this.#database.then(() => {
      this.#opened = true;
    });
  }

  /** Makes a damaged spare anew. Returns whether that failed, so that the disk is not to be trusted with anything now. */
  async mendFails(): Promise<boolean> {
    if (this.#opened && !this.#damaged) return false; // as at nearly every save, which is not to wait for nothing
    const outcome = await this.#guarded(async () => {
      if (this.#damaged) await this.#renew();
    });
    // One that is only old is no reason to hold the journal up.
    if (!this.#damaged || this.#failedAt === 0) return false;
    return outcome === 'failed' || (outcome === 'hangs' && Date.now() - this.#failedAt < MENDING_PATIENCE_MS);
  }

  /**
   * Resolves when all rows that belong here lie on the disk, or when that takes too long.
   */
  async put(rows: readonly JournalRow[]): Promise<Outcome> {
    for (const row of rows) {
      this.#rows.set(row.id, row);
      this.#missed.set(row.id, row);
      this.#dropped.delete(row.id);
    }
    const missed = [...this.#missed.values()];
    if (missed.length === 0 && !this.#damaged) return 'done';
    const outcome = await this.#guarded(async (db) => {
      if (this.#damaged) return this.#renew();
      await this.#writing(() => db.journal.bulkPut(missed));
    });
    if (outcome === 'done') for (const row of missed) if (this.#missed.get(row.id) === row) this.#missed.delete(row.id);
    return outcome;
  }

  /** Forgets rows that lie on the hub's disk. */
  async drop(ids: readonly EntryId[]): Promise<void> {
    if (ids.length === 0) return;
    for (const id of ids) {
      this.#rows.delete(id);
      this.#missed.delete(id);
      this.#dropped.add(id);
    }
    await this.#guarded(async (db) => this.#writing(() => db.journal.bulkDelete([...ids])));
  }

  async rows(meeting: MeetingId): Promise<JournalRow[]> {
    let rows: JournalRow[] = [];
    await this.#guarded(async (db) => {
      rows = await db.journal.where('meeting').equals(meeting).toArray();
    });
    for (const row of rows) if (!this.#rows.has(row.id)) this.#rows.set(row.id, row);
    return rows;
  }

  async putMeeting(meeting: JoinedMeeting): Promise<void> {
    this.#meetings.set(meeting.id, meeting);
    await this.#guarded(async (db) => this.#writing(() => db.meetings.put(meeting)));
  }
  async meetings(): Promise<JoinedMeeting[]> {
    let meetings: JoinedMeeting[] = [];
    await this.#guarded(async (db) => {
      meetings = await db.meetings.toArray();
    });
    return meetings;
  }

  close(): void {
    void this.#database.then((db) => db?.close());
  }

  /** The newest generation, with what older ones have that a tablet left behind when it was killed while it made a new one. */
  async #openNewest(): Promise<SpareDatabase | undefined> {
    const generations = await this.#buckets.generations();
    if (!generations) return undefined;
    if (generations.length > 0) this.#damaged = true; // for all that is known here: the power may have been cut in a write
    const db = new SpareDatabase(await this.#buckets.open(generations.at(-1) ?? 1));
    db.open().catch(() => undefined); // whoever uses it first is told
    for (const older of generations.slice(0, -1)) {
      const { rows, meetings } = await this.#contents(older);
      await db.transaction('rw', ['journal', 'meetings'], async () => {
        await db.journal.bulkPut(rows);
        await db.meetings.bulkPut(meetings);
      });
      await this.#buckets.remove(older);
    }
    return db;
  }

  async #contents(generation: number): Promise<{ rows: JournalRow[]; meetings: JoinedMeeting[] }> {
    const db = new SpareDatabase(await this.#buckets.open(generation));
    try {
      return { rows: await db.journal.toArray(), meetings: await db.meetings.toArray() };
    } catch {
      return { rows: [], meetings: [] }; // damaged beyond reading
    } finally {
      db.close();
    }
  }

  /** All that belongs here goes into the next generation; or into the newest one, where another tab has made that already. */
  async #renew(): Promise<void> {
    const old = await this.#database;
    const generations = (await this.#buckets.generations()) ?? [];
    const newest = generations.at(-1) ?? 0;
    const mine = Math.max(old?.generation ?? 0, this.#spoiled);
    const next = newest > mine ? newest : mine + 1;
    const bucket = await this.#buckets.open(next); // first: on a full disk there is none to be had
    const rows = new Map<string, JournalRow>();
    const meetings = new Map<string, JoinedMeeting>();
    for (const generation of generations) {
      if (generation === next) continue;
      const found = await this.#contents(generation);
      for (const row of found.rows) if (!this.#dropped.has(row.id)) rows.set(row.id, row);
      for (const meeting of found.meetings) meetings.set(meeting.id, meeting);
    }
    for (const row of this.#rows.values()) rows.set(row.id, row);
    for (const meeting of this.#meetings.values()) meetings.set(meeting.id, meeting);
    const db = new SpareDatabase(bucket);
    try {
      await db.transaction('rw', ['journal', 'meetings'], async () => {
        await db.journal.bulkPut([...rows.values()]);
        await db.meetings.bulkPut([...meetings.values()]);
      });
    } catch (error) {
      db.close();
      this.#spoiled = next; // its log may be damaged too
      if (next > newest) await this.#buckets.remove(next).catch(() => undefined);
      throw error;
    }
    old?.close();
    this.#database = Promise.resolve(db);
    this.#damaged = false;
    this.#failedAt = 0;
    for (const generation of generations) {
      if (generation !== next) await this.#buckets.remove(generation).catch(() => undefined); // the next start does it
    }
  }

  async #writing(work: () => PromiseLike<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (this.#failedAt === 0) this.#failedAt = Date.now();
      this.#damaged = true;
      throw error;
    }
  }

  /** Does the work; says what became of it. */
  async #guarded(work: (db: SpareDatabase) => Promise<void>): Promise<Outcome> {
    if (this.#hanging > 0) return 'hangs';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let late = false;
    const patience = new Promise<Outcome>((resolve) => {
      timer = setTimeout(() => {
        late = true;
        this.#hanging++;
        resolve('hangs');
      }, PATIENCE_MS);
    });
    const attempt = this.#database.then(async (db): Promise<Outcome> => {
      if (!db) return 'none';
      try {
        await work(db);
        return 'done';
      } catch {
        db.close({ disableAutoOpen: false }); // the next use opens it anew
        return 'failed';
      }
    });
    void attempt.then(() => {
      clearTimeout(timer);
      if (late) this.#hanging--;
    });
    return Promise.race([attempt, patience]);
  }
}
