import { type Doc, encodeStateAsUpdate, encodeStateVector, Doc as NewDoc } from 'yjs';
import { ENTRIES } from '../domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../domain/entry.ts';

/**
 * Makes the updates for entries that the hub itself puts into a document, under one client number for as long as the hub runs, before
 * the document has them. After a failed append it is to be thrown away: what comes after a gap could not be read.
 */
export class OwnEntries {
  readonly #doc = new NewDoc();
  #clock = 0;

  /** `doc`: the document as it stands; its highest clock is gone on from. Nobody else may write it. */
  constructor(doc: Doc) {
    for (const value of doc.getArray(ENTRIES).toArray()) {
      this.#clock = Math.max(this.#clock, parseRawEntry(value)?.clock ?? 0);
    }
  }

  /** `make` is given the first clock that is free, for the first of its entries. */
  update(make: (clock: number) => readonly RawEntry[]): Uint8Array {
    const entries = make(this.#clock + 1);
    this.#clock += entries.length;
    const before = encodeStateVector(this.#doc);
    this.#doc.getArray(ENTRIES).push([...entries]);
    return encodeStateAsUpdate(this.#doc, before);
  }
}
