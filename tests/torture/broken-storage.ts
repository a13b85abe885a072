import type { Page } from '@playwright/test';
import type { RunningBrowser } from './engine.ts';
import type { Screen } from './typist.ts';

/** The app's own names on the device's disk: tests that break it must know where to hit. */
const DATABASE = 'tafellaken';

declare global {
  interface Window {
    tortureAborted?: number;
    tortureAbortsAll?: boolean;
  }
}

/** Opens a page of the app's origin on which the app itself does not run, so that nothing repairs what is broken there. */
export async function besideTheApp(browser: RunningBrowser, link: string): Promise<void> {
  await browser.goto(new URL('/icon.svg', link).href);
}

/** Takes every row out of one of the app's stores. */
export function wipeStore(page: Screen, store: 'journal' | 'updates'): Promise<number> {
  return page.evaluate(
    ({ name, store }) =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const transaction = db.transaction(store, 'readwrite', { durability: 'strict' });
          const count = transaction.objectStore(store).count();
          transaction.objectStore(store).clear();
          transaction.onabort = () => reject(transaction.error);
          transaction.oncomplete = () => {
            db.close();
            resolve(count.result);
          };
        };
      }),
    { name: DATABASE, store },
  );
}

/** Deletes the app's database, as a browser that is told to clear a site's data does, also under an open page. */
export function deleteDatabase(page: Screen): Promise<void> {
  return page.evaluate(
    (name) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      }),
    DATABASE,
  );
}

/** From now on every `nth` transaction that writes is aborted at its first write; with 1 the disk takes nothing. Call before the app's page is opened. */
export async function abortWrites(page: Page, nth: number): Promise<void> {
  await page.addInitScript((every) => {
    const seen = new WeakSet<IDBTransaction>();
    let count = 0;
    window.tortureAborted = 0;
    for (const name of ['add', 'put'] as const) {
      const original = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: [unknown]) {
        const request = original.apply(this, args);
        if (seen.has(this.transaction)) return request;
        seen.add(this.transaction);
        if (++count % every === 0) {
          this.transaction.abort();
          window.tortureAborted = (window.tortureAborted ?? 0) + 1;
        }
        return request;
      };
    }
  }, nth);
}
export function abortedWrites(page: Screen): Promise<number> {
  return page.evaluate(() => window.tortureAborted ?? 0, undefined);
}
