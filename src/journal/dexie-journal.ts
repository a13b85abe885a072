import type { DocumentName } from '../domain/documents.ts';
import type { EntryId, MeetingId } from '../domain/ids.ts';
import { Database, DatabaseHeld } from './database.ts';
import {
  DiskFailure,
  type JoinedMeeting,
  type Journal,
  type JournalRow,
  type JournalWrite,
  type StoredDraft,
  type StoredUpdate,
} from './journal.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { SpareJournal } from './spare-journal.ts';

/** Waits before each new try after the connection was closed and opened again. Three tries: more only delay the word "not kept". */
const HEALING_DELAYS_MS = [50, 250, 1_000];

export type RowReader = (db: Database, meeting: MeetingId) => PromiseLike<JournalRow[]>;

/** The journal on IndexedDB through Dexie, and beside it a spare that outlives the loss of all of the origin's IndexedDB. */
export class DexieJournal implements Journal {
  readonly #db: Database;
  readonly #spare: SpareJournal;
  /** How a meeting's rows are read: at once, unless it is told otherwise (rows-in-pages.ts). */
  readRows: RowReader = (db, meeting) => db.journal.where('meeting').equals(meeting).toArray();
  /** A write failed. It may have left half a record in the browser's log, for which the browser deletes the database at its next start. */
  #damaged = false;

  /** Reads under way: documents that are opened together share one, as long as nothing has been written since it began. */
  readonly #reading = new Map<MeetingId, Promise<JournalRow[]>>();

  constructor(db = new Database(), spare = new SpareJournal()) {
    this.#db = db;
    this.#spare = spare;
  }

  /** Has the disk opened while other things are done; whoever needs it first is told where that fails. */
  open(): void {
    this.#db.open().catch(() => undefined);
  }

  write(write: JournalWrite): Promise<void> {
    const db = this.#db;
    const spared = (write.rows ?? []).filter(belongsInSpare);
    const replaceWith = async ({ document, bytes }: StoredUpdate) => {
      const old = await db.updates.where('document').equals(document).primaryKeys();
      await Promise.all([db.updates.add({ document, bytes }), db.updates.bulkDelete(old)]);
    };
    const putRows = async () => {
      if (write.rows?.length) await this.#putRows(write.rows);
      if (write.erase?.length) await db.journal.bulkDelete([...write.erase]);
    };
    // All at once: to wait for each answer by itself is a turn of the page each, and the page may be busy drawing.
    const work = () =>
      db.transaction('rw', ['journal', 'updates', 'drafts'], () =>
        Promise.all([
          putRows(),
          write.updates?.length &&
            db.updates.bulkAdd(write.updates.map(({ document, bytes }) => ({ document, bytes }))),
          ...(write.replace ?? []).map(replaceWith),
          write.dropDraft !== undefined && db.drafts.delete(write.dropDraft),
        ]),
      );
    return oneAtATime(async () => {
      if (write.erase?.length) await this.#spare.drop(write.erase); // first: what it has and the journal lacks comes back
      await this.#healingBesideSpare(work);
      const inSpare = await this.#spare.put(spared);
      if (this.#damaged && inSpare !== 'done' && inSpare !== 'none') throw new DiskFailure('only in a damaged journal');
    });
  }

  /** A row that is there already stays: it may have been marked received since. Mostly there is none. */
  async #putRows(rows: readonly JournalRow[]): Promise<void> {
    try {
      return void (await this.#db.journal.bulkAdd(rows));
    } catch (error) {
      const { failures } = error as { failures?: Error[] };
      if (!failures?.every(({ name }) => name === 'ConstraintError')) throw error;
    }
    const there = await this.#db.journal.bulkGet(rows.map((r) => r.id));
    const missing = rows.filter((row, i) => {
      const old = there[i];
      return !old || (old.receivedAt === 0 && row.receivedAt > 0);
    });
    await this.#db.journal.bulkPut(missing);
  }

  rows(meeting: MeetingId): Promise<JournalRow[]> {
    const reading = this.#reading.get(meeting) ?? this.#rowsOf(meeting);
    this.#reading.set(meeting, reading);
    const done = () => this.#reading.delete(meeting);
    reading.then(done, done);
    return reading;
  }

  /** The union of the journal and its spare; each repairs the other. */
  async #rowsOf(meeting: MeetingId): Promise<JournalRow[]> {
    const sparing = this.#spare.rows(meeting);
    const reading = this.#healing(() => this.readRows(this.#db, meeting));
    const rows = await reading.catch(async (error) => {
      if ((await sparing).length === 0) throw error;
      return [];
    });
    const spare = await sparing;
    const spared = new Map(spare.map((row) => [row.id, row]));
    const unspared: JournalRow[] = [];
    const done: EntryId[] = [];
    for (const row of rows) {
      const inSpare = spared.delete(row.id);
      if (inSpare === belongsInSpare(row)) continue;
      if (inSpare) done.push(row.id);
      else unspared.push(row);
    }
    const lost = [...spared.values()]; // the journal has none of them
    if (lost.length > 0) this.write({ rows: lost }).catch(() => undefined); // they lie in the spare
    if (unspared.length > 0) void this.#spare.put(unspared);
    if (done.length > 0) void this.#spare.drop(done);
    return [...rows, ...lost];
  }

  updates(document: DocumentName): Promise<Uint8Array[]> {
    return this.#healing(async () =>
      (await this.#db.updates.where('document').equals(document).toArray()).map((u) => u.bytes),
    );
  }

  markReceived(ids: readonly EntryId[], at: number): Promise<void> {
    const db = this.#db;
    let done: JournalRow[] = [];
    return this.#writing(() =>
      db.transaction('rw', ['journal'], async () => {
        const rows = await db.journal.bulkGet([...ids]);
        done = rows.flatMap((row) => (row && row.receivedAt === 0 ? [{ ...row, receivedAt: at }] : []));
        await db.journal.bulkPut(done);
      }),
    ).then(() => {
      void this.#spare.drop(done.filter((row) => !belongsInSpare(row)).map((row) => row.id));
    });
  }

  writeDraft(draft: StoredDraft): Promise<void> {
    return this.#writing(async () => void (await this.#db.drafts.put(draft)));
  }
  dropDraft(key: string): Promise<void> {
    return this.#writing(() => this.#db.drafts.delete(key));
  }
  drafts(prefix: string): Promise<StoredDraft[]> {
    return this.#healing(() => this.#db.drafts.where('key').startsWith(prefix).toArray());
  }

  putMeeting(meeting: JoinedMeeting): Promise<void> {
    return oneAtATime(async () => {
      const work = async () => void (await this.#db.meetings.put(meeting));
      await this.#healingBesideSpare(work);
      await this.#spare.putMeeting(meeting);
    });
  }
  /** Puts a meeting back that was lost here; one that was written since it was missed stands. */
  #putBack(meeting: JoinedMeeting): Promise<void> {
    return this.#writing(async () => {
      if (!(await this.#db.meetings.get(meeting.id))) await this.#db.meetings.put(meeting);
    });
  }
  async meeting(id: MeetingId): Promise<JoinedMeeting | undefined> {
    return (await this.#healing(() => this.#db.meetings.get(id))) ?? (await this.meetings()).find((m) => m.id === id);
  }
  async meetings(): Promise<JoinedMeeting[]> {
    const meetings = await this.#healing(() => this.#db.meetings.toArray());
    const known = new Set(meetings.map((m) => m.id));
    const lost = (await this.#spare.meetings()).filter((m) => !known.has(m.id));
    for (const meeting of lost) this.#putBack(meeting).catch(() => undefined);
    return [...meetings, ...lost];
  }

  close(): void {
    this.#db.close();
    this.#spare.close();
  }

  #writing(work: () => PromiseLike<void>): Promise<void> {
    return oneAtATime(() => this.#healingBesideSpare(work));
  }

  /** Journal and spare are written one after the other, and neither while the other is damaged: a full disk then damages only one. */
  async #healingBesideSpare(work: () => PromiseLike<unknown>): Promise<void> {
    if (await this.#spare.mendFails()) throw new DiskFailure('the spare is damaged and cannot be made anew');
    try {
      await this.#healing(work);
    } finally {
      this.#reading.clear();
    }
  }

  /**
   * Runs the work; on any failure closes the connection, opens it again and tries once more, three times. The name of the
   * error decides nothing: a full disk, a lost server and a deleted database come under many.
   */
  async #healing<T>(work: () => PromiseLike<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await this.#db.whenOpen(work);
      } catch (cause) {
        if (!(cause instanceof DatabaseHeld)) this.#damaged = true;
        const delay = cause instanceof DatabaseHeld ? undefined : HEALING_DELAYS_MS[attempt];
        if (delay === undefined)
          throw new DiskFailure(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
        this.#db.close({ disableAutoOpen: false });
        await new Promise((resolve) => setTimeout(resolve, delay));
        await this.#db.open().catch(() => undefined); // the next try says what is wrong
      }
    }
  }
}

/** The name of a set-up's document, told without reading it: all rows of a meeting pass here. */
const SETUP = /^[^/]+\/setup$/;

/** What the hub has can be had from it again; but a tablet must know its meeting's set-up while there is no hub. */
function belongsInSpare(row: JournalRow): boolean {
  return row.receivedAt === 0 || (row.document.endsWith('setup') && SETUP.test(row.document));
}
