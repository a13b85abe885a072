import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { device, expect, exportedJson, readyForOffline, test } from './evening.ts';
import { faults } from './looks.ts';

test.use({ filled: true });

/** What begins a file of that kind. */
const KINDS: Record<string, RegExp> = {
  JSON: /^\{\n "schemaVersion": "1\.\d"/,
  Excel: /^PK/,
  CSV: /^\uFEFF/,
  'Notitie voor Word': /^PK/,
  'Notitie in Markdown': /^# Everbroek/,
  'Rapport om te printen': /^<!doctype html>/i,
  Terugkoppelpagina: /^<!doctype html>/i,
  'Talk to the City': /^PK/,
  'Sensemaker (Jigsaw)': /^PK/,
  Polis: /^PK/,
};
/** What tells of the moment at which a file was made, and of devices. */
const timeless = (text: string) =>
  text.replace(/"exportedAt": "[^"]+"/, '').replace(/"completeness": \{[\s\S]*?\n \},\n/, '');

async function make(page: Page, kind: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: `Maak: ${kind}`, exact: true }).click();
  return readFile(await (await downloading).path(), 'utf8');
}

test('every file is made without a network, with and without what is not public', async ({ page, evening }) => {
  await page.goto(evening.facilitator);
  await expect(page.getByText('142 uitspraken').first()).toBeVisible();
  await page.getByRole('link', { name: 'Exporteren' }).click();
  await expect(page.getByText('142 uitspraken').first()).toBeVisible();
  await readyForOffline(page);
  await page.context().setOffline(true);
  for (const [kind, begins] of Object.entries(KINDS)) expect(await make(page, kind), kind).toMatch(begins);
  const csv = await make(page, 'CSV');
  expect(csv.split('\r\n').length).toBe(142 + 2);
  await page.getByRole('radio', { name: 'Openbaar' }).click();
  const open = JSON.parse(await make(page, 'JSON')) as { profile: string; statements: unknown[] };
  expect(open.profile).toBe('public');
  expect(open.statements).toHaveLength(142);
  await page.getByRole('checkbox', { name: 'Bijlagen: alle uitspraken' }).click();
  expect(await make(page, 'Notitie in Markdown')).not.toContain(
    'Repaircafe = meer koffie dan repareren en dat is prima\n\n-',
  );
});

test('a whole meeting is put back on a device that never heard of it, and says the same; a file that was changed is not', async ({
  page,
  browser,
  evening,
}, info) => {
  await page.goto(evening.facilitator);
  await expect(page.getByText('142 uitspraken').first()).toBeVisible();
  const text = await exportedJson(page);
  const file = info.outputPath('avond.json');
  await writeFile(file, text);

  const { page: empty, errors } = await device(browser);
  await empty.goto(`${evening.hub.url}/#/new`);
  const choose = empty.getByLabel('Kies een export');
  const spoilt = info.outputPath('veranderd.json');
  await writeFile(spoilt, text.replace('"text":"bankjes weg', '"text":"banken weg'));
  await choose.setInputFiles(spoilt);
  await expect(empty.getByRole('alert')).toContainText(
    /veranderd\.json: bij ‘uitspraak \d+, tekst’ staat iets anders dan in de geschiedenis/,
  );
  await expect(empty.getByRole('alert')).toContainText('Er is niets veranderd.');
  await choose.setInputFiles(file);
  await empty.getByRole('link', { name: 'Plenair scherm openen' }).click();
  await expect(empty.getByText('142 uitspraken').first()).toBeVisible();
  expect(timeless(await exportedJson(empty))).toBe(timeless(text));

  await empty.goto(`${evening.hub.url}/#/new`);
  await choose.setInputFiles(file);
  await expect(empty.getByRole('alert')).toContainText('deze bijeenkomst staat al op dit apparaat');
  expect(errors).toEqual([]);
});

test('axe finds nothing on the screen for exports, which fits every screen', async ({ page, evening }) => {
  await page.goto(`${evening.facilitator}/exports`);
  await expect(page.getByRole('button', { name: 'Maak: JSON' })).toBeVisible();
  expect(await faults(page, 'exports', { letters: true })).toEqual([]);
});
