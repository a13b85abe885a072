/**
 * Stands in for `lib0/logging` in the build (vite.config.ts). Yjs needs it for three messages to developers; lib0's own writes
 * them in colours, and brings a schema library with it: 3 KB over the wire that say nothing to a host.
 */
type Part = unknown;

/** Marks of colour and weight are symbols; the browser's console does without. */
const plainly = (parts: readonly Part[]) => parts.filter((part) => typeof part !== 'symbol');

export const print = (...parts: Part[]): void => console.log(...plainly(parts));
export const warn = (...parts: Part[]): void => console.warn(...plainly(parts));

export const BOLD = Symbol('bold');
export const UNBOLD = Symbol('unbold');
export const ORANGE = Symbol('orange');
export const RED = Symbol('red');
