import type { Page } from '@playwright/test';
import { device, expect, field, readyForOffline, row, say, test } from './evening.ts';
import { faults } from './looks.ts';
import { placesWith, wholeDevice } from './whole-device.ts';

const EMPTY = 'Deze tablet is leeg.';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('[WIPE-1] when all has arrived a tablet is wiped after one question, in all its tabs; no word is left, and its link brings it back', async ({
  browser,
  evening,
}) => {
  const tablet = await device(browser);
  const { page } = tablet;
  await page.goto(evening.table(1));
  await readyForOffline(page);
  await say(page, 'Zonnebloemen langs de vaart');
  await say(page, 'Pannenkoekendag in de wijk');
  await expect(row(page, 'Pannenkoekendag')).toContainText('Aangekomen');
  await expect(row(page, 'Zonnebloemen')).toContainText('Aangekomen');
  expect(await placesWith(page, 'Zonnebloemen')).not.toEqual([]);
  const other = await tablet.context.newPage();
  await other.goto(evening.table(1));
  await expect(row(other, 'Zonnebloemen')).toBeVisible();

  await page.getByRole('button', { name: /deze tablet/i }).click();
  await page.getByRole('link', { name: 'Deze tablet wissen' }).click();
  await expect(page.getByRole('heading', { name: 'Alles is aangekomen' })).toBeVisible();
  await press(page, 'Wissen…');
  await expect(page.getByRole('button', { name: 'Nee, laat alles staan' })).toBeFocused();
  expect(await faults(page, 'wipe-sure')).toEqual([]);
  await press(page, 'Ja, wis alles');
  await expect(page.getByText(EMPTY)).toBeVisible();
  await expect(other.getByText(EMPTY)).toBeVisible();
  expect(await faults(page, 'wipe-done')).toEqual([]);
  for (const each of [page, other]) {
    expect(await placesWith(each, 'Zonnebloemen', 'Pannenkoeken', 'voorbeeld/station')).toEqual([]);
  }
  const left = Object.keys(await wholeDevice(page)).filter((place) => !place.startsWith('cache tafellaken-app-'));
  expect(left).toEqual(['sessionStorage tafellaken:tab']); // a random name, made anew by the home page

  await tablet.context.setOffline(true);
  await page.reload();
  await expect(page.getByText('Op dit apparaat is nog geen bijeenkomst geopend.')).toBeVisible();
  await tablet.context.setOffline(false);
  await page.goto(evening.table(1));
  await expect(row(page, 'Zonnebloemen')).toContainText('Aangekomen');
  await expect(row(page, 'Pannenkoekendag')).toHaveCount(1);
  expect(tablet.errors).toEqual([]);
});

test('[WIPE-2] what has not arrived goes only when it is said twice, and what comes meanwhile must be said anew', async ({
  browser,
  evening,
}) => {
  const tablet = await device(browser);
  const { page } = tablet;
  await page.goto(evening.table(2));
  await readyForOffline(page);
  const other = await tablet.context.newPage();
  await other.goto(evening.table(2));
  await expect(field(other)).toBeVisible();
  await tablet.context.setOffline(true);
  await say(page, 'Zonnebloemen langs de vaart');
  await say(page, 'Pannenkoekendag in de wijk');
  await field(page).fill('Een halve zin');
  await expect(row(other, 'Pannenkoekendag')).toBeVisible();
  await page.goto(`${evening.table(2)}/wipe`);
  await expect(page.getByRole('heading', { name: '3 dingen staan alleen op deze tablet' })).toBeVisible();
  await expect(page.getByText('2 uitspraken')).toBeVisible();
  await expect(page.getByText('1 tekst', { exact: true })).toBeVisible();
  expect(await faults(page, 'wipe-refused')).toEqual([]);
  const download = page.waitForEvent('download');
  await press(page, 'Zet alles in een bestand');
  expect((await download).suggestedFilename()).toContain('table-2');

  // by keyboard alone: whoever presses Enter on and on keeps everything
  await page.getByRole('button', { name: 'Toch wissen…' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '3 dingen gaan voorgoed verloren' })).toBeVisible();
  await page.keyboard.press('Enter');
  await press(page, 'Toch wissen…');
  await press(page, 'Ja, dit mag verloren gaan');
  await page.getByLabel('Typ hoeveel er verloren gaat: 3').fill('2');
  await press(page, 'Wis het voorgoed');
  await expect(page.getByText('Dat is niet 3. Er is niets gewist.')).toBeVisible();
  expect(await faults(page, 'wipe-second')).toEqual([]);
  await say(other, 'Een vlaggetjeslijn op het plein');
  await expect(page.getByText('Er is intussen iets bij gekomen.')).toBeVisible();
  await expect(page.getByRole('heading', { name: '4 dingen staan alleen op deze tablet' })).toBeVisible();
  await page.getByRole('link', { name: 'Terug naar de tafel' }).click();
  await expect(row(page, 'Zonnebloemen')).toContainText('Bewaard');
  await expect(field(page)).toHaveValue('Een halve zin');

  await page.goto(`${evening.table(2)}/wipe`);
  await press(page, 'Toch wissen…');
  await press(page, 'Ja, dit mag verloren gaan');
  await page.getByLabel('Typ hoeveel er verloren gaat: 4').fill('4');
  await press(page, 'Wis het voorgoed');
  await expect(page.getByText(EMPTY)).toBeVisible();
  await expect(other.getByText(EMPTY)).toBeVisible();
  const words = ['Zonnebloemen', 'Pannenkoeken', 'vlaggetjes', 'halve zin'];
  expect(await placesWith(page, ...words)).toEqual([]);
  await tablet.context.setOffline(false);
  await page.goto(evening.table(2));
  await expect(page.getByText('Klaar om te beginnen.')).toBeVisible();
  expect(await placesWith(page, ...words)).toEqual([]);
  expect(tablet.errors).toEqual([]);
});

test('[WIPE-3] one meeting goes and another stays; a device that alone has the key says so', async ({
  browser,
  evening,
}) => {
  const tablet = await device(browser);
  const { page } = tablet;
  await page.goto(evening.table(3));
  await say(page, 'Zonnebloemen langs de vaart');
  await expect(row(page, 'Zonnebloemen')).toContainText('Aangekomen');
  await page.goto(evening.hub.url);
  await page.getByRole('link', { name: 'Bijeenkomst maken' }).click();
  await page.getByRole('button', { name: 'Voorbeeld: Everbroek aan tafel' }).click();
  await page.getByRole('link', { name: 'Tafelscherm openen: Tafel 1' }).click();
  await say(page, 'Pannenkoekendag in de wijk');
  await expect(row(page, 'Pannenkoekendag')).toContainText('Bewaard');
  await page.goto(evening.hub.url);
  await page
    .getByRole('link', { name: /^Van dit apparaat wissen/ })
    .first()
    .click();
  await expect(page.getByText('Deze bijeenkomst staat op geen enkele server.')).toBeVisible();
  await expect(page.getByText('Nog niet geëxporteerd vanaf dit apparaat')).toBeVisible();
  await expect(page.getByText('Alleen op dit apparaat zijn links voor de tafels te maken.')).toBeVisible();
  await expect(page.getByText('1 uitspraak', { exact: true })).toBeVisible();
  await expect(page.getByText('Opzet van de bijeenkomst')).toBeVisible(); // nobody else has that either
  expect(await faults(page, 'wipe-organiser')).toEqual([]);
  await press(page, 'Toch wissen…');
  await press(page, 'Ja, dit mag verloren gaan');
  const question = page.getByLabel(/^Typ hoeveel er verloren gaat/);
  const count = /(\d+)$/.exec((await page.getByText(/^Typ hoeveel er verloren gaat/).textContent()) ?? '')?.[1];
  await question.fill(count ?? '');
  await press(page, 'Wis het voorgoed');
  await expect(page.getByText('De bijeenkomst is van dit apparaat gewist.')).toBeVisible();
  expect(await placesWith(page, 'Pannenkoeken')).toEqual([]);
  expect(await placesWith(page, 'Zonnebloemen')).not.toEqual([]);
  await page.goto(`${evening.hub.url}/#/wipe`);
  await expect(page.getByRole('heading', { name: 'Alles is aangekomen' })).toBeVisible();
  await page.goto(evening.table(3));
  await expect(row(page, 'Zonnebloemen')).toContainText('Aangekomen');
  expect(tablet.errors).toEqual([]);
});
