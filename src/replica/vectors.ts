import * as Y from 'yjs';

/** Whether a document with state vector `theirs` holds everything that one with `ours` held. Both encoded; false when damaged. */
export function covers(theirs: Uint8Array, ours: Uint8Array): boolean {
  try {
    const there = Y.decodeStateVector(theirs);
    for (const [client, clock] of Y.decodeStateVector(ours)) if ((there.get(client) ?? 0) < clock) return false;
    return true;
  } catch {
    return false;
  }
}
