import * as v from 'valibot';
import { databases } from './browser-places.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { deleteDatabase, putSingle, rawRecords } from './raw-database.ts';
import { scopeName, scopeOf, type WipeScope } from './wipe.ts';

/**
 * That a wipe has been asked for and is not finished: a database of its own, so that it is on the disk before anything goes, and
 * goes with the same log as what is kept after it. localStorage would not do: it is written to the disk seconds later, so after a
 * kill it may still hold a mark that was taken away, and a wipe that comes back takes what was said since.
 */
const ORDER = 'tafellaken-wipe:';
const STORE = 'order';

const Stored = v.object({ agreed: v.number(), begun: v.boolean() });

export interface WipeOrder {
  scope: WipeScope;
  /** How many things that nobody else has it was agreed would be lost; see `lossCount`. */
  agreed: number;
  /** Whether anything has gone yet: from then on it is only finished, never taken back. */
  begun: boolean;
}

export function placeOrder(indexedDB: IDBFactory, { scope, agreed, begun }: WipeOrder): Promise<void> {
  return oneAtATime(() => putSingle(indexedDB, ORDER + scopeName(scope), STORE, { agreed, begun }));
}

/** The wipes that are not finished. An order that cannot be read is none: a device is never wiped on a guess. */
export async function openOrders(indexedDB: IDBFactory): Promise<WipeOrder[]> {
  const orders: WipeOrder[] = [];
  for (const name of await databases(indexedDB)) {
    if (!name.startsWith(ORDER)) continue;
    const scope = scopeOf(name.slice(ORDER.length));
    const [record] = await rawRecords(indexedDB, name);
    const stored = v.safeParse(Stored, record?.value);
    if (scope && stored.success) orders.push({ scope, ...stored.output });
    else await deleteDatabase(indexedDB, name).catch(() => undefined); // killed while it was being made
  }
  return orders;
}

/** Rejects when it is still there afterwards. */
export function dropOrder(indexedDB: IDBFactory, scope: WipeScope): Promise<void> {
  return oneAtATime(() => deleteDatabase(indexedDB, ORDER + scopeName(scope)));
}
