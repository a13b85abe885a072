import { expect, field, row, test } from './evening.ts';
import { SIZES, sticksOut } from './looks.ts';

test.use({ filled: true, viewport: SIZES.phone });

test('every screen fits every size, with text of 200 % too', async ({ page, evening }) => {
  const wide: string[] = [];
  const look = async (name: string) => wide.push(...(await sticksOut(page, name)));
  await page.goto(evening.hub.url);
  await page.getByRole('link', { name: 'Tafel 5' }).waitFor();
  await look('home');
  await page.goto(evening.organiser);
  await page.getByRole('heading', { name: 'Tafels' }).waitFor();
  await look('organiser');
  for (const viewport of Object.values(SIZES)) {
    await page.setViewportSize(viewport);
    await page.goto('about:blank');
    await page.goto(evening.table(4));
    await expect(field(page), 'a table begins in its field at every size').toBeFocused();
    await page.locator('[data-row]').first().waitFor();
  }
  await look('table');
  await page.setViewportSize(SIZES.phone);
  await row(page, 'wachtlijst').first().click();
  await look('table-editing');
  await page.goto(evening.facilitator);
  await expect(page.getByText('142 uitspraken').first()).toBeVisible();
  await look('facilitator');
  expect(wide).toEqual([]);
});
