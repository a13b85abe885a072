/**
 * Stands in for `y-protocols/awareness` in the build (vite.config.ts): 1 KB over the wire that nothing here uses. Presence comes
 * from the hub, and every provider is opened with `awareness: null`, which Hocuspocus checks before each use.
 */
function absent(): never {
  throw new Error('This build has no awareness. Open every provider with `awareness: null`.');
}

export class Awareness {
  constructor() {
    absent();
  }
}
export const encodeAwarenessUpdate = absent;
export const applyAwarenessUpdate = absent;
export const removeAwarenessStates = absent;
