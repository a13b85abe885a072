import type { WipeScope } from '../journal/wipe.ts';
import { dropOrder, openOrders, placeOrder } from '../journal/wipe-order.ts';

/** The page that wipes; it must be at hand before this one is left for it. */
const PAGE = '/wipe.html';

/**
 * Asks for a wipe and leaves for the page that carries it out. `agreed`: how many things it was said, twice, may be lost.
 * Resolves only when nothing was begun: the page cannot be had (no network, and no service worker), or the disk takes no order.
 */
export async function startWipe(scope: WipeScope, agreed: number): Promise<'unreachable' | 'disk'> {
  try {
    if (!(await fetch(PAGE)).ok) return 'unreachable';
  } catch {
    return 'unreachable';
  }
  // without this no later start could find an order that was broken off
  if (typeof indexedDB.databases !== 'function') return 'disk';
  try {
    await placeOrder(indexedDB, { scope, agreed, begun: false });
    if ((await openOrders(indexedDB)).length === 0) return 'disk';
  } catch {
    await dropOrder(indexedDB, scope).catch(() => undefined); // one that got there all the same would be carried out later
    return 'disk';
  }
  location.replace(PAGE);
  return new Promise(() => undefined);
}
