import * as Y from 'yjs';
import { type DocumentName, ENTRIES } from '../domain/documents.ts';
import type { RawEntry } from '../domain/entry.ts';
import { eraseEntries, isAbout } from '../domain/erase-entries.ts';
import type { EntryId, MeetingId, RandomBytes, StatementId } from '../domain/ids.ts';
import type { Journal, JournalRow, StoredUpdate } from '../journal/journal.ts';
import type { SecondCopy } from '../journal/second-copy.ts';
import { applyGuarded, applyMade, entriesOf, OwnWriter, onEntriesAdded, onUpdate } from './entry-document.ts';
import { erasedStatements } from './erased-rows.ts';
import type { OpeningRead } from './opening-read.ts';
import type { Shadow } from './shadow-copy.ts';

/** Where a transaction of the live document came from. Anything else is the hub. */
const OWN = Symbol('own');
const DISK = Symbol('disk');
const TAB = Symbol('tab');
const ERASED = Symbol('erased');

/** A write that takes longer counts as failed for the screen, and is taken back should it still succeed. */
const WRITE_PATIENCE_MS = 5_000;
/** How often a disk that failed is tried again while the page is open. */
const RETRY_MS = 10_000;
/** Stored updates of one document are merged into one beyond this many; a usual evening stays under it. */
const UPDATES_LIMIT = 400;

/** An entry that this page did not make: from the device's disk, from another tab, or from the hub. */
export interface Arrival {
  entry: RawEntry;
  /** When the hub was known to have it (ms); 0 while that is not known. */
  receivedAt: number;
  /** Whether it lies on this device's disk already. */
  kept: boolean;
}

export interface ReplicaEvents {
  arrived(document: DocumentName, arrivals: readonly Arrival[]): void;
  /** What became of entries, again and again: an unkept one can still be kept later. */
  kept(document: DocumentName, ids: readonly EntryId[]): void;
  unkept(document: DocumentName, ids: readonly EntryId[], reason: string): void;
  /** These entries are gone for good: nobody waits for them any more. */
  erased(document: DocumentName, ids: readonly EntryId[]): void;
}

export interface ReplicaOptions {
  meeting: MeetingId;
  document: DocumentName;
  /** Whether this device may write it; a document that it only reads is never put back into. */
  writable: boolean;
  /** Whether nobody on this device writes it, under another link either: then what a copy holds has come by the hub. */
  onlyByHub?: boolean;
  journal: Journal;
  copy: SecondCopy;
  random: RandomBytes;
  events: ReplicaEvents;
  /** What lies on the disk, read for several documents at once; without it the document reads for itself. */
  opening?: (() => OpeningRead) | undefined;
  /** Keeps documents that this device only holds copies of; see shadow-copy.ts. */
  shadow?: ((document: DocumentName, doc: Y.Doc, origin: symbol) => Shadow) | undefined;
  patienceMs?: number;
}

/**
 * One document on this device: the live Y.Doc, its way to the disk and to the other tabs. The order of a write is fixed:
 * second copy, disk, then the live document, from which it goes to the hub. A disk that fails holds nothing up.
 */
export class Replica {
  readonly document: DocumentName;
  readonly doc = new Y.Doc();
  readonly loaded: Promise<void>;
  readonly #options: ReplicaOptions;
  #writer: OwnWriter;
  readonly #channel: BroadcastChannel | undefined;
  readonly #shadow: Shadow | undefined;
  readonly #quietly: (work: () => void) => void;
  /** Entries that have been told of or made here, so that none is told twice. */
  readonly #told = new Set<EntryId>();
  /** Entries that are in the live document itself. */
  readonly #held = new Set<EntryId>();
  /** Entries that were handed over beside a copy, and that the hub has not brought. */
  readonly #awaited = new Set<EntryId>();
  /** Own updates go into the live document in the order they were made: Yjs holds back what comes before its predecessor. */
  #turn: Promise<void> = Promise.resolve();
  /** Own entries that the disk has not taken. */
  readonly #unkept = new Map<EntryId, JournalRow>();
  /** Statements that were erased: what comes in about them goes out again. */
  readonly #erased = new Set<StatementId>();
  /** Erased entries that the disk still has. */
  #unerased: EntryId[] = [];
  #purging: Promise<void> = Promise.resolve();
  #queue: Uint8Array[] = [];
  #seen: JournalRow[] = [];
  #flushing: Promise<void> | undefined;
  /** After a failed write of an update only the whole state may follow: a gap would hide what comes after it. */
  #gap = false;
  #stored = 0;
  #closed = false;
  #loading = true;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.document = options.document;
    this.#writer = new OwnWriter(options.random);
    onEntriesAdded(this.doc, (entries, origin) => this.#added(entries, origin));
    this.#quietly = onUpdate(this.doc, (update, origin) => this.#updated(update, origin));
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel(`tafellaken:${this.document}`);
      this.#channel.onmessage = (event: MessageEvent) => {
        if (event.data instanceof Uint8Array) applyGuarded(this.doc, event.data, TAB);
      };
      (this.#channel as { unref?: () => void }).unref?.(); // Node would wait for it for ever
    }
    this.#shadow = options.shadow?.(options.document, this.doc, DISK);
    this.loaded = this.#load();
  }

  /** Entries now in the live document. */
  entries(): RawEntry[] {
    return entriesOf(this.doc);
  }

  /** Takes an entry of this device. Says through the events when it is kept, or that it is not. Never rejects. */
  async write(entry: RawEntry, draft?: string): Promise<void> {
    const row: JournalRow = {
      id: entry.id,
      meeting: this.#options.meeting,
      document: this.document,
      entry,
      receivedAt: 0,
    };
    this.#told.add(entry.id);
    this.#options.copy.put(row);
    await this.#put([row], [row], draft);
  }

  /** Whether the entry is on this device, in the document or beside it. */
  knows(id: EntryId): boolean {
    return this.#told.has(id);
  }

  /**
   * Takes entries that another device handed over and that are not known here. In a document that this device may write they go
   * on to the hub; beside a copy they wait in the journal until the hub brings them. Returns whether the disk has them.
   */
  async takeIn(entries: readonly RawEntry[]): Promise<boolean> {
    const wanted = entries.filter((entry) => !isAbout(entry, this.#erased));
    if (wanted.length === 0) return true;
    const rows = wanted.map((entry) => this.#row(entry, 0));
    for (const row of rows) {
      this.#told.add(row.id);
      this.#options.copy.put(row);
      if (!this.#options.writable) this.#awaited.add(row.id);
    }
    this.#options.events.arrived(
      this.document,
      wanted.map((entry) => ({ entry, receivedAt: 0, kept: false })),
    );
    await (this.#options.writable ? this.#put(rows, rows) : this.#keepRows(rows));
    return rows.every((row) => !this.#unkept.has(row.id));
  }

  /** Stores all that the document holds, for whoever opens it next without the shadow. */
  async storeWhole(): Promise<void> {
    const whole = { document: this.document, bytes: Y.encodeStateAsUpdate(this.doc) };
    await this.#options.journal.write({ replace: [whole] }).catch(() => undefined); // its rows are in the journal
  }

  /**
   * Takes everything about those statements off this device, and whatever comes in about them later. It may be told of a statement
   * again and again. A disk that fails is tried again; the start after that does it too.
   */
  async erase(statements: Iterable<StatementId>): Promise<void> {
    const known = this.#erased.size;
    for (const id of statements) this.#erased.add(id);
    if (this.#erased.size > known) await this.#purge();
  }

  #purge(): Promise<void> {
    this.#purging = this.#purging.then(() => this.#purgeAll());
    return this.#purging;
  }

  async #purgeAll(): Promise<void> {
    const { journal, copy, meeting, random, events } = this.#options;
    await this.loaded;
    await this.#flushing;
    // Own entries that are on their way to the document are let in first, so that none comes after.
    for (let turn: Promise<void> | undefined; turn !== this.#turn; ) {
      turn = this.#turn;
      await turn;
    }
    if (this.#closed) return;
    this.doc.transact(() => eraseEntries(this.doc.getArray(ENTRIES), this.#erased), ERASED);
    this.#writer = new OwnWriter(random); // the one before remembers what it wrote
    const mine = (row: JournalRow) => row.document === this.document && isAbout(row.entry, this.#erased);
    const rows = (await journal.rows(meeting).catch(() => [])).filter(mine);
    const ids = [...new Set([...rows, ...copy.rows(meeting).filter(mine), ...this.#unkept.values(), ...this.#seen])]
      .filter(mine)
      .map((row) => row.id);
    copy.drop(ids);
    this.#seen = this.#seen.filter((row) => !mine(row));
    for (const id of ids) {
      this.#told.add(id); // never again
      this.#held.delete(id);
      this.#awaited.delete(id);
      this.#unkept.delete(id);
    }
    events.erased(this.document, ids);
    this.#unerased.push(...ids);
    this.#gap = true; // what is stored must be the whole document as it is now
    await this.heal();
  }

  /** What was handed over beside a copy has come by the hub too. */
  #cameByHub(entries: readonly RawEntry[]): void {
    const ids = entries.map((e) => e.id).filter((id) => this.#awaited.delete(id));
    if (ids.length === 0) return;
    const { journal, copy } = this.#options;
    copy.drop(ids);
    journal.markReceived(ids, Date.now()).catch(() => undefined); // noted again at the next start
  }

  /** Whether the entry waits beside this copy until the hub brings it. */
  awaits(id: EntryId): boolean {
    return this.#awaited.has(id);
  }

  /** Whether the live document itself holds the entry, so that its state vector speaks of it. */
  holds(id: EntryId): boolean {
    return this.#held.has(id);
  }

  /** Has the entries of `rows` put into the live document, after the disk was given what `unstored` says it lacks. */
  #put(rows: readonly JournalRow[], unstored: JournalRow[], draft?: string): Promise<void> {
    const update = this.#writer.update(rows.map((row) => row.entry));
    const before = this.#turn;
    this.#turn = Promise.all([before, this.#keep(unstored, update, draft)]).then(() => {
      applyMade(this.doc, update, OWN);
    });
    return this.#turn;
  }

  async #keep(rows: JournalRow[], update: Uint8Array, draft?: string): Promise<void> {
    const { journal, patienceMs = WRITE_PATIENCE_MS } = this.#options;
    const whole = this.#gap ? this.#whole() : undefined;
    const updates = this.#storesUpdates ? [{ document: this.document, bytes: update }] : undefined;
    const write = whole ? { rows, replace: whole, dropDraft: draft } : { rows, updates, dropDraft: draft };
    let late = false;
    const done = journal.write(write).then(
      () => {
        this.#stored = whole ? 1 : this.#stored + 1;
        if (whole) this.#gap = false;
        this.#kept(rows);
        if (this.#stored > UPDATES_LIMIT) void this.#flush();
      },
      (error: unknown) => {
        this.#gap = true;
        this.#failed(rows, String(error instanceof Error ? error.message : error));
      },
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        late = true;
        resolve();
      }, patienceMs);
    });
    await Promise.race([done, patience]);
    clearTimeout(timer);
    if (late) this.#failed(rows, 'slow');
  }

  /** Rows lie on the disk. A write that took its time can end after its statement was erased. */
  #kept(rows: readonly JournalRow[]): void {
    const ids = rows.map((row) => row.id);
    for (const id of ids) this.#unkept.delete(id);
    this.#options.events.kept(this.document, ids);
    if (rows.some((row) => isAbout(row.entry, this.#erased))) void this.#purge();
  }

  #failed(rows: readonly JournalRow[], reason: string): void {
    for (const row of rows) this.#unkept.set(row.id, row);
    this.#options.events.unkept(
      this.document,
      rows.map((r) => r.id),
      reason,
    );
    this.#retryLater();
  }

  /** Tries again what the disk has not taken; called when the page becomes visible too. */
  async heal(): Promise<void> {
    if (this.#closed || (this.#unkept.size === 0 && !this.#gap)) return;
    const rows = [...this.#unkept.values()];
    const erase = this.#unerased;
    try {
      await this.#options.journal.write({ rows, replace: this.#whole(), erase });
      if (erase.length > 0) this.#shadow?.rewrite().catch(() => undefined); // the next start finds what is left
      this.#unerased = this.#unerased.filter((id) => !erase.includes(id));
      this.#gap = false;
      this.#stored = 1;
      this.#kept(rows);
    } catch {
      this.#retryLater();
    }
  }

  #retryLater(): void {
    if (this.#closed || this.#retry !== undefined) return;
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.heal();
    }, RETRY_MS);
    (this.#retry as { unref?: () => void }).unref?.();
  }

  /**
   * All that this page knows of the document, to take the place of what is stored: the live document, and own entries that are
   * on their way to it.
   */
  #whole(): StoredUpdate[] | undefined {
    if (!this.#storesUpdates) return undefined;
    const bytes = Y.mergeUpdates([Y.encodeStateAsUpdate(this.doc), this.#writer.whole()]);
    return [{ document: this.document, bytes }];
  }

  get #storesUpdates(): boolean {
    return this.#options.shadow === undefined;
  }

  /** The union of journal, second copy and stored document: each repairs the others. */
  async #load(): Promise<void> {
    const { journal, copy, meeting, writable, events } = this.#options;
    const mine = (row: JournalRow) => row.document === this.document;
    const updates = this.#storesUpdates ? await journal.updates(this.document).catch(() => []) : [];
    await this.#shadow?.loaded;
    this.#stored = updates.length;
    this.#quietly(() =>
      this.doc.transact(() => {
        for (const update of updates) applyGuarded(this.doc, update, DISK);
      }, DISK),
    );
    void this.#flush(); // many updates are put together

    const read = this.#options.opening?.();
    const stored = await (read?.stored ?? journal.rows(meeting)).catch(() => []);
    for (const id of erasedStatements(stored, this.document)) this.#erased.add(id);
    const erased = (entry: RawEntry) => isAbout(entry, this.#erased);
    const rows = stored.filter((row) => mine(row) && !erased(row.entry));
    const known = new Map(rows.map((row) => [row.id, row]));
    const copied = (read?.copied ?? copy.rows(meeting)).filter((row) => mine(row) && !erased(row.entry));
    const inDocument = this.entries().filter((entry) => !erased(entry));
    const leftOver = stored.some((row) => mine(row) && erased(row.entry)) || this.entries().some(erased);
    const lost: JournalRow[] = [];
    for (const row of [...copied, ...inDocument.map((entry) => this.#row(entry, 0))]) {
      if (known.has(row.id) || this.#told.has(row.id)) continue;
      known.set(row.id, row);
      lost.push(row);
    }
    copy.drop(copied.filter((row) => (known.get(row.id)?.receivedAt ?? 0) > 0).map((row) => row.id));
    if (writable) for (const row of known.values()) if (row.receivedAt === 0) copy.put(row);

    const there = new Set(inDocument.map((e) => e.id));
    const missing = [...known.values()].filter((row) => !there.has(row.id) && !this.#told.has(row.id));
    for (const id of known.keys()) this.#told.add(id);
    this.#loading = false;
    if (!writable) {
      for (const row of known.values()) if (row.receivedAt === 0) this.#awaited.add(row.id);
      if (this.#options.onlyByHub) this.#cameByHub(inDocument);
    }
    if (leftOver) queueMicrotask(() => void this.#purge()); // erasing was cut short
    const lostIds = new Set(lost.map((row) => row.id));
    events.arrived(
      this.document,
      [...known.values()].map((row) => ({
        entry: row.entry,
        receivedAt: row.receivedAt,
        kept: !lostIds.has(row.id),
      })),
    );
    if (writable && missing.length > 0) {
      await this.#put(missing, lost);
    } else if (lost.length > 0) {
      await this.#keepRows(lost);
    }
  }

  async #keepRows(rows: JournalRow[]): Promise<void> {
    await this.#options.journal.write({ rows }).then(
      () => this.#kept(rows),
      (error: unknown) => this.#failed(rows, String(error)),
    );
  }

  #added(entries: readonly RawEntry[], origin: unknown): void {
    for (const { id } of entries) this.#held.add(id);
    if (this.#loading && origin === DISK) return; // the union tells of all at once
    if (this.#awaited.size > 0 && origin !== OWN && origin !== TAB && origin !== DISK) this.#cameByHub(entries);
    // A document must not be changed while it tells of a change.
    if (entries.some((e) => isAbout(e, this.#erased))) queueMicrotask(() => void this.#purge());
    const fresh = entries.filter((e) => !this.#told.has(e.id) && !isAbout(e, this.#erased));
    if (origin === OWN || fresh.length === 0) return;
    const receivedAt = origin === TAB ? 0 : Date.now();
    for (const entry of fresh) {
      this.#told.add(entry.id);
      this.#seen.push(this.#row(entry, receivedAt));
    }
    this.#options.events.arrived(
      this.document,
      fresh.map((entry) => ({ entry, receivedAt, kept: false })),
    );
  }

  #row(entry: RawEntry, receivedAt: number): JournalRow {
    return { id: entry.id, meeting: this.#options.meeting, document: this.document, entry, receivedAt };
  }

  #updated(update: Uint8Array, origin: unknown): void {
    if (origin !== TAB && origin !== DISK) this.#channel?.postMessage(update);
    if (origin === OWN || origin === ERASED) return; // stored before it came here, or to be stored as a whole
    // what came from another tab was stored there, but its tab may die before its entry is in this journal
    if (origin !== DISK && origin !== TAB && this.#storesUpdates) this.#queue.push(update);
    void this.#flush();
  }

  /** Stores what came from elsewhere, one write at a time, as much in each as has come in meanwhile. */
  #flush(): Promise<void> {
    this.#flushing ??= this.#flushAll().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  async #flushAll(): Promise<void> {
    await Promise.resolve(); // all that this turn brings goes in one write
    while ((this.#queue.length > 0 || this.#seen.length > 0 || this.#stored > UPDATES_LIMIT) && !this.#closed) {
      const rows = this.#seen;
      const updates = this.#queue.map((bytes) => ({ document: this.document, bytes }));
      this.#seen = [];
      this.#queue = [];
      try {
        if (this.#gap || this.#stored > UPDATES_LIMIT) {
          await this.#options.journal.write({ rows, replace: this.#whole() });
          this.#gap = false;
          this.#stored = 1;
        } else {
          await this.#options.journal.write({ rows, updates });
          this.#stored += updates.length;
        }
        this.#kept(rows);
      } catch {
        this.#gap = true;
        this.#retryLater();
        return; // the hub has these; the whole state is stored when the disk is back
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#retry);
    await this.#flushing?.catch(() => undefined);
    this.#channel?.close();
    this.#shadow?.close();
    this.doc.destroy();
  }
}
