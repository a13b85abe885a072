import { IndexeddbPersistence, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import type { DocumentName } from '../domain/documents.ts';
import { applyMade, onUpdate } from './entry-document.ts';

export interface Shadow {
  loaded: Promise<void>;
  /** Stores the document as it is in the place of all changes that led to it; what was erased is in none of them then. */
  rewrite(): Promise<void>;
  close(): void;
}

/** y-indexeddb gives no word when it cannot open: after this the live document goes on without what it had. */
export const LOAD_PATIENCE_MS = 3_000;

/**
 * Keeps a copy of a document that this device only reads, by y-indexeddb, on a shadow: when its database is closed under it,
 * its listener throws inside the document it is bound to, and that must never be the live one. It gives no word on failed
 * writes, so nothing is ever called kept because of it.
 */
export function shadowCopy(document: DocumentName, live: Y.Doc, origin: symbol): Shadow {
  const shadow = new Y.Doc();
  let persistence: IndexeddbPersistence | undefined;
  try {
    persistence = new IndexeddbPersistence(`tafellaken:${document}`, shadow);
  } catch {
    return { loaded: Promise.resolve(), rewrite: () => Promise.resolve(), close: () => shadow.destroy() };
  }
  onUpdate(live, (update, from) => {
    if (from !== origin) applyMade(shadow, update, origin);
  });
  const synced = persistence.whenSynced.then(() => {
    applyMade(live, Y.encodeStateAsUpdate(shadow), origin);
  });
  const patience = new Promise<void>((resolve) => setTimeout(resolve, LOAD_PATIENCE_MS));
  return {
    loaded: Promise.race([synced.catch(() => undefined), patience]),
    async rewrite() {
      await synced;
      await storeState(persistence, true);
    },
    close() {
      void persistence.destroy().catch(() => undefined);
      shadow.destroy();
    },
  };
}
