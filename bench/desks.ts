import type { Browser, Page } from 'playwright';
import type { Venue } from './filled-tables.ts';
import { type Desk, openDesk } from './saves.ts';

/**
 * How many of a filled list's statements come in one by one while the page is open, as from another tablet of the table. Each leaves
 * a row on this tablet's disk, and beyond 400 of them the table is written anew as a whole: that falls within the saves.
 */
const ARRIVING = 385;
/** Tablets lie flat: the size at which the list stands beside the field. */
const VIEWPORT = { width: 1024, height: 768 };
/** A thousand statements come in within seconds; on a busy machine and a slow page it takes longer. */
const PATIENCE_MS = 120_000;

/** A table's screen on a tablet of its own, with that many statements in the list, and all that is needed to go offline. */
export async function openTableDesk(
  browser: Browser,
  venue: Venue,
  table: number,
  statements: number,
  slowdown: number,
): Promise<Desk> {
  const arriving = Math.min(statements, ARRIVING);
  await venue.fill(table, statements - arriving);
  const page = await openPage(browser);
  await page.goto(venue.table(table));
  await listHolds(page, statements - arriving);
  await venue.fill(table, arriving);
  await listHolds(page, statements);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return openDesk(page, 'received', slowdown);
}

/**
 * The least that could keep what is typed: a field, one strict put, a row. It stands on the hub's origin, because a page must have
 * one to have a disk.
 */
export async function openBareDesk(browser: Browser, venue: Venue, slowdown: number): Promise<Desk> {
  const page = await openPage(browser);
  const address = `${venue.url}/bare`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: BARE }));
  await page.goto(address);
  await listHolds(page, 0);
  return openDesk(page, 'kept', slowdown);
}

/** How many changes of documents lie on the page's disk, each in a row of its own. */
export function storedUpdates({ page }: Desk): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('tafellaken');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('updates').objectStore('updates').count();
          counting.onerror = () => reject(counting.error);
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, hasTouch: true, locale: 'nl-NL' });
  return context.newPage();
}

async function listHolds(page: Page, statements: number): Promise<void> {
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-row]').length === count && document.activeElement?.matches('textarea'),
    statements,
    { timeout: PATIENCE_MS },
  );
}

const BARE = `<!doctype html><meta charset="utf-8"><title>Bare</title><textarea></textarea><div></div><script>
const opening = indexedDB.open('bare', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
opening.onsuccess = () => {
  const field = document.querySelector('textarea');
  let id = 0;
  field.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const text = field.value;
    field.value = '';
    const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
    writing.objectStore('rows').put({ id: ++id, text, at: Date.now() });
    writing.oncomplete = () => {
      const row = document.createElement('p');
      row.dataset.row = '';
      row.innerHTML = '<span></span><span data-safety="kept"></span>';
      row.firstChild.textContent = text;
      document.querySelector('div').prepend(row);
    };
  };
  field.focus();
};
</script>`;
