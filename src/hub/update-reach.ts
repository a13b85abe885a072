import { type Doc, getState } from 'yjs';

/** Whether a document holds all of an update already. Clients send what they queued twice; the log need not grow by it. */
export function isKnown(reach: ReadonlyMap<number, number>, doc: Doc | undefined): boolean {
  if (!doc) return reach.size === 0;
  return [...reach].every(([client, clock]) => getState(doc.store, client) >= clock);
}

/** Whether all of an update is new to a document, with nothing missing before it: then its bytes hold nothing that was erased since. */
export function followsOn(start: ReadonlyMap<number, number>, doc: Doc | undefined): boolean {
  return doc !== undefined && [...start].every(([client, clock]) => getState(doc.store, client) === clock);
}
