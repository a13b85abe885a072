import type { Page } from '@playwright/test';
import { device, expect, field, row, say, test } from './evening.ts';
import { faults, SIZES } from './looks.ts';

const start = (page: Page) => page.getByRole('button', { name: 'Beginnen' });
const name = (page: Page) => page.getByRole('textbox', { name: 'Hoe heet u?' });
const readiness = (page: Page) => page.getByRole('status').filter({ hasText: /zonder netwerk/ });
const READY = 'Klaar voor gebruik zonder netwerk: de app en de bijeenkomst staan op deze tablet.';
/** A first visit fetches the whole app beside everything else that this machine does. */
const READY_MS = 30_000;
const FILES = '**/assets/words-*';

/** Records what the page asks of the browser; nothing of it can be had in a test's window. */
async function recordAsked(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    const lock = () =>
      Object.assign(new EventTarget(), {
        type: 'screen',
        released: false,
        release() {
          asked.push('release');
          return Promise.resolve();
        },
      });
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: () => {
          asked.push(`wake lock, ${navigator.userActivation.isActive ? 'within a tap' : 'by itself'}`);
          return Promise.resolve(lock());
        },
      },
    });
    navigator.storage.persist = () => {
      asked.push(`persist, ${navigator.userActivation.isActive ? 'within a tap' : 'by itself'}`);
      return Promise.resolve(true);
    };
  });
}
const asked = (page: Page) => page.evaluate(() => (window as unknown as { asked: string[] }).asked);

test('from the scanned link to the first kept statement: one tap, and typing', async ({ browser, evening }) => {
  const { page, errors } = await device(browser, true);
  await recordAsked(page);
  const began = Date.now();
  await page.goto(evening.table(3));
  await expect(start(page)).toBeFocused();
  const seen = Date.now() - began;
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tafel 3');
  await expect(page.getByText('Everbroek aan tafel: welzijn en zorg in de buurt')).toBeVisible();
  expect(await asked(page), 'before anyone has started').toEqual([]);

  await start(page).tap();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('Bankje bij de halte');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Bankje bij de halte')).toHaveCount(1);
  await expect(page.locator('[data-safety=kept], [data-safety=received]').first()).toBeAttached();
  console.log(
    `joining: the step stood after ${seen} ms, the first statement was kept after ${Date.now() - began} ms, with 1 tap and 19 letters`,
  );
  expect(await asked(page)).toEqual(expect.arrayContaining(['persist, within a tap', 'wake lock, within a tap']));

  await page.reload();
  await expect(field(page), 'the second opening goes straight to the table').toBeFocused();
  await expect(start(page)).toHaveCount(0);
  await expect(row(page, 'Bankje bij de halte')).toHaveCount(1);
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map((r) => r.name));
  expect(loaded.filter((file) => file.includes('join-screen'))).toEqual([]);
  expect(errors).toEqual([]);
});

test('whoever just types has started: not a letter is lost', async ({ browser, evening }) => {
  const { page } = await device(browser, true);
  await page.goto(evening.table(1));
  await expect(start(page)).toBeFocused();
  await page.keyboard.type('Meteen aan het woord');
  await expect(field(page)).toHaveValue('Meteen aan het woord');
  await page.keyboard.press('Enter');
  await expect(row(page, 'Meteen aan het woord')).toHaveCount(1);
});

test('two tablets with names: each reads the other’s in the history, the plenary reads both, and taken away it is gone', async ({
  browser,
  evening,
}) => {
  const [one, two, lead] = await Promise.all([device(browser, true), device(browser, true), device(browser)]);
  for (const [{ page }, called] of [
    [one, 'Ria'],
    [two, 'J. de V.'],
  ] as const) {
    await page.goto(evening.table(2));
    await name(page).fill(called);
    await name(page).press('Enter');
    await expect(field(page)).toBeFocused();
  }
  await say(one.page, 'Van de ene tablet');
  await row(two.page, 'Van de ene tablet').click();
  await two.page.getByText('Wie veranderde wat, en wanneer').click();
  await expect(two.page.getByRole('listitem').filter({ hasText: 'opgeschreven:' }).last()).toContainText('Ria');
  await lead.page.goto(evening.facilitator);
  const table = lead.page.getByRole('row', { name: /Tafel 2/ });
  await expect(table).toContainText('Ria');
  await expect(table).toContainText('J. de V.');

  await one.page.getByRole('button', { name: /deze tablet$/i }).click();
  await one.page.getByRole('link', { name: 'Deze tablet heet Ria. Anders noemen' }).click();
  await expect(name(one.page)).toHaveValue('Ria');
  await name(one.page).fill('');
  await one.page.getByRole('button', { name: 'Naar de tafel' }).click();
  await expect(field(one.page)).toBeFocused();
  await expect(table).not.toContainText('Ria');
  await expect(table).toContainText('J. de V.');
});

test('ready for use without a network is said only when the whole app and the meeting are on the disk, and no longer when a file went', async ({
  browser,
  evening,
}) => {
  const { page, context } = await device(browser, true);
  await context.route(FILES, (route) => route.abort());
  await page.goto(evening.table(1));
  await expect(readiness(page)).toContainText('De app start nog niet zonder netwerk', { timeout: READY_MS });
  await expect(readiness(page)).toHaveAttribute('data-level', 'note');
  await context.unroute(FILES);
  await page.reload();
  await expect(readiness(page)).toHaveText(READY, { timeout: READY_MS });
  await start(page).click();

  // the browser clears one file of the app, and the network does not give it back
  await context.route(FILES, (route) => route.abort());
  const gone = await page.evaluate(async () => {
    const [store = ''] = await caches.keys();
    const cache = await caches.open(store);
    const file = (await cache.keys()).find(({ url }) => url.includes('/assets/words-'));
    return file ? cache.delete(file) : false;
  });
  expect(gone).toBe(true);
  await page.reload();
  await page.getByRole('button', { name: /deze tablet$/i }).click();
  const panel = page.getByRole('region', { name: 'Hoe staat deze tablet ervoor?' });
  await expect(panel).toContainText('De app start nog niet zonder netwerk');
  await expect(panel).not.toContainText('Klaar voor gebruik');

  // with the network back it is fetched by itself
  await context.unroute(FILES);
  await expect
    .poll(
      async () => {
        await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        return panel.textContent();
      },
      { timeout: READY_MS },
    )
    .toContain(READY);
  await context.setOffline(true);
  await page.reload();
  await expect(field(page)).toBeFocused();
});

test('a meeting that has not come in is not called ready, and the table can begin all the same', async ({
  browser,
  evening,
}) => {
  const { page } = await device(browser, true);
  await page.routeWebSocket(/\/sync/, () => undefined); // a hub that takes the call and says nothing
  await page.goto(evening.table(4));
  await expect(page.getByText('De vragen van deze bijeenkomst zijn hier nog niet.')).toBeVisible();
  await expect(readiness(page)).toContainText('de bijeenkomst is nog niet binnen', { timeout: READY_MS });
  await expect(page.getByText('Er is nu geen verbinding; u kunt gewoon beginnen.')).toBeVisible();
  await page.keyboard.press('Enter');
  await say(page, 'Toch begonnen');
  await expect(page.locator('[data-safety=kept]')).toHaveCount(1);
});

test('the screen is kept on while a round runs, and let go when it stops', async ({ browser, evening }) => {
  const [tablet, lead] = await Promise.all([device(browser, true), device(browser)]);
  await recordAsked(tablet.page);
  await tablet.page.goto(evening.table(1));
  await start(tablet.page).click();
  await expect.poll(() => asked(tablet.page)).toContain('release'); // asked for upon the tap, and let go: no round runs
  const before = (await asked(tablet.page)).length;
  await lead.page.goto(evening.facilitator);
  await lead.page
    .getByRole('button', { name: /^Start/ })
    .first()
    .click();
  await expect
    .poll(async () => (await asked(tablet.page)).slice(before))
    .toEqual([expect.stringContaining('wake lock')]);
  await tablet.page.getByRole('button', { name: /deze tablet$/i }).click();
  await expect(tablet.page.getByText('Het scherm blijft aan zolang de ronde loopt.')).toBeVisible();
  await lead.page.getByRole('button', { name: /^Stop/ }).first().click();
  await lead.page.getByRole('button', { name: 'Ja, stoppen' }).click();
  await expect
    .poll(async () => (await asked(tablet.page)).slice(before))
    .toEqual([expect.stringContaining('wake lock'), 'release']);
  await expect(tablet.page.getByText('Het scherm blijft aan')).toHaveCount(0);
});

test('axe finds nothing on the step, which fits every screen with its button in sight', async ({
  browser,
  evening,
}) => {
  const { page } = await device(browser, true);
  await page.goto(evening.table(4));
  await expect(readiness(page)).toHaveText(READY, { timeout: READY_MS });
  expect(await faults(page, 'joining')).toEqual([]);
  const { tablet, upright, phone } = SIZES;
  const large = { width: tablet.width / 2, height: tablet.height / 2 };
  for (const viewport of [tablet, upright, phone, large]) {
    await page.setViewportSize(viewport);
    await expect(start(page)).toBeInViewport();
  }
});

const TOKEN = /[A-Za-z0-9_-]{22}$/;
const SAYS = {
  broken: ['Deze link is niet heel', 'This link is not whole'],
  foreign: ['Dit is geen link van Tafellaken', 'This is not a link of Tafellaken'],
  refused: ['Deze link werkt hier niet', 'This link does not work here'],
} as const;

test('a link that is cut off, changed or of something else gets a sentence in both languages and a way on', async ({
  browser,
  evening,
}) => {
  const wrong: [what: string, make: (link: string) => string, says: keyof typeof SAYS, more: string][] = [
    ['scanned by half', (l) => l.slice(0, -9), 'broken', 'Scan de code op de tafelkaart opnieuw'],
    [
      'cut off at the station',
      (l) => l.split('/').slice(0, -3).join('/'),
      'broken',
      'Scan de code op de tafelkaart opnieuw',
    ],
    ['of something else', (l) => l.replace(/#.*/, '#/korting/30'), 'foreign', 'de code van iets anders'],
    ['changed by a letter', (l) => l.replace(TOKEN, 'A'.repeat(22)), 'refused', 'klopt niet met deze bijeenkomst'],
    ['of another meeting', (l) => l.replace('/m/voorbeeld/', '/m/elders/'), 'refused', 'staat niet op deze server'],
    ['of another table', (l) => l.replace('/table-1/', '/table-9/'), 'refused', 'klopt niet met deze bijeenkomst'],
  ];
  for (const [what, make, says, more] of wrong) {
    await test.step(what, async () => {
      const { page, context } = await device(browser);
      await page.goto(make(evening.table(1)));
      await expect(page.getByRole('heading', { name: SAYS[says][0] })).toBeVisible();
      await expect(page.getByText(more)).toBeVisible();
      const ways = page.getByRole('main').getByRole('link');
      expect(await ways.count()).toBeGreaterThanOrEqual(2);
      await page.evaluate(() => localStorage.setItem('tafellaken:language', 'en'));
      await page.reload();
      await expect(page.getByRole('heading', { name: SAYS[says][1] })).toBeVisible();
      await page.getByRole('main').getByRole('link').last().click();
      await expect(page.getByRole('textbox').first()).toBeVisible();
      await context.close();
    });
  }
});

test('a broken link of a meeting that is on this device goes on with the link that is', async ({
  browser,
  evening,
}) => {
  const { page } = await device(browser);
  await page.goto(evening.table(1));
  await say(page, 'Al begonnen');
  await page.goto(evening.table(1).slice(0, -5));
  await page.getByRole('link', { name: 'Verder met de link die hier al stond' }).click();
  await expect(row(page, 'Al begonnen')).toHaveCount(1);
});
