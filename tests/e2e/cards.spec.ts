import { writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/browser.ts';
import { parseCapabilityPath } from '../../src/domain/capability.ts';
import { device, type Evening, expect, exportedJson, field, readyForOffline, row, say, test } from './evening.ts';
import { faults, takePicture } from './looks.ts';
import { codesOn, type Paper, pagesOf } from './paper.ts';

/** The organiser's device, with a meeting of five tables that was made on it and put on the hub, at its links. */
async function organiser(browser: Browser, evening: Evening) {
  const own = await device(browser);
  const { page } = own;
  await page.goto(`${evening.hub.url}/#/operator/${evening.hub.operatorKey}`);
  await expect(page.getByText('Vanaf nu kan dit apparaat')).toBeVisible();
  await page.goto(`${evening.hub.url}/#/new`);
  await page.getByRole('button', { name: 'Voorbeeld: Everbroek aan tafel' }).click();
  await page.getByRole('button', { name: 'Op de server zetten' }).click();
  await expect(page.getByText('Deze bijeenkomst staat op de server')).toBeVisible();
  await page.getByRole('link', { name: 'Links en kaartjes' }).click();
  await expect(page.getByRole('heading', { name: 'Links en kaartjes' })).toBeVisible();
  return own;
}

/** What comes out of the printer. */
async function print(page: Page): Promise<Paper[]> {
  await expect(page.getByRole('button', { name: 'Afdrukken' })).toBeEnabled();
  return pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
}

/** The codes of the tables' cards, in their order. */
async function cards(page: Page): Promise<string[]> {
  return (await print(page)).flatMap((paper) => codesOn(paper, 2, 2)).filter((text) => text !== undefined);
}

test('cards and sheets are printed, and each code on the paper opens what the paper says', async ({
  browser,
  evening,
}, testInfo) => {
  const desk = await organiser(browser, evening);
  expect(await faults(desk.page, 'cards', { letters: true })).toEqual([]);
  const pdf = await desk.page.pdf({ preferCSSPageSize: true, printBackground: true });
  await writeFile(testInfo.outputPath('cards.pdf'), pdf);
  const papers = await pagesOf(pdf);
  expect(papers).toHaveLength(2);
  const links = papers.flatMap((paper) => codesOn(paper, 2, 2));
  expect(links.map((link) => link !== undefined)).toEqual([true, true, true, true, true, false, false, false]);
  for (const [i, name] of ['Samenleven', 'Veiligheid', 'Meedoen', '(Mantel)zorg', 'Leren'].entries()) {
    const text = papers[Math.floor(i / 4)]?.text ?? '';
    expect(text).toContain(`Tafel ${i + 1}`);
    expect(text).toContain(name);
  }
  const [first] = papers;
  expect(first?.text).toContain('Scan de code met de camera van de tablet.');
  expect(first?.text).toContain('Scan the code with the tablet’s camera.');
  expect(first?.text).toContain(evening.hub.url);
  expect(first?.text.match(/[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}/g)).toHaveLength(4);

  for (const n of [1, 3, 5]) {
    const table = await device(browser);
    await table.page.goto(links[n - 1] ?? '');
    await expect(table.page.getByRole('heading', { level: 1 })).toContainText(`Tafel ${n}`);
    await expect(field(table.page)).toBeVisible();
    await say(table.page, `Gezegd aan tafel ${n}`);
    await expect(row(table.page, `Gezegd aan tafel ${n}`)).toContainText('Aangekomen');
    expect(table.errors).toEqual([]);
    await table.context.close();
  }

  await desk.page.getByRole('radio', { name: 'Blad voor meekijkers (openbaar)' }).check();
  const [open, ...none] = await print(desk.page);
  expect(none).toEqual([]);
  expect(open?.text).toContain('Openbaar');
  expect(open?.text).not.toContain('Geheim');
  const seen = open && codesOn(open, 1, 1)[0];
  expect(parseCapabilityPath(seen?.split('#')[1] ?? '')?.role).toBe('viewer');
  await desk.page.getByRole('radio', { name: 'Blad voor wie leidt (geheim)' }).check();
  const [secret] = await print(desk.page);
  expect(secret?.text).toContain('Geheim');
  const lead = await device(browser);
  await lead.page.goto((secret && codesOn(secret, 1, 1)[0]) ?? '');
  await expect(lead.page.getByText('Gezegd aan tafel 3')).toBeVisible();
  expect([...desk.errors, ...lead.errors]).toEqual([]);
});

test('a tablet that has the app starts from a card without any network, and what it captures has the real theme and round', async ({
  browser,
  evening,
}) => {
  const desk = await organiser(browser, evening);
  const [link = ''] = await cards(desk.page);
  const table = await device(browser);
  const { page } = table;
  await page.goto(evening.hub.url);
  await readyForOffline(page);
  await table.context.setOffline(true);
  await page.goto('about:blank');
  await page.goto(link);
  await expect(field(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tafel 1');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Samenleven');
  await expect(page.getByText('Wat maakt dat buren in Everbroek elkaar kennen')).toBeVisible();
  for (const angle of ['Preventie', 'Samenwerking', 'Zeggenschap']) {
    await expect(page.getByRole('button', { name: angle }).or(page.getByText(angle)).first()).toBeVisible();
  }
  await expect(page.getByText('Ronde 2').first()).toBeVisible();
  await expect(page.getByText('Dit staat op uw kaartje.')).toBeVisible();
  await expect(page).toHaveTitle('Everbroek aan tafel: welzijn en zorg in de buurt · Tafellaken');
  await takePicture(page, 'card-start');
  await say(page, 'Zonder netwerk begonnen');
  await expect(row(page, 'Zonder netwerk begonnen')).toContainText('Bewaard');

  // and from the home page, where the link stands without its hint
  await page.goto('about:blank');
  await page.goto(`${evening.hub.url}/`);
  await expect(page.getByRole('heading', { name: 'Everbroek aan tafel: welzijn en zorg in de buurt' })).toBeVisible();
  await page.getByRole('link', { name: 'Tafel 1' }).first().click();
  await expect(page.getByText('Wat maakt dat buren in Everbroek elkaar kennen')).toBeVisible();
  await say(page, 'Opnieuw begonnen, nog steeds zonder');

  await table.context.setOffline(false);
  await expect(row(page, 'nog steeds zonder')).toContainText('Aangekomen');
  await expect(page.getByText('Dit staat op uw kaartje.')).toHaveCount(0);
  await desk.page.goBack();
  await desk.page.getByRole('link', { name: 'Plenair scherm openen' }).click();
  await expect(desk.page.getByText('Zonder netwerk begonnen')).toBeVisible();
  const exported = JSON.parse(await exportedJson(desk.page)) as {
    statements: { text: string; theme: string; round: string }[];
  };
  expect(exported.statements.map((s) => [s.theme, s.round])).toEqual([
    ['living-together', 'round-1'],
    ['living-together', 'round-1'],
  ]);
  expect([...table.errors, ...desk.errors]).toEqual([]);
});

test('a code that is typed over brings one to the table; a wrong or an old one is told apart', async ({
  browser,
  evening,
}) => {
  const desk = await organiser(browser, evening);
  const shown = await desk.page
    .locator('[data-station="table-2"]')
    .getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/)
    .textContent();
  const typed = shown ?? '';
  const { page, errors } = await device(browser);
  await page.goto(evening.hub.url);
  const code = page.getByRole('textbox', { name: 'Code van het kaartje' });
  const go = page.getByRole('button', { name: 'Naar de tafel' });
  await code.fill('1234');
  await go.click();
  await expect(page.getByText('De code heeft tien letters en cijfers.')).toBeVisible();
  await code.fill(`${typed.slice(0, -1)}${typed.endsWith('7') ? '8' : '7'}`);
  await go.click();
  await expect(page.getByText('Er is iets in de code verwisseld')).toBeVisible();
  expect(await faults(page, 'ways-in', { letters: true })).toEqual([]);
  await code.fill(typed.toLowerCase().replace('-', ' '));
  await code.press('Enter');
  await expect(field(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tafel 2');

  await desk.page.getByRole('button', { name: 'Nieuwe link voor deze tafel: Tafel 2' }).click();
  await desk.page.getByRole('button', { name: 'Ja, nieuwe link' }).click();
  await expect(page.getByText('deze tafel heeft een nieuwe link gekregen').first()).toBeVisible();
  await page.goto(evening.hub.url);
  await code.fill(typed);
  await go.click();
  await expect(page.getByText('Dit kaartje is vervangen door een nieuw.')).toBeVisible();
  await page.context().setOffline(true);
  await go.click();
  await expect(page.getByText('De server is nu niet te bereiken')).toBeVisible();
  expect(errors).toEqual([]);
});

test('a new link turns the old one away at once; the tablet keeps all, and the new card brings it in', async ({
  browser,
  evening,
}) => {
  const desk = await organiser(browser, evening);
  const [old = ''] = await cards(desk.page);
  const { page, context, errors } = await device(browser);
  await page.goto(old);
  await say(page, 'Voor de nieuwe link');
  await expect(row(page, 'Voor de nieuwe link')).toContainText('Aangekomen');

  await desk.page.getByRole('button', { name: 'Nieuwe link voor deze tafel: Tafel 1' }).click();
  await expect(desk.page.getByText('Het oude kaartje werkt dan meteen niet meer')).toBeVisible();
  await expect(desk.page.getByText('Er is nu 1 tablet met het oude kaartje verbonden.')).toBeVisible();
  expect(await faults(desk.page, 'renewal', { letters: true })).toEqual([]);
  await desk.page.getByRole('button', { name: 'Ja, nieuwe link' }).click();
  await expect(desk.page.getByText('Tafel 1 heeft een nieuwe link.')).toBeVisible();
  await expect(page.getByText('deze tafel heeft een nieuwe link gekregen').first()).toBeVisible();
  await say(page, 'Na de nieuwe link');
  await expect(row(page, 'Na de nieuwe link')).toContainText('Bewaard');
  await expect(row(page, 'Voor de nieuwe link')).toHaveCount(1);
  await expect(page.getByRole('link', { name: 'Alles overdragen' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Scan het nieuwe kaartje' })).toBeVisible();
  await takePicture(page, 'old-link');

  // a tablet that comes with the old card now
  const late = await device(browser);
  await late.page.goto(old);
  await expect(late.page.getByText('Deze link is vervangen door een nieuwe.')).toBeVisible();
  await expect(late.page.getByRole('link', { name: 'Scan een kaartje' })).toBeVisible();

  await desk.page.getByRole('button', { name: 'Alleen dit kaartje: Tafel 1' }).click();
  await expect(desk.page.getByText('1 kaartje op 1 blad A4.', { exact: false })).toBeVisible();
  const renewed = await cards(desk.page);
  expect(renewed).toHaveLength(1);
  expect(renewed[0]).not.toBe(old);
  await page.goto(renewed[0] ?? '');
  await expect(row(page, 'Na de nieuwe link')).toContainText('Aangekomen');
  await context.close();
  expect([...errors, ...late.errors, ...desk.errors]).toEqual([]);
});

test('a card is scanned inside the app, and what is no card of this server gets a sentence and a way on', async ({
  browser,
  evening,
}, testInfo) => {
  const desk = await organiser(browser, evening);
  const [paper] = await print(desk.page);
  const film = testInfo.outputPath('card.y4m');
  await writeFile(film, filmOf(paper as Paper));
  const launch = await chromiumLaunch();
  const args = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
  const laptop = await chromium.launch({ ...launch, args: [...launch.args, ...args] });
  const { page, errors } = await device(laptop);
  await page.goto(evening.hub.url);
  await page.getByRole('link', { name: 'Scan een kaartje' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Tafel 1', { timeout: 30_000 });
  await expect(field(page)).toBeVisible();
  expect(page.url()).toContain('?s=');
  expect(new URL(page.url()).search).toBe('');
  expect(errors).toEqual([]);
  await laptop.close();

  const other = await device(browser);
  await other.page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));
  });
  await other.page.goto(`${evening.hub.url}/#/scan`);
  await expect(other.page.getByRole('alert').first()).toContainText('De browser mag de camera niet gebruiken.');
  expect(await faults(other.page, 'scan', { letters: true })).toEqual([]);
  const link = other.page.getByRole('textbox', { name: 'Link van uw tafel' });
  const whole = codesOn(paper as Paper, 2, 2)[0] ?? '';
  const path = whole.split('#')[1] ?? '';
  for (const [pasted, words] of [
    [whole.slice(0, whole.indexOf('?') - 5), 'Dit is geen hele link'],
    ['https://www.example.nl/agenda', 'Dit is geen link of code van Tafellaken.'],
    ['TFL1:AAAAAAAA:1:1:BBBBBBBB:CC', 'draagt een tafel alles over'],
    [`https://elders.example/#${path}`, 'Dit kaartje hoort bij een andere server: elders.example.'],
  ] as const) {
    await link.fill(pasted);
    await other.page.getByRole('button', { name: 'Openen' }).click();
    await expect(other.page.getByText(words)).toBeVisible();
  }
  await expect(other.page.getByRole('link', { name: 'Daar openen' })).toHaveAttribute(
    'href',
    /^https:\/\/elders\.example/,
  );
  expect(other.errors).toEqual([]);
});

/** A camera that is held before the first card of a page. */
function filmOf(paper: Paper): Buffer {
  const [width, height] = [1280, 720];
  const light = Buffer.alloc(width * height, 110);
  const scale = paper.width / 2 / (height * 0.68);
  const left = Math.floor((width - paper.width / 2 / scale) / 2);
  for (let y = 0; y < height; y++) {
    for (let x = left; x < width - left; x++) {
      const from = Math.floor((y * scale + 20) | 0) * paper.width + Math.floor((x - left) * scale);
      light[y * width + x] = 30 + (paper.pixels[from * 4] ?? 0) * 0.78;
    }
  }
  const head = Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420\n`);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([head, frame, frame, frame]);
}
