import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import type { DocumentName } from '../domain/documents.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import { inSlices } from '../domain/slices.ts';
import { applyGuarded, onUpdate } from './entry-document.ts';
import { LOAD_PATIENCE_MS, type Shadow } from './shadow-copy.ts';

/** One change of one document: its name, and the bytes by which Yjs tells it. */
type Change = [DocumentName, Uint8Array];

/** The root array of the shelf's own document, and the name of its database behind that of the meeting. */
const SHELF = 'stations';
/** Changes are put on the shelf together: with a thousand tables some come in every frame. Unit: ms. */
const GATHER_MS = 250;
/** With more changes than this for each document at opening, they are put together: every one of them is read at each start. */
const CHANGES_A_DOCUMENT = 8;

/**
 * Keeps the copies of all stations of a meeting by y-indexeddb, in one database: a thousand of them take seconds to open, and writing to many
 * at once can lose them all. Its document holds no entries, but the changes of the stations' documents as they came, which it need not
 * understand. It is a shadow as any other: what fails here reaches no live document, and nothing is called kept because of it.
 */
export class StationShelf {
  readonly #doc = new Y.Doc();
  readonly #changes = this.#doc.getArray<Change>(SHELF);
  readonly #persistence: IndexeddbPersistence | undefined;
  readonly #loaded: Promise<void>;
  /** What the disk held, until its document is opened. */
  readonly #found = new Map<DocumentName, Uint8Array[]>();
  readonly #breathe = inSlices();
  #gathered: Change[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #open = 0;
  #closed = false;

  constructor(meeting: MeetingId) {
    try {
      this.#persistence = new IndexeddbPersistence(`tafellaken:${meeting}/${SHELF}`, this.#doc);
    } catch {
      // no disk: the live documents go on without
    }
    const synced = this.#persistence && this.#read(this.#persistence).catch(() => undefined);
    this.#loaded = Promise.race([synced, new Promise<void>((resolve) => setTimeout(resolve, LOAD_PATIENCE_MS))]);
  }

  /** Once all its documents are closed it is too: what is opened later needs a new one. */
  get isClosed(): boolean {
    return this.#closed;
  }

  /** The place of one document on it. */
  shadow(document: DocumentName, live: Y.Doc, origin: symbol): Shadow {
    this.#open++;
    onUpdate(live, (update, from) => {
      if (from !== origin) this.#put([document, update]);
    });
    return {
      loaded: this.#loaded.then(this.#breathe).then(() => {
        const found = this.#found.get(document) ?? [];
        this.#found.delete(document);
        live.transact(() => {
          for (const update of found) applyGuarded(live, update, origin);
        }, origin);
      }),
      rewrite: () => this.#rewrite(document, live),
      close: () => {
        this.#open--;
        if (this.#open === 0) this.#close();
      },
    };
  }

  /**
   * What is read from the disk need not be told to who stores it: with a listener, Yjs writes all of it down once more, in one go. What is put on the
   * shelf meanwhile y-indexeddb stores as it begins to apply what it read.
   */
  async #read(persistence: IndexeddbPersistence): Promise<void> {
    this.#doc.off('update', persistence._storeUpdate);
    await persistence.whenSynced;
    this.#doc.on('update', persistence._storeUpdate);
    this.#sort();
  }

  #sort(): void {
    const changes = this.#changes.toArray();
    for (const [document, update] of changes) getOrMake(this.#found, document, () => []).push(update);
    if (changes.length > this.#found.size * CHANGES_A_DOCUMENT) this.#putTogether();
  }

  /** One change a document in the place of many. */
  #putTogether(): void {
    for (const [document, updates] of this.#found) this.#found.set(document, [Y.mergeUpdates(updates)]);
    this.#doc.transact(() => {
      this.#changes.delete(0, this.#changes.length);
      this.#changes.push([...this.#found].map(([document, [update]]): Change => [document, update as Uint8Array]));
    });
  }

  #put(change: Change): void {
    this.#gathered.push(change);
    this.#timer ??= setTimeout(() => this.#store(), GATHER_MS);
  }

  #store(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changes = this.#gathered;
    this.#gathered = [];
    try {
      if (changes.length > 0) this.#changes.push(changes);
    } catch {
      // its database was closed under it; the hub has all of it
    }
  }

  /** The document as it is now in the place of all changes that led to it, on the disk too: what was erased is in none of them then. */
  async #rewrite(document: DocumentName, live: Y.Doc): Promise<void> {
    await this.#loaded;
    this.#store();
    this.#doc.transact(() => {
      const changes = this.#changes.toArray();
      for (let i = changes.length - 1; i >= 0; i--) if (changes[i]?.[0] === document) this.#changes.delete(i);
      this.#changes.push([[document, Y.encodeStateAsUpdate(live)]]);
    });
    if (this.#persistence) await storeState(this.#persistence, true);
  }

  #close(): void {
    this.#closed = true;
    this.#store();
    void this.#persistence?.destroy().catch(() => undefined);
    this.#doc.destroy();
  }
}
