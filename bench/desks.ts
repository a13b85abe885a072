import type { Browser } from 'playwright';
import type { Venue } from './filled-tables.ts';
import { type Desk, openDesk } from './saves.ts';
import { listHolds, openTablet } from './tablet.ts';

/**
 * How many of a filled list's statements come in one by one while the page is open, as from another tablet of the table. Each leaves
 * a row on this tablet's disk, and beyond 400 of them the table is written anew as a whole: that falls within the saves.
 */
const ARRIVING = 385;

/** A table's screen on a tablet of its own, with that many statements in the list, and all that is needed to go offline. */
export async function openTableDesk(browser: Browser, venue: Venue, table: number, statements: number): Promise<Desk> {
  const arriving = Math.min(statements, ARRIVING);
  await venue.fill(table, statements - arriving);
  const page = await openTablet(browser);
  await page.goto(venue.table(table));
  await listHolds(page, statements - arriving);
  await venue.fill(table, arriving);
  await listHolds(page, statements);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return openDesk(page, 'received');
}

/**
 * The least that could keep what is typed: a field, one strict put, a row. It stands on the hub's origin, because a page must have
 * one to have a disk.
 */
export async function openBareDesk(browser: Browser, venue: Venue): Promise<Desk> {
  const page = await openTablet(browser);
  const address = `${venue.url}/bare`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: BARE }));
  await page.goto(address);
  await listHolds(page, 0);
  return openDesk(page, 'kept');
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
