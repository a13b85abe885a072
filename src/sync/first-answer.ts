import * as Y from 'yjs';
import { type Capability, capabilityPath } from '../domain/capability.ts';
import type { DocumentName } from '../domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../domain/entry.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import { applyMade, isSound } from '../replica/entry-document.ts';
import type { Replica } from '../replica/replica.ts';
import { updateValues } from '../replica/update-values.ts';
import { readStationFrames } from './station-frames.ts';

/** How long the hub may take to begin, or for the next table; after that the documents are asked for one by one. Unit: ms. */
const PATIENCE_MS = 5_000;
/** Where a change came from that the hub gave in its first answer. */
const FIRST = Symbol('first answer');

/**
 * Everything that was said at all stations, in one answer of the hub: for a device that opens a meeting for the first time. It is told as it comes
 * in; the documents that are opened later have it before they ask the hub for what is missing. Without an answer, or after half of one, that is
 * all or the rest.
 */
export class FirstAnswer {
  readonly #brought = new Map<DocumentName, Uint8Array[]>();
  readonly #stop = new AbortController();

  /** Resolves when the answer has ended, to whether it was whole. `tell` is called with each entry, once it is `ready`. Never rejects. */
  async ask(
    hub: string,
    capability: Capability,
    tell: (document: DocumentName, entry: RawEntry) => void,
    breathe: () => Promise<void>,
    ready: Promise<void>,
  ): Promise<boolean> {
    let patience: ReturnType<typeof setTimeout> | undefined;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => this.#stop.abort(), PATIENCE_MS);
    };
    try {
      wait();
      const response = await fetch(`${hub}/api/meetings/${capability.meeting}/stations`, {
        headers: { authorization: `Bearer ${capabilityPath(capability)}` },
        cache: 'no-store',
        signal: this.#stop.signal,
      });
      clearTimeout(patience);
      if (!response.ok || !response.body) return false;
      await ready;
      wait();
      for await (const { document, updates } of readStationFrames(response.body)) {
        wait();
        for (const update of updates) this.#take(document, update, tell);
        await breathe();
      }
      return true;
    } catch {
      // an older hub, no network, or a link that is not good: the documents come one by one, and say why when they do not
      return false;
    } finally {
      clearTimeout(patience);
    }
  }

  #take(document: DocumentName, update: Uint8Array, tell: (document: DocumentName, entry: RawEntry) => void): void {
    try {
      const decoded = Y.decodeUpdate(update);
      if (!isSound(decoded)) return;
      getOrMake(this.#brought, document, () => []).push(update);
      for (const value of updateValues(decoded)) {
        const entry = parseRawEntry(value);
        if (entry) tell(document, entry);
      }
    } catch {
      // no update: the hub brings what is missing with the document
    }
  }

  /** Gives a document that was opened what the answer brought for it. */
  bring({ document, doc }: Pick<Replica, 'document' | 'doc'>): void {
    const updates = this.#brought.get(document) ?? [];
    this.#brought.delete(document);
    if (updates.length === 0) return;
    doc.transact(() => {
      for (const update of updates) applyMade(doc, update, FIRST);
    }, FIRST);
  }

  close(): void {
    this.#stop.abort();
    this.#brought.clear();
  }
}
