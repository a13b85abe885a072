import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId, StatementId } from '../domain/ids.ts';
import { eraseFromRows, mentions } from './erase-rows.ts';
import type {
  Compaction,
  Crowded,
  Deletion,
  Erasure,
  Heard,
  HubLog,
  LogCondition,
  MeetingSize,
  Publication,
} from './log.ts';
import { mergeRows } from './merge-rows.ts';
import { isWholeUpdate } from './whole-update.ts';

/** A log that lives as long as its process, for tests and simulations. */
export class MemoryLog implements HubLog {
  readonly #rows = new Map<DocumentName, Uint8Array[]>();
  readonly #rootKeys = new Map<MeetingId, Uint8Array>();
  readonly #heard = new Map<string, Heard>();
  readonly #aside = new Set<Uint8Array>();
  readonly #deleted = new Map<MeetingId, number>();
  #operatorKey: string | undefined;
  #closed = false;
  /** The append that was begun last; those before it are done when it is. */
  #writing: Promise<void> | undefined;

  async append(document: DocumentName, update: Uint8Array): Promise<void> {
    if (this.#closed) throw new Error('The log is closed.');
    // As a disk would: what the caller does with its bytes afterwards changes nothing, and nothing is there at once.
    const row = update.slice();
    const writing = new Promise<void>((resolve) => setImmediate(resolve));
    this.#writing = writing;
    await writing;
    this.#rejectDeleted(document);
    getOrMake(this.#rows, document, () => []).push(row);
  }

  async read(document: DocumentName): Promise<Uint8Array[]> {
    const rows = this.#rows.get(document) ?? [];
    for (const row of rows) if (!isWholeUpdate(row)) this.#aside.add(row);
    return rows.filter((row) => !this.#aside.has(row));
  }

  async documents(): Promise<DocumentName[]> {
    return [...this.#rows.keys()].sort();
  }

  async crowded(leastRows: number): Promise<Crowded[]> {
    return [...this.#rows]
      .map(([document, rows]) => ({ document, rows: rows.filter((row) => !this.#aside.has(row)).length }))
      .filter(({ rows }) => rows >= leastRows)
      .sort((a, b) => b.rows - a.rows);
  }

  async compact(document: DocumentName): Promise<Compaction> {
    const all = this.#rows.get(document) ?? [];
    const aside = all.filter((row) => this.#aside.has(row));
    const rows = all.filter((row) => !this.#aside.has(row));
    if (rows.length === 0) return { state: 'left', rows: 0, reason: 'gap' };
    const merged = mergeRows(rows);
    if (merged.state === 'left') return { ...merged, rows: rows.length };
    this.#rows.set(document, [...aside, merged.snapshot]);
    return { state: 'compacted', rows: rows.length, bytes: merged.snapshot.byteLength };
  }

  async erase(document: DocumentName, statements: ReadonlySet<StatementId>): Promise<Erasure> {
    const all = this.#rows.get(document) ?? [];
    const aside = all.filter((row) => this.#aside.has(row) && !mentions(row, statements));
    const rows = all.filter((row) => !this.#aside.has(row));
    const erased = eraseFromRows(rows, statements);
    if (erased.state === 'left') return erased;
    const kept = erased.state === 'nothing' ? rows : [erased.snapshot];
    this.#rows.set(document, [...aside, ...kept]);
    if (erased.state === 'nothing') return { state: 'erased', entries: 0 };
    return { state: 'erased', entries: erased.entries, bytes: erased.snapshot.byteLength };
  }

  async publish(meeting: MeetingId, rootKey: Uint8Array, again = false): Promise<Publication> {
    const known = this.#rootKeys.get(meeting);
    if (known) return Buffer.compare(known, rootKey) === 0 ? 'same' : 'other';
    if (this.#deleted.has(meeting) && !again) return 'deleted';
    this.#deleted.delete(meeting);
    this.#rootKeys.set(meeting, rootKey.slice());
    return 'created';
  }

  async delete(meeting: MeetingId, at: number): Promise<Deletion> {
    const documents = this.#documentsOf(meeting);
    const rows = documents.flatMap((name) => this.#rows.get(name) ?? []);
    for (const row of rows) this.#aside.delete(row);
    for (const name of documents) this.#rows.delete(name);
    for (const [key, heard] of this.#heard) if (heard.meeting === meeting) this.#heard.delete(key);
    this.#rootKeys.delete(meeting);
    this.#deleted.set(meeting, at);
    return { documents: documents.length, rows: rows.length };
  }

  async deletedAt(meeting: MeetingId): Promise<number | undefined> {
    return this.#deleted.get(meeting);
  }

  async sizes(): Promise<MeetingSize[]> {
    return (await this.meetings()).map((meeting) => {
      const documents = this.#documentsOf(meeting);
      const rows = documents.flatMap((name) => this.#rows.get(name) ?? []);
      const bytes = rows.reduce((sum, row) => sum + row.byteLength, 0);
      return { meeting, documents: documents.length, rows: rows.length, bytes };
    });
  }

  #documentsOf(meeting: MeetingId): DocumentName[] {
    return [...this.#rows.keys()].filter((name) => parseDocumentName(name)?.meeting === meeting);
  }

  #rejectDeleted(document: DocumentName): void {
    const meeting = parseDocumentName(document)?.meeting;
    if (meeting && this.#deleted.has(meeting)) throw new Error('The meeting was deleted.');
  }

  async rootKey(meeting: MeetingId): Promise<Uint8Array | undefined> {
    return this.#rootKeys.get(meeting)?.slice();
  }

  async meetings(): Promise<MeetingId[]> {
    return [...this.#rootKeys.keys()].sort();
  }

  async noteHeard(heard: readonly Heard[]): Promise<void> {
    for (const h of heard)
      if (!this.#deleted.has(h.meeting)) this.#heard.set([h.meeting, h.station, h.device].join('/'), { ...h });
  }

  async heard(): Promise<Heard[]> {
    return [...this.#heard.values()];
  }

  async operatorKey(fresh: () => string): Promise<string> {
    this.#operatorKey ??= fresh();
    return this.#operatorKey;
  }

  condition(): LogCondition {
    return { check: 'ok', aside: this.#aside.size, failure: undefined };
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
  }
}
