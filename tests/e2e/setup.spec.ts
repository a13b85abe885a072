import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { device, expect, field, readyForOffline, row, say, test } from './evening.ts';
import { findings, SIZES, sticksOut } from './looks.ts';

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const message = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text });

/** Begins a meeting from a template, on this page's device. */
async function begin(page: Page, url: string, template: string): Promise<void> {
  await page.goto(`${url}/#/new`);
  await page.getByRole('button', { name: template }).click();
  await page.getByRole('heading', { name: /^(Thema’s|Themes)$/ }).waitFor();
}

/** Puts the meeting that is open on the hub, as its organiser does, and ends on the organiser's page. */
async function publish(page: Page, url: string, operatorKey: string): Promise<void> {
  const setup = page.url();
  await page.goto(`${url}/#/operator/${operatorKey}`);
  await page.getByText('Vanaf nu kan dit apparaat').waitFor();
  await page.goto(setup.replace(/\/setup$/, ''));
  await page.getByRole('button', { name: 'Op de server zetten' }).click();
  await page.getByText('Deze bijeenkomst staat op de server').waitFor();
}

async function spread(page: Page, total: number): Promise<void> {
  await page.getByLabel('Hoeveel tafels?').fill(String(total));
  await page.getByRole('button', { name: 'Zet klaar' }).click();
}

test('a World Café is set up from nothing, and changed in mid-round while a table writes on', async ({
  page,
  browser,
  evening,
}) => {
  const { url, operatorKey } = evening.hub;
  await page.goto(url);
  await page.getByRole('link', { name: 'Bijeenkomst maken' }).click();
  await page.getByRole('button', { name: 'World Café' }).click();
  await page.getByLabel('Titel').fill('Samen wonen in Oost');
  await page.getByLabel('Datum').fill('2027-03-18');
  await page.getByLabel('Plaats', { exact: true }).fill('De Brink');
  await expect(page.getByRole('heading', { level: 1, name: 'Samen wonen in Oost' })).toBeVisible();
  await page.getByRole('button', { name: /^Ontmoeten/ }).click();
  await page.getByLabel('Kernvraag').fill('Waar ontmoet u uw buren?');
  await spread(page, 6);
  await expect(message(page, 'Er staan 6 tafels klaar.')).toBeVisible();
  await expect(page.getByText('Klaar. Er ontbreekt niets.')).toBeVisible();
  await publish(page, url, operatorKey);

  const host = await device(browser);
  const table = async (n: number) => {
    const path = await page
      .getByRole('link', { name: `Tafelscherm openen: Tafel ${n}`, exact: true })
      .getAttribute('href');
    return `${url}/${path}`;
  };
  await host.page.goto(await table(5));
  await expect(host.page.getByText('Waar ontmoet u uw buren?')).toBeVisible();
  await say(host.page, 'Bij het hek van de school');
  await field(host.page).pressSequentially('De bakker is');

  // the round runs; the organiser drops the theme, adds one, and sends table 5 to table 1
  await page.getByRole('link', { name: 'Bijeenkomst voorbereiden' }).click();
  await page.getByRole('button', { name: /^Ontmoeten/ }).click();
  await page.getByLabel('Naam', { exact: true }).first().fill('Elkaar tegenkomen');
  await expect(host.page.getByRole('heading', { level: 1 })).toContainText('Elkaar tegenkomen');
  await section(page, 'Thema’s').getByRole('button', { name: 'Laten vervallen' }).click();
  await expect(message(page, 'Elkaar tegenkomen is vervallen.')).toBeVisible();
  await expect(host.page.getByRole('status').filter({ hasText: 'is vervallen' })).toBeVisible();
  await page.getByLabel('Thema van Tafel 5').selectOption('Meedoen');
  await expect(host.page.getByRole('heading', { level: 1 })).toContainText('Meedoen');
  await page.getByRole('button', { name: 'Tafel 5 wijzigen' }).click();
  await page.getByLabel('Samenvoegen met').selectOption({ label: 'Tafel 2 · Elkaar helpen' });
  await page.getByRole('button', { name: 'Samenvoegen', exact: true }).click();
  await expect(host.page.getByText('ga verder aan Tafel 2 (Elkaar helpen)')).toBeVisible();

  // nothing of it took the focus or a letter, what was said keeps its theme, and writing goes on
  await expect(field(host.page)).toBeFocused();
  await field(host.page).pressSequentially(' weg.');
  await expect(field(host.page)).toHaveValue('De bakker is weg.');
  await field(host.page).press('Enter');
  await expect(row(host.page, 'De bakker is weg.')).toContainText('Aangekomen');
  await expect(row(host.page, 'Bij het hek')).toContainText('Elkaar tegenkomen');

  // taking the merge back is one press; and a dropped table's words are still the room's
  await page.getByRole('button', { name: 'Ongedaan maken' }).click();
  await expect(host.page.getByText('ga verder aan')).toBeHidden();
  await page.getByRole('link', { name: 'Naar de bijeenkomst' }).click();
  await page.getByRole('link', { name: 'Plenair scherm openen' }).click();
  await expect(page.getByText('Bij het hek van de school')).toBeVisible();
  expect(host.errors).toEqual([]);
  await host.context.close();
});

test('a meeting is set up by keyboard alone, without a network, and a reload in mid-word costs no letter', async ({
  page,
  evening,
}) => {
  await page.goto(evening.hub.url);
  await readyForOffline(page);
  await page.context().setOffline(true);
  await begin(page, evening.hub.url, 'Leeg beginnen');
  await page.getByLabel('Titel').focus();
  await page.keyboard.type('Avond van de zorg');
  await page.getByRole('button', { name: 'Thema erbij' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Naam', { exact: true })).toBeFocused();
  await page.keyboard.type('Mantelzorg');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Kernvraag')).toBeFocused();
  await page.keyboard.type('Wat houdt u vol?');
  await page.getByRole('radio', { name: 'Rood' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('radio', { name: 'Rood' })).toBeChecked();
  await page.getByLabel('Hoeveel tafels?').focus();
  await page.keyboard.type('3');
  await page.keyboard.press('Enter');
  await expect(message(page, 'Er staan 3 tafels klaar.')).toBeVisible();
  await page.getByRole('button', { name: 'Ongedaan maken' }).press('Enter');
  await expect(page.getByText('Er is nog geen tafel.')).toBeVisible();
  await page.getByLabel('Plaats', { exact: true }).focus();
  await page.keyboard.type('De Schakel, zaal 2');
  await page.reload();
  await expect(page.getByLabel('Plaats', { exact: true })).toHaveValue('De Schakel, zaal 2');
  await expect(page.getByLabel('Titel')).toHaveValue('Avond van de zorg');
  await expect(page.getByRole('button', { name: /^Mantelzorg 0/ })).toBeVisible();
  await expect(page.getByText('Alles is bewaard op dit apparaat.')).toBeVisible();
});

test('what is wrong is said in plain words and stops nothing', async ({ page, evening }) => {
  await begin(page, evening.hub.url, 'Expertbijeenkomst');
  await page.getByRole('button', { name: 'Tafel 2 wijzigen' }).click();
  await page.getByLabel('Nummer').fill('1');
  await page.getByLabel('Nummer').press('Enter');
  await expect(page.getByRole('button', { name: '2 tafels of posten hebben allemaal nummer 1.' })).toBeVisible();
  await page.getByRole('button', { name: /^Ronde 1/ }).click();
  await page.getByRole('textbox', { name: 'Minuten' }).fill('0');
  await expect(page.getByText('Een ronde duurt 1 tot 480 minuten. Nu geldt nog 45 minuten.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Minuten' }).fill('50');
  await page.getByRole('textbox', { name: 'Minuten' }).blur();
  await expect(page.getByRole('button', { name: /^Ronde 1 50 minuten/ })).toBeVisible();
  // a gap leads to where it is closed
  await page.getByRole('button', { name: 'De bijeenkomst heeft nog geen titel.' }).click();
  await expect(page.getByRole('heading', { name: 'Bijeenkomst', exact: true })).toBeFocused();
});

test('a set-up goes to a file and into a new meeting; a wrong file names its field and changes nothing', async ({
  page,
  evening,
}) => {
  await begin(page, evening.hub.url, 'World Café');
  await page.getByLabel('Titel').fill('Buurtcafé 2026');
  await page.getByLabel('Datum').fill('2026-11-24');
  await expect(page.getByRole('heading', { level: 1, name: 'Buurtcafé 2026' })).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Opzet als bestand' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tafellaken-buurtcafe-2026-2026-11-24-setup.json');
  const text = await readFile(await download.path(), 'utf8');

  await page.goto(`${evening.hub.url}/#/new`);
  const take = (name: string, content: string) =>
    page
      .getByLabel('Uit een bestand')
      .last()
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });
  await take('stuk.json', text.replace('"green"', '"roze"'));
  await expect(page.getByRole('alert')).toHaveText(
    'stuk.json: bij ‘thema 1, kleur’ staat een woord dat de app niet kent. Er is niets veranderd.',
  );
  await take('foto.json', '{');
  await expect(page.getByRole('alert')).toContainText('foto.json: dit bestand is niet te lezen');
  await expect(page).toHaveURL(/#\/new$/);
  await take('vorig-jaar.json', text);
  await expect(page.getByLabel('Titel')).toHaveValue('Buurtcafé 2026');
  await expect(page.getByLabel('Datum')).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Ontmoeten/ })).toBeVisible();

  // last year's, known on this device
  await page.goto(`${evening.hub.url}/#/new`);
  await page.getByLabel('Een bijeenkomst op dit apparaat').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Neem deze over' }).click();
  await expect(page.getByLabel('Titel')).toHaveValue('Buurtcafé 2026');
  await expect(page.getByLabel('Datum')).toHaveValue('');
});

test('a thousand tables, thirty themes and eight rounds stay quick to work in', async ({ page, evening }) => {
  const name = (i: number) => ({ nl: `Thema met een tamelijk lange naam, nummer ${i}` });
  const plan = {
    format: 'tafellaken-setup',
    version: 1,
    title: { nl: 'Burgertop' },
    date: '2027-03-18',
    place: '',
    languages: ['nl'],
    kinds: ['idea'],
    voices: [],
    themes: Array.from({ length: 30 }, (_, i) => ({
      id: `t${i}`,
      name: name(i),
      question: { nl: 'Waarom?' },
      subquestions: Array.from({ length: 20 }, (_, j) => ({ nl: `Deelvraag ${j}` })),
      colour: 'teal',
    })),
    angles: [],
    rounds: Array.from({ length: 8 }, (_, i) => ({ id: `r${i}`, name: { nl: `Ronde ${i + 1}` }, minutes: 20 })),
    stations: Array.from({ length: 1000 }, (_, i) => ({
      id: `s${i}`,
      kind: 'table',
      number: i + 1,
      theme: `t${i % 30}`,
    })),
  };
  await page.goto(`${evening.hub.url}/#/new`);
  const began = Date.now();
  await page
    .getByLabel('Uit een bestand')
    .last()
    .setInputFiles({ name: 'top.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(plan)) });
  await expect(page.getByText('1 tot en met 25 van 1.000')).toBeVisible({ timeout: 60_000 });
  const made = Date.now() - began;
  await page.getByLabel('Zoek een tafel').fill('712');
  await expect(page.getByText('1 tafel of post gevonden')).toBeVisible();
  await page.getByRole('button', { name: 'Tafel 712 wijzigen' }).click();
  const typed = Date.now();
  await page.getByLabel('Naam (mag leeg blijven)').pressSequentially('Bij het grote raam');
  await expect(page.getByRole('heading', { name: 'Tafel 712' })).toContainText('Bij het grote raam');
  const key = (Date.now() - typed) / 18;
  const from = Date.now();
  await spread(page, 990);
  await expect(message(page, 'Er staan 990 tafels klaar.')).toBeVisible();
  console.info(
    `A thousand tables: made in ${made} ms, a key ${key.toFixed(0)} ms, ten dropped in ${Date.now() - from} ms.`,
  );
  await page.getByRole('button', { name: /^Thema met een tamelijk lange naam, nummer 29/ }).click();
  await expect(page.getByLabel('Deelvraag 20', { exact: true })).toHaveValue('Deelvraag 19');
  await expect(page.getByText('Meer dan 20 kan niet.')).toBeVisible();
});

test('axe finds nothing on the screens of setting up, everything can be hit, in both languages', async ({
  page,
  evening,
}) => {
  const found: string[] = [];
  const look = async (name: string) => found.push(...(await findings(page, name)), ...(await tooSmall(page, name)));
  await page.goto(`${evening.hub.url}/#/new`);
  await page.getByRole('heading', { name: 'Bijeenkomst maken' }).waitFor();
  await look('new');
  await page.getByRole('button', { name: 'World Café' }).click();
  await page.getByRole('button', { name: /^Ontmoeten/ }).click();
  await look('theme');
  await page.getByRole('button', { name: 'Engels' }).click();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Change Table 3' }).click();
  await page.getByRole('button', { name: 'Drop', exact: true }).click();
  await page.getByText('Dropped (1)').click();
  await page.getByRole('button', { name: 'Change Table 2' }).click();
  await page.getByLabel('Number', { exact: true }).fill('x');
  await look('station, English');
  await page.getByRole('button', { name: /^Round 1/ }).click();
  await page.getByRole('textbox', { name: 'Minutes' }).fill('0');
  await look('round, English');
  expect(found).toEqual([]);
});

/** Whatever can be pressed and is smaller than a finger asks for: 44 px, in at least its own box or that of its label. */
async function tooSmall(page: Page, name: string): Promise<string[]> {
  return page.evaluate((screen) => {
    const all = [
      ...document.querySelectorAll<HTMLElement>('button, select, summary, input:not([type=file]), textarea'),
    ];
    return all.flatMap((element) => {
      const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
      const small = height > 0 && (height < 43.5 || width < 43.5);
      return small
        ? [`${screen}: too small: ${element.textContent || element.getAttribute('aria-label')} ${width}x${height}`]
        : [];
    });
  }, name);
}

test('the screens of setting up fit every size, with text of 200 % too', async ({ page, evening }) => {
  const wide: string[] = [];
  const look = async (name: string) => wide.push(...(await sticksOut(page, `setup-${name}`)));
  await page.setViewportSize(SIZES.phone);
  await page.goto(`${evening.hub.url}/#/new`);
  await page.getByRole('heading', { name: 'Bijeenkomst maken' }).waitFor();
  await look('new');
  await page.getByRole('button', { name: 'World Café' }).click();
  await page.getByLabel('Titel').fill('Wat hebben wij nodig om voor elkaar te kunnen zorgen in Oost?');
  await page.getByLabel('Titel').blur();
  await look('top');
  await page.getByRole('button', { name: 'Engels' }).click();
  await page.getByRole('button', { name: /^Ontmoeten/ }).click();
  await look('theme');
  await spread(page, 18);
  await page.getByRole('button', { name: 'Tafel 4 wijzigen' }).click();
  await page.getByLabel('Hoeveel tafels?').fill('9');
  await page.getByLabel('Hoeveel tafels?').scrollIntoViewIfNeeded();
  await look('stations');
  expect(wide).toEqual([]);
});
