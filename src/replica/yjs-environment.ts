/**
 * Stands in for `lib0/environment` in the build (vite.config.ts). Yjs asks it one thing: whether developers want everything in a
 * document frozen. lib0's own looks for the answer in Node, in the address and in localStorage; on a tablet it is no.
 */
export const isBrowser = true;
export const isNode = false;
export const getVariable = (_name: string): null => null;
