import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { device, expect, field, readyForOffline, row, say, test } from './evening.ts';
import { placesWith } from './whole-device.ts';

const SECRET = 'Mijn zoon drinkt weer';

/** The hub's files that hold the words. */
function hubFilesWith(folder: string, words: string): string[] {
  return readdirSync(folder).filter((file) => readFileSync(path.join(folder, file)).includes(words));
}

test('a statement that is erased is nowhere any more: not at the desk, on no tablet, also one that was away, and not on the hub', async ({
  browser,
  evening,
}) => {
  const [one, away, lead] = await Promise.all([device(browser), device(browser), device(browser)]);
  await Promise.all([
    one.page.goto(evening.table(1)),
    away.page.goto(evening.table(1)),
    lead.page.goto(evening.facilitator),
  ]);
  await say(one.page, SECRET);
  await say(one.page, 'Te weinig bankjes');
  await expect(row(away.page, SECRET)).toBeVisible();
  await readyForOffline(away.page); // the row's own part is here by then
  await away.context.setOffline(true);
  await row(away.page, SECRET).click();
  await away.page.getByRole('textbox', { name: 'De woorden' }).fill(`${SECRET}, al maanden`); // half changed
  await expect(lead.page.getByText(SECRET)).toBeVisible();
  expect(await placesWith(away.page, SECRET)).not.toEqual([]);
  expect(hubFilesWith(evening.hub.data, SECRET)).not.toEqual([]);

  const erase = lead.page
    .getByRole('row')
    .filter({ hasText: SECRET })
    .getByRole('button', { name: /voorgoed wissen/ });
  await erase.click();
  await lead.page.getByRole('button', { name: 'Voorgoed wissen', exact: true }).click();
  await expect(lead.page.getByText('Van de hub: gewist.')).toBeVisible();
  await lead.page.getByRole('button', { name: 'Sluiten' }).click();
  await expect(lead.page.getByText(SECRET)).toHaveCount(0);
  await expect(row(one.page, SECRET)).toHaveCount(0);
  await expect.poll(() => hubFilesWith(evening.hub.data, SECRET)).toEqual([]);

  await away.context.setOffline(false);
  await expect(row(away.page, SECRET)).toHaveCount(0);
  await expect(field(away.page)).toBeVisible();
  for (const { page } of [one, away, lead]) await expect.poll(() => placesWith(page, SECRET)).toEqual([]);

  // It stays away, and all else is there.
  await say(away.page, 'Een bank erbij');
  await Promise.all([one.page.reload(), away.page.reload(), lead.page.reload()]);
  for (const { page } of [one, away]) {
    await expect(row(page, 'Een bank erbij')).toContainText('Aangekomen');
    await expect(row(page, 'Te weinig bankjes')).toContainText('Aangekomen');
    await expect(row(page, SECRET)).toHaveCount(0);
  }
  await expect(lead.page.getByText('Een bank erbij')).toBeVisible();
  for (const { page } of [one, away, lead]) expect(await placesWith(page, SECRET)).toEqual([]);
  for (const { errors } of [one, away, lead]) expect(errors).toEqual([]);
});
