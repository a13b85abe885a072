import { Dexie } from 'dexie';
import type { JoinedMeeting, JournalRow, StoredDraft, StoredUpdate } from './journal.ts';
import type { Rows } from './rows.ts';

/** One database an origin: a hundred separate ones open three times slower, and writes at once on several can lose them all. */
const DATABASE_NAME = 'tafellaken';
/**
 * An upgrade waits until every page of the old version has let go of the database. A page that sleeps may not do so for hours, and
 * typing must not wait for that: after this long the disk counts as failed, until the browser opens it after all.
 */
const OPENING_PATIENCE_MS = 2_000;
/** Once it has failed so, the rest of the start does not wait as long again for each document. */
const HELD_PATIENCE_MS = 100;

/** One version of the device's database. */
export interface DatabaseVersion {
  version: number;
  /** Tables that are new or have other indexes, as Dexie writes them; the others stay as they were. */
  stores: Record<string, string>;
  /** Changes the rows, in the same transaction: a tablet that is killed in it finds everything as it was. */
  upgrade?: (transaction: { table(name: string): Rows<unknown, IDBValidKey> }) => PromiseLike<unknown>;
}

/**
 * The versions that tablets in the field may hold. One that was published is never changed, a new one is added below it. Within a major
 * version a new one only adds (tables, indexes, fields), so that an older app can go on with a newer database; docs/updates.md.
 */
export const DATABASE_VERSIONS: readonly DatabaseVersion[] = [
  {
    version: 1,
    stores: {
      journal: 'id, meeting',
      updates: '++n, document',
      drafts: 'key',
      // photos, sound and film as bytes with their type, for the chatterbox
      recordings: 'id, meeting',
      meetings: 'id',
    },
  },
];

export class Database extends Dexie {
  declare journal: Rows<JournalRow, string>;
  declare updates: Rows<StoredUpdate & { n?: number }, number>;
  declare drafts: Rows<StoredDraft, string>;
  declare meetings: Rows<JoinedMeeting, string>;
  #held = false;

  constructor(name = DATABASE_NAME, versions = DATABASE_VERSIONS) {
    // `strict`: a finished transaction is on the disk. With `relaxed` a power cut took every confirmed statement.
    super(name, { chromeTransactionDurability: 'strict' });
    for (const { version, stores, upgrade } of versions) {
      const declared = this.version(version).stores(stores);
      if (upgrade) declared.upgrade(upgrade);
    }
  }

  /** Does the work, which opens the database where it is not open. Rejects with a `DatabaseHeld` when that takes too long. */
  async whenOpen<T>(work: () => PromiseLike<T>): Promise<T> {
    if (this.isOpen()) {
      this.#held = false;
      return work();
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<never>((_, reject) => {
      const wait = this.#held ? HELD_PATIENCE_MS : OPENING_PATIENCE_MS;
      timer = setTimeout(() => {
        if (this.isOpen()) return;
        this.#held = true;
        reject(new DatabaseHeld('the database is being opened, or another page holds it'));
      }, wait);
    });
    try {
      return await Promise.race([work(), patience]);
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The database does not open yet. Closing it and trying again would only queue another opening behind the first. */
export class DatabaseHeld extends Error {
  override readonly name = 'DatabaseHeld';
}
