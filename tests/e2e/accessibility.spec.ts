import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, row, test } from './evening.ts';
import { THEMES } from './screens.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

test.use({ filled: true });

/** The same screens with nothing found. */
const nothing = (found: object) => Object.fromEntries(Object.keys(found).map((screen) => [screen, []]));

async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

for (const colorScheme of THEMES) {
  test(`axe finds nothing on the screens of a table (${colorScheme})`, async ({ page, evening }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: Record<string, string[]> = {};
    await page.goto(evening.table(1));
    await row(page, 'soepochtend').first().waitFor();
    found.table = await findings(page);
    await page.getByRole('button', { name: 'Maak ze af' }).click();
    found.withoutAngle = await findings(page);
    await page.keyboard.press('Escape');
    // this browser's windows look private, so what is said without a tap stands there too
    await page.getByText('Dit lijkt een privévenster').waitFor();
    await page.getByRole('button', { name: /deze tablet$/i }).click();
    await page.getByText('Wat u opschrijft, wordt op deze tablet bewaard.').waitFor();
    found.tablet = await findings(page);
    await page.goto(evening.table(4));
    await page.locator('[data-row]').first().click();
    await page.getByRole('textbox').nth(1).waitFor();
    found.editing = await findings(page);
    expect(found).toEqual(nothing(found));
  });

  test(`axe finds nothing on the screens of those who lead, and on the way in (${colorScheme})`, async ({
    page,
    evening,
  }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: Record<string, string[]> = {};

    await page.goto(evening.hub.url);
    await page.getByRole('heading', { name: 'Oefenen met de voorbeeldbijeenkomst' }).waitFor();
    found.home = await findings(page);

    await page.goto(evening.facilitator);
    await page.getByRole('table').first().waitFor();
    await expect(page.getByText('142 uitspraken').first()).toBeVisible();
    found.facilitator = await findings(page);
    await page.getByRole('button', { name: 'Thema' }).first().click();
    found.filter = await findings(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Wat is er binnen?' }).click();
    await page.getByRole('button', { name: /dit apparaat$/i }).click();
    await page.getByText('Wat u hier ziet, is een kopie').waitFor();
    found.complete = await findings(page);

    await page
      .getByRole('button', { name: /voorgoed wissen$/ })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    found.erase = await findings(page);
    await page.keyboard.press('Escape');

    await page.goto(`${evening.hub.url}/#/operator/${evening.hub.operatorKey}`);
    await page
      .getByRole('button', { name: /verwijderen/i })
      .first()
      .click();
    await page.getByRole('dialog').waitFor();
    found.operator = await findings(page);
    await page.keyboard.press('Escape');

    await page.goto(evening.organiser);
    await page.getByRole('heading', { name: 'Tafels' }).waitFor();
    await page.getByRole('heading', { name: 'Hoe staat dit apparaat ervoor?' }).waitFor();
    found.organiser = await findings(page);

    await page.goto(`${evening.hub.url}/#/m/voorbeeld/host/table-1/1/kapot`);
    await page.getByRole('heading', { name: 'Deze link is niet heel' }).waitFor();
    found.broken = await findings(page);

    expect(found).toEqual(nothing(found));
  });
}
