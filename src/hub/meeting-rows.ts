import type { DatabaseSync } from 'node:sqlite';
import type { MeetingId } from '../domain/ids.ts';
import type { Deletion, MeetingSize, Publication } from './log.ts';

/** A setting of that name says when the meeting after it was deleted, in ms. Hubs of before do not know it, and lose nothing by that. */
const DELETED = 'deleted:';

/** The meetings in a hub's database: their root keys, what they take, and those that were deleted. */
export class MeetingRows {
  readonly #db: DatabaseSync;
  readonly #deleted: Map<MeetingId, number>;

  constructor(db: DatabaseSync) {
    this.#db = db;
    const rows = db
      .prepare('SELECT name, value FROM settings WHERE substr(name, 1, ?) = ?')
      .all(DELETED.length, DELETED);
    this.#deleted = new Map(
      rows.map((row) => [String(row.name).slice(DELETED.length) as MeetingId, Number(row.value)] as const),
    );
  }

  publish(meeting: MeetingId, rootKey: Uint8Array, again: boolean): Publication {
    const known = this.rootKey(meeting);
    if (known) return Buffer.compare(known, rootKey) === 0 ? 'same' : 'other';
    if (this.#deleted.has(meeting)) {
      if (!again) return 'deleted';
      this.#db.prepare('DELETE FROM settings WHERE name = ?').run(DELETED + meeting);
      this.#deleted.delete(meeting);
    }
    this.#db.prepare('INSERT INTO meetings (id, root_key) VALUES (?, ?)').run(meeting, rootKey);
    return 'created';
  }

  rootKey(meeting: MeetingId): Uint8Array | undefined {
    return this.#db.prepare('SELECT root_key FROM meetings WHERE id = ?').get(meeting)?.root_key as
      | Uint8Array
      | undefined;
  }

  all(): MeetingId[] {
    return this.#db
      .prepare('SELECT id FROM meetings ORDER BY id')
      .all()
      .map((row) => row.id as MeetingId);
  }

  deletedAt(meeting: MeetingId): number | undefined {
    return this.#deleted.get(meeting);
  }

  sizes(): MeetingSize[] {
    return this.#db
      .prepare(
        `SELECT meetings.id, COUNT(DISTINCT documents.id) AS documents, COUNT(updates.seq) AS n,
                COALESCE(SUM(LENGTH(updates.bytes)), 0) AS bytes
         FROM meetings
         LEFT JOIN documents ON substr(documents.name, 1, LENGTH(meetings.id) + 1) = meetings.id || '/'
         LEFT JOIN updates ON updates.document = documents.id
         GROUP BY meetings.id ORDER BY meetings.id`,
      )
      .all()
      .map((row) => ({
        meeting: row.id as MeetingId,
        documents: Number(row.documents),
        rows: Number(row.n),
        bytes: Number(row.bytes),
      }));
  }

  /** Takes out every row of a meeting and writes down that it was deleted. To be called in a transaction; `deleted` once that is final. */
  delete(meeting: MeetingId, at: number): Deletion {
    const own = `SELECT id FROM documents WHERE substr(name, 1, LENGTH(?1) + 1) = ?1 || '/'`;
    const rows = this.#db.prepare(`DELETE FROM updates WHERE document IN (${own})`).run(meeting).changes;
    const documents = this.#db.prepare(`DELETE FROM documents WHERE id IN (${own})`).run(meeting).changes;
    this.#db.prepare('DELETE FROM heard WHERE meeting = ?').run(meeting);
    this.#db.prepare('DELETE FROM meetings WHERE id = ?').run(meeting);
    this.#db.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)').run(DELETED + meeting, String(at));
    return { documents: Number(documents), rows: Number(rows) };
  }

  deleted(meeting: MeetingId, at: number): void {
    this.#deleted.set(meeting, at);
  }
}
