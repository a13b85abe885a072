import type { PromiseExtended } from 'dexie';

/**
 * A table of a Dexie database, with what the build has of it (scripts/lean-dexie.ts). Declared as Dexie's own `Table`, a method
 * that was left out of the build would pass the type checker and fail on the tablet.
 */
export interface Rows<T, K> {
  get(key: K): PromiseExtended<T | undefined>;
  /** One for each key, in the order of the keys. */
  bulkGet(keys: K[]): PromiseExtended<(T | undefined)[]>;
  toArray(): PromiseExtended<T[]>;
  where(index: string): {
    equals(value: string): FoundRows<T, K>;
    startsWith(prefix: string): FoundRows<T, K>;
  };
  add(row: T): PromiseExtended<K>;
  put(row: T): PromiseExtended<K>;
  bulkAdd(rows: readonly T[]): PromiseExtended<K>;
  bulkPut(rows: readonly T[]): PromiseExtended<K>;
  delete(key: K): PromiseExtended<void>;
  bulkDelete(keys: K[]): PromiseExtended<void>;
}

interface FoundRows<T, K> {
  toArray(): PromiseExtended<T[]>;
  primaryKeys(): PromiseExtended<K[]>;
}
