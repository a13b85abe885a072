import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import { parseRawEntry } from '../domain/entry.ts';
import type { EntryId, MeetingId } from '../domain/ids.ts';
import type { JournalRow } from './journal.ts';

const ENTRY = 'tafellaken:entry:';
const CLOCK = 'tafellaken:clock:';

/** The part of the Web Storage that is used; `undefined` where it is switched off. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * A second copy, in another engine (localStorage), of the entries that the hub has not received. It outlives an IndexedDB that
 * was deleted, wiped or broken. Nothing here throws: a store that is full or switched off only means there is no second copy.
 */
export class SecondCopy {
  readonly #store: TextStore | undefined;

  constructor(store: TextStore | undefined) {
    this.#store = store;
  }

  /** Returns whether it was written. */
  put(row: JournalRow): boolean {
    return this.#set(ENTRY + row.id, JSON.stringify({ document: row.document, entry: row.entry }));
  }

  drop(ids: readonly EntryId[]): void {
    for (const id of ids) this.#remove(ENTRY + id);
  }

  /** The entries of a meeting that are here; what cannot be read is left where it lies. */
  rows(meeting: MeetingId): JournalRow[] {
    const rows: JournalRow[] = [];
    for (const key of this.keys(ENTRY)) {
      const row = readRow(this.get(key));
      if (row?.meeting === meeting) rows.push(row);
    }
    return rows;
  }

  /** The highest clock this device used in a document, so that a new entry never counts as older before the disk was read. */
  clock(document: DocumentName): number {
    const n = Number(this.get(CLOCK + document));
    return Number.isSafeInteger(n) && n > 0 ? n : 0;
  }

  noteClock(document: DocumentName, clock: number): void {
    if (clock > this.clock(document)) this.#set(CLOCK + document, String(clock));
  }

  get(key: string): string | undefined {
    try {
      return this.#store?.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  }

  set(key: string, value: string): boolean {
    return this.#set(key, value);
  }

  remove(key: string): void {
    this.#remove(key);
  }

  keys(prefix: string): string[] {
    const keys: string[] = [];
    try {
      for (let i = 0; i < (this.#store?.length ?? 0); i++) {
        const key = this.#store?.key(i);
        if (key?.startsWith(prefix)) keys.push(key);
      }
    } catch {
      // switched off: there are none
    }
    return keys;
  }

  #set(key: string, value: string): boolean {
    try {
      if (!this.#store) return false;
      this.#store.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  }

  #remove(key: string): void {
    try {
      this.#store?.removeItem(key);
    } catch {
      // it stays; reading it again does no harm
    }
  }
}

/** The browser's localStorage, or undefined where looking at it throws. */
export function browserTextStore(): TextStore | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function readRow(text: string | undefined): JournalRow | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as { document?: unknown; entry?: unknown } | null;
    const entry = parseRawEntry(value?.entry);
    const ref = typeof value?.document === 'string' ? parseDocumentName(value.document) : undefined;
    if (!entry || !ref) return undefined;
    return { id: entry.id, meeting: ref.meeting, document: value?.document as DocumentName, entry, receivedAt: 0 };
  } catch {
    return undefined;
  }
}
