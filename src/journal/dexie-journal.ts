import type { DocumentName } from '../domain/documents.ts';
import type { EntryId, MeetingId } from '../domain/ids.ts';
import { Database } from './database.ts';
import {
  DiskFailure,
  type JoinedMeeting,
  type Journal,
  type JournalRow,
  type JournalWrite,
  type StoredDraft,
} from './journal.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Waits before each new try after the connection was closed and opened again. Three tries: more only delay the word "not kept". */
const HEALING_DELAYS_MS = [50, 250, 1_000];

/** The journal on IndexedDB through Dexie. */
export class DexieJournal implements Journal {
  readonly #db: Database;

  constructor(db = new Database()) {
    this.#db = db;
  }

  write(write: JournalWrite): Promise<void> {
    const db = this.#db;
    return this.#writing(() =>
      db.transaction('rw', db.journal, db.updates, db.drafts, async () => {
        if (write.rows?.length) await this.#putRows(write.rows);
        if (write.updates?.length)
          await db.updates.bulkAdd(write.updates.map(({ document, bytes }) => ({ document, bytes })));
        for (const { document, bytes } of write.replace ?? []) {
          const old = await db.updates.where('document').equals(document).primaryKeys();
          await db.updates.add({ document, bytes });
          await db.updates.bulkDelete(old);
        }
        if (write.dropDraft !== undefined) await db.drafts.delete(write.dropDraft);
      }),
    );
  }

  /** A row that is there already stays: it may have been marked received since. */
  async #putRows(rows: readonly JournalRow[]): Promise<void> {
    const there = await this.#db.journal.bulkGet(rows.map((r) => r.id));
    const missing = rows.filter((row, i) => {
      const old = there[i];
      return !old || (old.receivedAt === 0 && row.receivedAt > 0);
    });
    await this.#db.journal.bulkPut(missing);
  }

  rows(meeting: MeetingId): Promise<JournalRow[]> {
    return this.#healing(() => this.#db.journal.where('meeting').equals(meeting).toArray());
  }

  updates(document: DocumentName): Promise<Uint8Array[]> {
    return this.#healing(async () =>
      (await this.#db.updates.where('document').equals(document).toArray()).map((u) => u.bytes),
    );
  }

  markReceived(ids: readonly EntryId[], at: number): Promise<void> {
    const db = this.#db;
    return this.#writing(() =>
      db.transaction('rw', db.journal, async () => {
        const rows = await db.journal.bulkGet([...ids]);
        await db.journal.bulkPut(
          rows.flatMap((row) => (row && row.receivedAt === 0 ? [{ ...row, receivedAt: at }] : [])),
        );
      }),
    );
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
    return this.#writing(async () => void (await this.#db.meetings.put(meeting)));
  }
  meeting(id: MeetingId): Promise<JoinedMeeting | undefined> {
    return this.#healing(() => this.#db.meetings.get(id));
  }
  meetings(): Promise<JoinedMeeting[]> {
    return this.#healing(() => this.#db.meetings.toArray());
  }

  close(): void {
    this.#db.close();
  }

  #writing(work: () => PromiseLike<void>): Promise<void> {
    return oneAtATime(() => this.#healing(work));
  }

  /**
   * Runs the work; on any failure closes the connection, opens it again and tries once more, three times. The name of the
   * error decides nothing: a full disk, a lost server and a deleted database come under many.
   */
  async #healing<T>(work: () => PromiseLike<T>): Promise<T> {
    for (let attempt = 0; ; attempt++) {
      try {
        return await work();
      } catch (cause) {
        const delay = HEALING_DELAYS_MS[attempt];
        if (delay === undefined)
          throw new DiskFailure(cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause), { cause });
        this.#db.close({ disableAutoOpen: false });
        await new Promise((resolve) => setTimeout(resolve, delay));
        await this.#db.open().catch(() => undefined); // the next try says what is wrong
      }
    }
  }
}
