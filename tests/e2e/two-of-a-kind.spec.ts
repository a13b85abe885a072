import type { Page } from '@playwright/test';
import { device, expect, exportedJson, field, readyForOffline, row, say, test } from './evening.ts';

/** What a tablet that was away for a whole round has written there. */
const WRITTEN_AWAY = 30;

const contested = (page: Page) => page.getByText('Twee versies: kies er een');

/** Takes the network away. A socket that is open outlives that in Chromium, so the app is left first and started anew. */
async function cutOff({ context, page }: Awaited<ReturnType<typeof device>>): Promise<void> {
  await readyForOffline(page);
  await page.goto('about:blank');
  await context.setOffline(true);
  await page.goBack();
  await expect(field(page)).toBeFocused();
}

/** All that a table's screen lists, folded groups left out, sorted. */
const listed = async (page: Page) => (await page.locator('[data-row] > [dir=auto]').allTextContents()).sort();

/** The words of every statement in the export that is made on a screen, with how often they were changed, sorted. */
async function exported(lead: Page): Promise<string[]> {
  return (JSON.parse(await exportedJson(lead)) as { statements: { text: string }[] }).statements
    .map((s) => s.text)
    .sort();
}

async function editWords(page: Page, statement: string, words: string): Promise<void> {
  await row(page, statement).click();
  await page.getByRole('textbox', { name: 'De woorden' }).fill(words);
  await page.getByRole('textbox', { name: 'De woorden' }).press('Enter');
  await expect(row(page, words)).toBeVisible();
}

test('two tablets change the same words while apart: both show both, one picks, and it is settled on both and for the plenary', async ({
  browser,
  evening,
}) => {
  const [one, two, lead] = await Promise.all([device(browser), device(browser), device(browser)]);
  await Promise.all([
    one.page.goto(evening.table(2)),
    two.page.goto(evening.table(2)),
    lead.page.goto(evening.facilitator),
  ]);
  await say(one.page, 'Bankje bij de halte');
  await expect(row(two.page, 'Bankje bij de halte')).toBeVisible();

  await Promise.all([cutOff(one), cutOff(two)]);
  await editWords(one.page, 'Bankje bij de halte', 'Bankje bij de bushalte');
  await editWords(two.page, 'Bankje bij de halte', 'Bankje op het plein');
  await Promise.all([one.context.setOffline(false), two.context.setOffline(false)]);

  for (const { page } of [one, two]) await expect(contested(page)).toBeVisible();
  await expect(lead.page.getByText('Twee apparaten wijzigden dit tegelijk')).toBeVisible();
  for (const words of ['Bankje bij de bushalte', 'Bankje op het plein']) {
    await expect(lead.page.getByText(words).first()).toBeVisible();
  }

  await row(two.page, 'Bankje').click();
  await two.page
    .getByRole('listitem')
    .filter({ hasText: 'Bankje bij de bushalte' })
    .last() // the one within: the statement's own item holds both
    .getByRole('button', { name: 'Deze kiezen' })
    .click();
  for (const { page } of [one, two]) {
    await expect(contested(page)).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Deze kiezen' })).toHaveCount(0);
  }
  await expect(row(one.page, 'Bankje bij de bushalte')).toBeVisible();
  await expect(lead.page.getByText('Twee apparaten wijzigden dit tegelijk')).toHaveCount(0);
  expect(await exported(lead.page)).toEqual(['Bankje bij de bushalte']);
  for (const { errors } of [one, two, lead]) expect(errors).toEqual([]);
});

test('two tabs, a second tablet, one that takes a broken one’s place and one that was away for the round all end with the same', async ({
  browser,
  evening,
}) => {
  const [tablet, second, broken, away, lead] = await Promise.all([1, 2, 3, 4, 5].map(() => device(browser)));
  if (!(tablet && second && broken && away && lead)) throw new Error('no devices');
  const link = evening.table(1);
  await Promise.all([
    ...[tablet, second, broken, away].map(({ page }) => page.goto(link)),
    lead.page.goto(evening.facilitator),
  ]);
  const tab = await tablet.context.newPage();
  await tab.goto(link);
  const said: string[] = [];
  const sayOn = async (page: Page, text: string) => {
    await say(page, text);
    said.push(text);
  };

  await sayOn(tablet.page, 'Van de eerste tab');
  await sayOn(tab, 'Van de tweede tab');
  await sayOn(second.page, 'Van de tweede tablet');
  await sayOn(broken.page, 'Voor hij stukging');
  await expect(row(away.page, 'Voor hij stukging')).toBeVisible();
  await expect(lead.page.getByText('1 van 5 tafels compleet')).toBeVisible();

  // one breaks with words that nobody received, one is away for the round
  await Promise.all([cutOff(broken), cutOff(away)]);
  for (let i = 1; i <= 3; i++) await sayOn(broken.page, `Alleen op de kapotte tablet, ${i}`);
  await expect(row(broken.page, 'kapotte tablet, 3')).toContainText('Bewaard');
  await broken.page.close();
  for (let i = 1; i <= WRITTEN_AWAY; i++) await sayOn(away.page, `Weg van de zaal, ${i} van ${WRITTEN_AWAY}`);
  const place = await device(browser);
  await place.page.goto(link);
  await sayOn(place.page, 'Van de tablet die ervoor in de plaats kwam');
  await expect(row(place.page, 'Van de tweede tab').first()).toBeVisible();
  await sayOn(tab, 'Ondertussen aan de tafel');

  // the one who leads is told that the table is not complete, tablet by tablet
  await expect(lead.page.getByText(/^Tafel 1: een ander apparaat is weg sinds/)).toBeVisible();
  await expect(lead.page.getByText('0 van 5 tafels compleet')).toBeVisible();
  await lead.page.getByRole('button', { name: 'Wat is er binnen?' }).click();
  const panel = lead.page.getByRole('region', { name: 'Wat is er binnen, en wat nog niet?' });
  await expect(panel.getByText(/^\w+ tablet: weg/)).toHaveCount(2);
  await expect(panel.getByText(/^\w+ tablet: verbonden, alles binnen/)).toHaveCount(3);
  await expect(lead.page.getByText('Alleen op de kapotte tablet')).toHaveCount(0);

  // both come back
  await Promise.all([broken.context.setOffline(false), away.context.setOffline(false)]);
  const mended = await broken.context.newPage();
  await mended.goto(link);
  await expect(lead.page.getByText('1 van 5 tafels compleet')).toBeVisible();
  await expect(lead.page.getByText(/^Tafel 1:/)).toHaveCount(0);

  said.sort();
  const screens = { tablet: tablet.page, tab, second: second.page, mended, away: away.page, place: place.page };
  for (const [name, page] of Object.entries(screens)) {
    await expect.poll(() => listed(page), { message: name }).toEqual(said);
    await expect(page.getByText('Alles bewaard en aangekomen.', { exact: false }).first()).toBeVisible();
    await expect(field(page)).toBeVisible();
  }
  expect(await exported(lead.page)).toEqual(said);
  // and another screen of the plenary, opened now, exports the same
  const other = await device(browser);
  await other.page.goto(evening.facilitator);
  await expect(other.page.getByText('1 van 5 tafels compleet')).toBeVisible();
  expect(await exported(other.page)).toEqual(said);
  for (const { errors } of [tablet, second, broken, away, lead, place, other]) expect(errors).toEqual([]);
});
