import type { Page } from '@playwright/test';
import { SAMPLE_POINTS } from '../../src/domain/sample-harvest.ts';
import { device, expect, readyForOffline, test } from './evening.ts';
import { findings, SIZES, sticksOut } from './looks.ts';

test.use({ filled: true });

const LAPTOP = { width: 1366, height: 768 };
const SAID = 142 - placedInSample();

const pile = (page: Page) => page.getByRole('grid', { name: 'Nog niet onder een punt' });
const points = (page: Page) => page.getByRole('grid', { name: /^Punten/ });
const left = (page: Page, n: number) => page.getByRole('heading', { name: `Nog niet onder een punt ${n}` });

async function toBoard(page: Page, facilitator: string): Promise<void> {
  await page.goto(`${facilitator}/board`);
  await expect(pile(page).getByRole('row').first()).toBeVisible();
}

/** Makes a point of what is found by a word, as one does it by mouse. */
async function makePoint(page: Page, word: string, title: string): Promise<number> {
  const search = page.getByRole('searchbox', { name: 'Zoek woorden' });
  await search.fill(word);
  const all = page.getByRole('button', { name: /^Kies alle/ }).first();
  await expect(pile(page).getByRole('row').first()).toContainText(new RegExp(word, 'i'));
  const count = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0]);
  await all.click();
  await page.getByRole('button', { name: /^Nieuw punt van/ }).click();
  await page.getByRole('textbox', { name: 'Titel' }).fill(title);
  await page.keyboard.press('Enter');
  await search.fill('');
  await expect(points(page).getByRole('row', { name: title })).toContainText(`${count} uitspra`);
  return count;
}

/** Statements that lie under a point in the sample before anyone begins. */
function placedInSample(): number {
  return SAMPLE_POINTS.reduce((sum, point) => sum + point.statements.length, 0);
}

/** Every point with how many statements lie under it, as a screen shows it. */
const shown = async (page: Page) =>
  (await points(page).getByRole('row').allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ')).sort();

test('two facilitators sort on one board, one of them without a network for a while, and nothing is lost', async ({
  browser,
  evening,
}) => {
  const [anna, bert] = await Promise.all([device(browser), device(browser)]);
  await toBoard(anna.page, evening.facilitator);
  await toBoard(bert.page, evening.facilitator);

  const wait = await makePoint(anna.page, 'wachtlijst', 'Wachtlijsten korter');
  await expect(points(bert.page).getByRole('row', { name: 'Wachtlijsten korter' })).toBeVisible();
  await expect(left(bert.page, SAID - wait)).toBeVisible();
  // Bert loses his network: an open socket outlives that in Chromium, so the board is left first and opened anew
  await readyForOffline(bert.page);
  await bert.page.goto('about:blank');
  await bert.context.setOffline(true);
  await toBoard(bert.page, evening.facilitator);
  const young = await makePoint(bert.page, 'jongeren', 'Jongeren doen mee');
  const school = await makePoint(anna.page, 'school', 'Scholen erbij');
  // meanwhile Anna drops the point under which Bert puts something
  await points(anna.page).getByRole('row', { name: 'Wachtlijsten korter' }).click();
  await anna.page.getByRole('button', { name: 'Haal punt weg' }).click();
  await bert.page.getByRole('searchbox', { name: 'Zoek woorden' }).fill('kletskassa');
  await pile(bert.page).getByRole('row').first().click();
  await bert.page.getByRole('button', { name: '1 uitspraak naar Wachtlijsten korter' }).click();

  await bert.context.setOffline(false);
  const all = SAID - young - school - 1;
  for (const { page } of [anna, bert]) {
    await page.getByRole('searchbox', { name: 'Zoek woorden' }).fill('');
    await expect(left(page, all)).toBeVisible();
    // what lay under it when it was dropped is back on the pile; what Bert put there keeps it standing
    await expect(points(page).getByRole('row', { name: 'Wachtlijsten korter' })).toContainText('1 uitspraak');
  }
  expect(await shown(anna.page)).toHaveLength(SAMPLE_POINTS.length + 3);

  // taking back on one board leaves the work of the other
  await bert.page.getByRole('button', { name: /^Ongedaan maken: 1 uitspraak naar Wachtlijsten/ }).click();
  await expect(left(anna.page, all + 1)).toBeVisible();
  await expect(points(anna.page).getByRole('row', { name: 'Scholen erbij' })).toContainText(`${school} uitspra`);

  // and it is all there after opening anew
  await anna.page.reload();
  await expect(left(anna.page, all + 1)).toBeVisible();
  await expect(points(anna.page).getByRole('row', { name: 'Jongeren doen mee' })).toContainText(`${young} uitspra`);
  for (const { errors } of [anna, bert]) expect(errors).toEqual([]);
});

test('statements and points are dragged with the mouse', async ({ page, evening }) => {
  await page.setViewportSize(LAPTOP);
  await toBoard(page, evening.facilitator);
  await makePoint(page, 'wachtlijst', 'Wachtlijsten korter');
  await makePoint(page, 'jongeren', 'Jongeren doen mee');
  const [wait, young] = ['Wachtlijsten korter', 'Jongeren doen mee'].map((name) =>
    points(page).getByRole('row', { name }),
  );
  if (!wait || !young) throw new Error('no points');
  const before = Number.parseInt((await wait.getByText(/^\d+ uitspra/).textContent()) ?? '', 10);
  await pile(page).getByRole('row').first().dragTo(wait);
  await expect(wait).toContainText(`${before + 1} uitspraken`);
  // two that are chosen go together
  await pile(page).getByRole('row').nth(0).click();
  await pile(page).getByRole('row').nth(1).click();
  await pile(page).getByRole('row').nth(1).dragTo(wait);
  await expect(wait).toContainText(`${before + 3} uitspraken`);
  // a point goes before another
  const inOrder = async () =>
    (await points(page).getByRole('row').allTextContents())
      .map((text) => /Wachtlijsten|Jongeren/.exec(text)?.[0])
      .filter(Boolean);
  expect(await inOrder()).toEqual(['Wachtlijsten', 'Jongeren']);
  await young.dragTo(wait, { targetPosition: { x: 80, y: 3 } });
  await expect.poll(inOrder).toEqual(['Jongeren', 'Wachtlijsten']);
  // and from a point back to the pile
  await wait.click();
  const under = page.getByRole('grid', { name: /^Uitspraken/ });
  await under.getByRole('row').first().dragTo(pile(page));
  await expect(wait).toContainText(`${before + 2} uitspraken`);
});

test('axe finds nothing on the board, whatever is open on it', async ({ page, evening }) => {
  const found: string[] = [];
  const look = async (name: string) => found.push(...(await findings(page, name)));
  await page.setViewportSize(LAPTOP);
  await toBoard(page, evening.facilitator);
  await expect(page.getByRole('button', { name: / \d+ uitspraken$/, expanded: false }).first()).toBeVisible();
  await look('empty');
  await makePoint(page, 'wachtlijst', 'Wachtlijsten korter');
  await makePoint(page, 'jongeren', 'Jongeren doen mee');
  await pile(page).getByRole('row').first().click();
  await look('point');
  await page.getByRole('button', { name: 'Naar punt…' }).click();
  await page.getByRole('group', { name: 'Naar welk punt?' }).waitFor();
  await look('menu');
  await page.keyboard.press('Escape');
  await points(page).getByRole('row', { name: 'Wachtlijsten korter' }).click();
  await page.getByRole('button', { name: 'Lijkt erop' }).click();
  await expect(page.getByRole('button', { name: /^Voeg toe: / }).first()).toBeVisible();
  await look('alike');
  await page.getByRole('button', { name: 'Sluiten' }).click();
  await page
    .getByRole('button', { name: / \d+ uitspraken$/, expanded: false })
    .first()
    .click();
  await look('groups');
  await page.getByRole('button', { name: /^Opzij/ }).click();
  await look('aside');
  expect(found).toEqual([]);
});

test('the board fits a laptop and a tablet, with text of 200 % too', async ({ page, evening }) => {
  const { tablet, upright } = SIZES;
  await page.setViewportSize(upright);
  await toBoard(page, evening.facilitator);
  const look = (name: string) => sticksOut(page, name, { sizes: { laptop: LAPTOP, tablet, upright } });
  const wide = await look('board-empty');
  for (const [word, title] of [
    ['mantel', 'Mantelzorgers zien, en ontlasten voordat het te laat is'],
    ['jongeren', 'Jongeren denken en doen mee'],
    ['wachtlijst', 'Wachtlijsten korter'],
    ['buurt', 'De buurt doet veel zelf'],
  ] as const) {
    await makePoint(page, word, title);
  }
  await points(page).getByRole('row').first().click();
  wide.push(...(await look('board-point')));
  expect(wide).toEqual([]);
});
