import { expect, row, test } from './evening.ts';
import { findings } from './looks.ts';

test.use({ filled: true });

test('axe finds nothing on the screens of a table', async ({ page, evening }) => {
  const found: string[] = [];
  const look = async (name: string) => found.push(...(await findings(page, name)));
  await page.goto(evening.table(1));
  await row(page, 'soepochtend').first().waitFor();
  await look('table');
  await page.getByRole('button', { name: 'Maak ze af' }).click();
  await look('withoutAngle');
  await page.keyboard.press('Escape');
  // this browser's windows look private, so what is said without a tap stands there too
  await page.getByText('Dit lijkt een privévenster').waitFor();
  await page.getByRole('button', { name: /deze tablet$/i }).click();
  await page.getByText('Wat u opschrijft, wordt op deze tablet bewaard.').waitFor();
  await look('tablet');
  await page.goto(evening.table(4));
  await page.locator('[data-row]').first().click();
  await page.getByRole('textbox').nth(1).waitFor();
  await look('editing');
  expect(found).toEqual([]);
});

test('axe finds nothing on the screens of those who lead, and on the way in', async ({ page, evening }) => {
  const found: string[] = [];
  const look = async (name: string) => found.push(...(await findings(page, name)));

  await page.goto(evening.hub.url);
  await page.getByRole('heading', { name: 'Oefenen met de voorbeeldbijeenkomst' }).waitFor();
  await look('home');

  await page.goto(evening.facilitator);
  await page.getByRole('table').first().waitFor();
  await expect(page.getByText('142 uitspraken').first()).toBeVisible();
  await look('facilitator');
  await page.getByRole('button', { name: 'Thema' }).first().click();
  await look('filter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Wat is er binnen?' }).click();
  await page.getByRole('button', { name: /dit apparaat$/i }).click();
  await page.getByText('Wat u hier ziet, is een kopie').waitFor();
  await look('complete');

  await page
    .getByRole('button', { name: /voorgoed wissen$/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await look('erase');
  await page.keyboard.press('Escape');

  await page.goto(`${evening.hub.url}/#/operator/${evening.hub.operatorKey}`);
  await page
    .getByRole('button', { name: /verwijderen/i })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await look('operator');
  await page.keyboard.press('Escape');

  await page.goto(evening.organiser);
  await page.getByRole('heading', { name: 'Tafels' }).waitFor();
  await page.getByRole('heading', { name: 'Hoe staat dit apparaat ervoor?' }).waitFor();
  await look('organiser');

  await page.goto(`${evening.hub.url}/#/m/voorbeeld/host/table-1/1/kapot`);
  await page.getByRole('heading', { name: 'Deze link is niet heel' }).waitFor();
  await look('broken');

  expect(found).toEqual([]);
});
