import { browserPlaces, type Storages, storedRecords, storedTexts } from '../../journal/browser-places.ts';
import { lossCount, lossOf } from '../../journal/loss.ts';
import { isClean, MARK_KEY, type PlaceReport, scopeName, wipe } from '../../journal/wipe.ts';
import { dropOrder, openOrders, placeOrder, type WipeOrder } from '../../journal/wipe-order.ts';
import { whenAlone } from './alone.ts';

/** What became of one order. `refused`: more had come than was agreed to lose; nothing has gone. */
export type Outcome =
  | { state: 'wiped'; order: WipeOrder; asleep: boolean }
  | { state: 'refused'; order: WipeOrder }
  | { state: 'unfinished'; order: WipeOrder; report: PlaceReport[] };

/** Carries out the wipes that this device was asked for; none when there are no such. */
export async function finishWipes(storages: Storages): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const order of await openOrders(storages.indexedDB)) {
    tellOtherPages(storages, order);
    outcomes.push(await whenAlone(order.scope, (asleep) => carryOut(storages, order, asleep)));
  }
  if (outcomes.every(({ state }) => state !== 'unfinished')) remove(storages, MARK_KEY);
  return outcomes;
}

/** Leaves what could not be removed where it is, so that the device can be used again. */
export async function giveUp(storages: Storages): Promise<void> {
  for (const { scope } of await openOrders(storages.indexedDB)) await dropOrder(storages.indexedDB, scope);
  remove(storages, MARK_KEY);
}

async function carryOut(storages: Storages, order: WipeOrder, asleep: boolean): Promise<Outcome> {
  const { indexedDB } = storages;
  if (!order.begun) {
    // what another page wrote since it was agreed is not lost unasked
    if ((await lossNow(storages, order)) > order.agreed) {
      await dropOrder(indexedDB, order.scope);
      return { state: 'refused', order };
    }
    await placeOrder(indexedDB, { ...order, begun: true });
  }
  const report = await wipe(browserPlaces(storages), order.scope);
  if (!isClean(report)) return { state: 'unfinished', order, report };
  await dropOrder(indexedDB, order.scope);
  return { state: 'wiped', order, asleep };
}

/** Without an answer it counts as more than anyone agreed to, unless that was agreed. */
async function lossNow(storages: Storages, { scope }: WipeOrder): Promise<number> {
  try {
    return lossCount(lossOf(await storedRecords(storages), storedTexts(storages), scope).values());
  } catch {
    return Number.MAX_SAFE_INTEGER;
  }
}

/** A change of the mark reaches every other page of the origin; one that was there already would not. */
function tellOtherPages(storages: Storages, { scope }: WipeOrder): void {
  remove(storages, MARK_KEY);
  try {
    storages.localStorage?.setItem(MARK_KEY, scopeName(scope));
  } catch {
    // full: the others learn of it when their locks are taken away
  }
}

function remove({ localStorage }: Storages, key: string): void {
  try {
    localStorage?.removeItem(key);
  } catch {
    // switched off: it was never there
  }
}
