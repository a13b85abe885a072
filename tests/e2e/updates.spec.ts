import type { Page } from '@playwright/test';
import { startHubProcess } from '../hub/hub-process.ts';
import { device, type Evening, expect, field, readyForOffline, row, say, test } from './evening.ts';
import { makeNextVersion, NEXT_MARK } from './next-version.ts';

/** A page keeps this as long as it is not reloaded. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { neverReloaded: true }));
const unloaded = (page: Page) => page.evaluate(() => 'neverReloaded' in window);
const isNext = (page: Page) => page.locator(`meta[name="${NEXT_MARK}"]`).count();
const offer = (page: Page) => page.getByRole('complementary', { name: /Nieuwe versie|New version/ });
const draftOf = (page: Page) =>
  page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('tafellaken:draft:')));

/** The hub goes on, with the same data, serving another version of the app. */
async function serve(evening: Evening, dist: string): Promise<void> {
  const { data, port } = evening.hub;
  await evening.hub.end('SIGTERM');
  await startHubProcess({ data, port, args: ['--dist', dist] });
}

/** Asks the hub for a newer version, as the app does once an hour, and waits until it lies ready. */
async function newVersionWaits(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const coming = registration.installing;
    if (coming && coming.state !== 'installed') {
      await new Promise((resolve) => coming.addEventListener('statechange', resolve, { once: true }));
    }
    if (!registration.waiting) throw new Error('The new version does not wait.');
  });
}

/** The tablet is put away and picked up: the app looks whether there is anything to offer. */
const pickUp = (page: Page) => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));

async function startRound(lead: Page): Promise<void> {
  await lead.getByRole('button', { name: /^Start / }).click();
  await expect(lead.getByRole('timer')).toBeVisible();
}
async function stopRound(lead: Page): Promise<void> {
  await lead.getByRole('button', { name: /^Stop / }).click();
  await lead.getByRole('button', { name: 'Ja, stoppen' }).click();
}

test('[UPD-1] a page in a round is not touched by a new version; after it the version is offered, and brings everything along', async ({
  browser,
  evening,
}) => {
  const next = makeNextVersion();
  const [table, lead] = await Promise.all([device(browser), device(browser)]);
  const { page } = table;
  await Promise.all([page.goto(evening.table(1)), lead.page.goto(evening.facilitator)]);
  await Promise.all([mark(page), mark(lead.page)]);
  await Promise.all([readyForOffline(page), readyForOffline(lead.page)]);
  expect(await unloaded(page), 'the first visit is not reloaded by its own service worker').toBe(true);
  await startRound(lead.page);
  await say(page, 'Gezegd voor de nieuwe versie');
  await expect(row(page, 'Gezegd voor')).toContainText('Aangekomen');
  await field(page).fill('Halverwege een wo');

  await serve(evening, next.dist);
  await newVersionWaits(page);
  const home = await table.context.newPage(); // another tab of the same tablet, where nobody types
  await home.goto(evening.hub.url);
  await expect(home.getByRole('heading').first()).toBeVisible();
  const draft = await draftOf(page);
  await Promise.all([pickUp(page), pickUp(home)]);
  await page.bringToFront();
  await page.keyboard.type('ord');
  expect(await field(page).inputValue()).toBe('Halverwege een woord');
  expect(JSON.stringify(draft)).toContain('Halverwege een wo');
  expect([await offer(page).count(), await offer(home).count()], 'nothing is offered in a round').toEqual([0, 0]);
  expect(await isNext(home)).toBe(0);

  // the round is over, but a word is not finished
  await stopRound(lead.page);
  await expect(offer(home), 'a tab where nobody is at work is offered it').toBeVisible();
  await pickUp(page);
  expect(await offer(page).count(), 'nothing is offered over a half-typed word').toBe(0);
  await home.close();
  expect(await unloaded(page)).toBe(true);
  await field(page).press('Enter');
  await expect(row(page, 'Halverwege een woord')).toContainText('Aangekomen');

  await expect(offer(page)).toBeVisible();
  await expect(offer(page)).toContainText('Er is een nieuwe versie');
  await field(page).fill('T');
  await expect(offer(page), 'it goes away for who begins to type').toHaveCount(0);
  await field(page).fill('');
  await expect(offer(page)).toBeVisible();
  await offer(page).getByRole('button', { name: 'Nu bijwerken' }).click();
  await expect(page.locator(`meta[name="${NEXT_MARK}"]`)).toHaveCount(1);
  for (const text of ['Gezegd voor de nieuwe versie', 'Halverwege een woord']) {
    await expect(row(page, text)).toHaveCount(1);
    await expect(row(page, text)).toContainText('Aangekomen');
  }
  expect(await unloaded(lead.page), 'another device is not touched at all').toBe(true);
  expect([...table.errors, ...lead.errors]).toEqual([]);
  next.remove();
});

test('[UPD-2] a tab in use is not reloaded when another accepts a new version, goes on with its own files, and is offered it later', async ({
  browser,
  evening,
}) => {
  const next = makeNextVersion();
  const tablet = await device(browser);
  const { page, context } = tablet;
  const errors: string[] = [];
  await page.goto(evening.table(1));
  await readyForOffline(page);
  const other = await context.newPage();
  other.on('pageerror', (error) => errors.push(error.message));
  await other.goto(evening.hub.url);
  await Promise.all([mark(page), mark(other)]);
  await page.bringToFront();
  await field(page).fill('Half getypt, in een oud tabblad');

  await serve(evening, next.dist);
  await newVersionWaits(other);
  await other.bringToFront();
  await expect(offer(other)).toBeVisible();
  await offer(other).getByRole('button', { name: 'Nu bijwerken' }).click();
  await expect(other.locator(`meta[name="${NEXT_MARK}"]`)).toHaveCount(1);
  await expect(other.getByRole('heading').first()).toBeVisible();

  // the old tab: as it was, under a worker and a hub that are both newer
  await page.bringToFront();
  expect([await unloaded(page), await isNext(page)]).toEqual([true, 0]);
  await expect(field(page)).toHaveValue('Half getypt, in een oud tabblad');
  const late = next.oldAssets.find((name) => /^home-route-.*\.js$/.test(name));
  expect((await fetch(`${evening.hub.url}/assets/${late}`)).status, 'the hub has the old part no more').toBe(404);
  const loaded = () =>
    page.evaluate(
      (name) => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith(`/assets/${name}`)),
      late ?? '',
    );
  expect(await loaded(), 'the part has not been loaded before').toBe(false);
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await expect(page.getByRole('link', { name: /Tafel 1/ }).first()).toBeVisible();
  expect(await loaded()).toBe(true);
  await page.goBack();
  await expect(field(page)).toHaveValue('Half getypt, in een oud tabblad');
  await field(page).press('Enter');
  await expect(row(page, 'Half getypt')).toContainText('Aangekomen');
  expect(await unloaded(page)).toBe(true);

  // at a table without rounds nothing says when the talk ends: there the offer waits until the start of the app
  await pickUp(page);
  expect(await offer(page).count()).toBe(0);
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await expect(offer(page)).toBeVisible();
  await offer(page).getByRole('button', { name: 'Nu bijwerken' }).click();
  await expect(page.locator(`meta[name="${NEXT_MARK}"]`)).toHaveCount(1);
  await page.goto(evening.table(1));
  await expect(row(page, 'Half getypt')).toHaveCount(1);
  await other.close();
  await page.reload();
  await expect
    .poll(() => page.evaluate(() => caches.keys()), { message: 'the last page alone clears up what no page can need' })
    .toHaveLength(1);
  expect([...tablet.errors, ...errors]).toEqual([]);
  next.remove();
});

test('[UPD-3] a version that is not whole is not taken in: one file of another build, or a login page in its place', async ({
  browser,
  evening,
}) => {
  const next = makeNextVersion();
  const { page } = await device(browser);
  await page.goto(evening.table(1));
  await readyForOffline(page);
  await serve(evening, next.dist);
  await page
    .context()
    .route('**/assets/words-*', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Welkom op GastWifi</h1>' }),
    );
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const coming = registration.installing;
    while (coming && coming.state === 'installing') {
      await new Promise((resolve) => coming.addEventListener('statechange', resolve, { once: true }));
    }
    return { coming: coming?.state, waiting: registration.waiting !== null, stores: (await caches.keys()).length };
  });
  expect(state).toEqual({ coming: 'redundant', waiting: false, stores: 1 });
  await page.context().unroute('**/assets/words-*');
  await newVersionWaits(page);
  next.remove();
});

test('[UPD-1] a version that waits is there at the next start, when no page was open', async ({ browser, evening }) => {
  const next = makeNextVersion();
  const { page, context } = await device(browser);
  await page.goto(evening.table(1));
  await say(page, 'Van voor de start');
  await readyForOffline(page);
  await serve(evening, next.dist);
  await newVersionWaits(page);
  await page.close();
  await expect
    .poll(
      async () => {
        const again = await context.newPage();
        await again.goto(evening.table(1));
        await expect(row(again, 'Van voor de start')).toHaveCount(1);
        const found = await isNext(again);
        await again.close();
        return found;
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  next.remove();
});
