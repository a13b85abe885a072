import * as Y from 'yjs';
import { ENTRIES } from '../domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../domain/entry.ts';
import type { RandomBytes } from '../domain/ids.ts';

/** Every entry in a document, in the document's own order; what is no entry at all is left out. */
export function entriesOf(doc: Y.Doc): RawEntry[] {
  return doc
    .getArray(ENTRIES)
    .toArray()
    .flatMap((value) => parseRawEntry(value) ?? []);
}

/** Applies an update that came from a disk, a tab or a hub. Returns false, and changes nothing, when it is damaged. */
export function applyGuarded(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  try {
    return isSound(Y.decodeUpdate(update)) && applyMade(doc, update, origin);
  } catch {
    return false;
  }
}

/** The same for an update that a document of this page made itself: what Yjs writes it can read, and is not looked through first. */
export function applyMade(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  try {
    Y.applyUpdate(doc, update, origin);
    return true;
  } catch {
    return false;
  }
}

/**
 * Calls back with the entries that each transaction adds. The callback is guarded: an exception inside a Yjs listener would
 * leave the document without observers, updates or sync, and without an error.
 */
export function onEntriesAdded(doc: Y.Doc, callback: (entries: RawEntry[], origin: unknown) => void): void {
  doc.getArray(ENTRIES).observe((event, transaction) => {
    try {
      const added: RawEntry[] = [];
      for (const part of event.changes.delta) {
        if (Array.isArray(part.insert)) for (const value of part.insert) added.push(...one(parseRawEntry(value)));
      }
      if (added.length > 0) callback(added, transaction.origin);
    } catch (error) {
      reportError(error);
    }
  });
}

/**
 * Calls back with each update, guarded in the same way. What it returns does work of which nobody is told: for whoever listens, Yjs writes down
 * anew all that it reads.
 */
export function onUpdate(
  doc: Y.Doc,
  callback: (update: Uint8Array, origin: unknown) => void,
): (work: () => void) => void {
  const listener = (update: Uint8Array, origin: unknown) => {
    try {
      callback(update, origin);
    } catch (error) {
      reportError(error);
    }
  };
  doc.on('update', listener);
  return (work) => {
    doc.off('update', listener);
    try {
      work();
    } finally {
      doc.on('update', listener);
    }
  };
}

/**
 * Makes the updates for entries of this session. It holds them alone, under a client number of its own, so the update exists
 * before the live document knows it: entry and update go to the disk in one transaction, and only then on the way.
 */
export class OwnWriter {
  readonly #doc = new Y.Doc();
  readonly #array = this.#doc.getArray<RawEntry>(ENTRIES);

  constructor(random: RandomBytes) {
    // 32 bits, as Yjs takes them: two sessions of one document share a number once in millions of evenings
    this.#doc.clientID = new DataView(Uint8Array.from(random(4)).buffer).getUint32(0);
  }

  update(entries: readonly RawEntry[]): Uint8Array {
    const before = Y.encodeStateVector(this.#doc);
    this.#array.push([...entries]);
    return Y.encodeStateAsUpdate(this.#doc, before);
  }

  /** Everything written so far, as one update. */
  whole(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }
}

function one<T>(value: T | undefined): T[] {
  return value === undefined ? [] : [value];
}

/** A defect, told to the console and the error handlers, and kept out of the caller's way. */
function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/**
 * Whether Yjs can take all of an update in. Some that it decodes make it throw half-way: what takes no place or ends beyond what can be
 * counted, what stands under a key, and what names as its neighbour itself or what its own writer makes later. A document in which it threw tells
 * of nothing any more.
 */
export function isSound({ structs, ds }: ReturnType<typeof Y.decodeUpdate>): boolean {
  for (const deleted of ds.clients.values()) {
    if (deleted.some(({ clock, len }) => len === 0 || !Number.isSafeInteger(clock + len))) return false;
  }
  return structs.every((struct) => {
    const { id, length } = struct;
    if (length === 0 || !Number.isSafeInteger(id.clock + length)) return false;
    if (!(struct instanceof Y.Item)) return true;
    const neighbours = [struct.origin, struct.rightOrigin];
    return struct.parentSub === null && neighbours.every((at) => at?.client !== id.client || at.clock < id.clock);
  });
}
