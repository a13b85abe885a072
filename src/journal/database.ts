import { Dexie, type Table } from 'dexie';
import type { JoinedMeeting, JournalRow, StoredDraft, StoredUpdate } from './journal.ts';

/** One database an origin: a hundred separate ones open three times slower, and writes at once on several can lose them all. */
const DATABASE_NAME = 'tafellaken';

export class Database extends Dexie {
  declare journal: Table<JournalRow, string>;
  declare updates: Table<StoredUpdate & { n?: number }, number>;
  declare drafts: Table<StoredDraft, string>;
  declare meetings: Table<JoinedMeeting, string>;

  constructor(name = DATABASE_NAME) {
    // `strict`: a finished transaction is on the disk. With `relaxed` a power cut took every confirmed statement.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      journal: 'id, meeting',
      updates: '++n, document',
      drafts: 'key',
      // photos, sound and film as bytes with their type, for the chatterbox
      recordings: 'id, meeting',
      meetings: 'id',
    });
  }
}
