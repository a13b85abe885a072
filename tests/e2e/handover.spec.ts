import { readFile, writeFile } from 'node:fs/promises';
import { type Browser, chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/browser.ts';
import { device, type Evening, expect, exportedJson, field, readyForOffline, row, say, test } from './evening.ts';
import { faults, takePicture } from './looks.ts';

/** A table without a network, with a few statements on its tablet, on the screen for handing over. */
async function tableWithoutNetwork(browser: Browser, evening: Evening, ...texts: string[]) {
  const table = await device(browser);
  await table.page.goto(evening.table(1));
  await expect(field(table.page)).toBeFocused();
  await readyForOffline(table.page);
  await table.context.setOffline(true);
  for (const text of texts) await say(table.page, text);
  await table.page.getByRole('link', { name: 'Alles overdragen' }).click();
  await expect(table.page.getByRole('heading', { name: 'Alles overdragen' })).toBeVisible();
  return table;
}

async function saveFile(page: Page, button: string): Promise<string> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  return (await downloading).path();
}

async function exportedTexts(page: Page): Promise<string[]> {
  const file = JSON.parse(await exportedJson(page)) as {
    statements: { text: string }[];
  };
  return file.statements.map((s) => s.text).sort();
}

test('a table without a network hands its file over; taken in twice, and after the network came back, all is there once', async ({
  browser,
  evening,
}) => {
  const texts = ['Bankjes bij de bushalte', 'De buurtapp werkt niet voor ouderen'];
  const lead = await device(browser);
  await lead.page.goto(evening.facilitator);
  const table = await tableWithoutNetwork(browser, evening, ...texts);
  await expect(table.page.getByText('2 wijzigingen nog niet aangekomen')).toBeVisible();
  const file = await saveFile(table.page, 'Zet in een bestand');

  await lead.page.getByRole('link', { name: 'Overnemen zonder netwerk' }).click();
  const picker = lead.page.locator('input[type=file]');
  await picker.setInputFiles(file);
  await expect(lead.page.getByText('2 wijzigingen overgenomen')).toBeVisible();
  await expect(lead.page.getByText('Van: tafel 1.')).toBeVisible();
  // once more, now dropped on the page
  const dropped = await lead.page.evaluateHandle(
    (text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], 'nog-eens.json'));
      data.items.add(new File(['%PDF-1.7'], 'agenda.pdf'));
      return data;
    },
    await readFile(file, 'utf8'),
  );
  await lead.page.getByRole('region', { name: 'Als bestand' }).dispatchEvent('drop', { dataTransfer: dropped });
  await expect(lead.page.getByText('Alles stond hier al.')).toBeVisible();
  await expect(lead.page.getByText('Dit is geen bestand dat een tafel heeft overgedragen.')).toBeVisible();
  expect(await faults(lead.page, 'take-in', { letters: true })).toEqual([]);

  await lead.page.getByRole('link', { name: 'Terug naar het scherm' }).click();
  for (const text of texts) await expect(lead.page.getByText(text)).toHaveCount(1);
  expect(await exportedTexts(lead.page)).toEqual(texts);

  await table.context.setOffline(false);
  await table.page.getByRole('link', { name: 'Terug naar de tafel' }).click();
  await expect(row(table.page, 'Bankjes')).toContainText('Aangekomen');
  await expect(lead.page.getByText('2 uitspraken').first()).toBeVisible();
  expect(await exportedTexts(lead.page)).toEqual(texts);
  expect([...table.errors, ...lead.errors]).toEqual([]);
});

test('a table shows its codes, and the facilitator’s camera reads them', async ({ browser, evening }, testInfo) => {
  const texts = ['Een soepochtend', 'Een wandelgroep', 'Iemand die belt als het stil blijft'];
  const table = await tableWithoutNetwork(browser, evening, ...texts);
  await table.page.emulateMedia({ reducedMotion: 'reduce' });
  await table.page.getByRole('button', { name: 'Laat codes zien' }).click();
  const code = table.page.locator('canvas[data-frame]');
  await expect(code).toBeInViewport({ ratio: 1 });
  await expect(table.page.getByRole('button', { name: 'Volgende' })).toBeInViewport();
  expect(await faults(table.page, 'codes', { letters: true })).toEqual([]);
  // whoever asked for less motion turns them by hand
  await expect(table.page.getByRole('button', { name: 'Afspelen' })).toBeVisible();
  const total = Number(/van (\d+)/.exec((await code.getAttribute('aria-label')) ?? '')?.[1]);
  expect(total).toBeGreaterThan(1);
  const shown: { side: number; light: number[] }[] = [];
  for (let n = 1; n <= total; n++) {
    await expect(code).toHaveAttribute('aria-label', `Code ${n} van ${total}`);
    shown.push(
      await code.evaluate((canvas: HTMLCanvasElement) => {
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        return { side: canvas.width, light: [...pixels].filter((_, i) => i % 4 === 0) };
      }),
    );
    await table.page.getByRole('button', { name: 'Volgende' }).click();
  }

  const film = testInfo.outputPath('codes.y4m');
  await writeFile(film, filmOf(shown));
  const launch = await chromiumLaunch();
  const camera = [
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ];
  const laptop = await chromium.launch({ ...launch, args: [...launch.args, ...camera] });
  const lead = await device(laptop);
  await lead.page.goto(`${evening.facilitator}/handover`);
  await lead.page.getByRole('button', { name: 'Camera aanzetten' }).click();
  await expect(lead.page.getByText(/\d+ van \d+ codes gelezen/)).toBeVisible();
  await takePicture(lead.page, 'camera');
  await expect(lead.page.getByText('3 wijzigingen overgenomen')).toBeVisible({ timeout: 30_000 });
  await lead.page.getByRole('link', { name: 'Terug naar het scherm' }).click();
  expect(await exportedTexts(lead.page)).toEqual([...texts].sort());
  expect(lead.errors).toEqual([]);
  await laptop.close();
});

test('a facilitator without a camera, or who does not let it be used, is told so and pointed to the file', async ({
  page,
  evening,
}) => {
  await page.goto(`${evening.facilitator}/handover`);
  const start = page.getByRole('button', { name: 'Camera aanzetten' });
  for (const [error, words] of [
    ['NotFoundError', 'Er is geen camera gevonden.'],
    ['NotAllowedError', 'De browser mag de camera niet gebruiken.'],
    ['NotReadableError', 'De camera is niet te gebruiken'],
  ] as const) {
    await page.evaluate((name) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
    }, error);
    await start.click();
    await expect(page.getByRole('alert')).toContainText(words);
  }
});

test('when the app does not start any more, #/rescue gives everything that is on the tablet as a file', async ({
  browser,
  evening,
}) => {
  const { page, context } = await device(browser);
  await page.goto(evening.table(1));
  await expect(field(page)).toBeFocused();
  await readyForOffline(page);
  await expect(page.getByRole('heading', { level: 1 })).not.toBeEmpty();
  await context.setOffline(true);
  for (const text of ['Dit mag niet weg', 'Dit ook niet']) await say(page, text);
  await expect(row(page, 'Dit ook niet')).toContainText('Bewaard');
  await field(page).fill('Halverwege een wo');

  // a later app has been here (Dexie refuses its database), and the app's own files are gone
  await page.goto('about:blank');
  await context.setOffline(false);
  await page.goto(`${evening.hub.url}/rescue.html`);
  await expect(page.getByRole('button', { name: 'Bewaar het bestand' })).toBeVisible();
  const before = await stored(page);
  await page.evaluate(async () => {
    for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
    for (const key of await caches.keys()) await caches.delete(key);
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open('tafellaken', 999);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
      request.onerror = () => reject(request.error);
    });
  });
  await page.goto('about:blank');
  await context.route(/\/assets\/(index|table)-/, (route) => route.abort());
  await page.goto(evening.table(1));
  await expect(page.getByRole('link', { name: 'Redden wat op dit apparaat staat' })).toBeVisible();
  await page.goto(`${evening.hub.url}/#/rescue`);
  await expect(page.getByText('2 uitspraken van tafel 1')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveValue('Halverwege een wo');
  expect(await faults(page, 'rescue', { letters: true })).toEqual([]);
  const rescued = await saveFile(page, 'Bewaar het bestand');
  expect(await stored(page)).toEqual(before);

  // and the same again from the second copy alone, when the databases are gone
  await page.evaluate(() => new Promise((resolve) => (indexedDB.deleteDatabase('tafellaken').onsuccess = resolve)));
  await page.reload();
  await expect(page.getByText('2 uitspraken van tafel')).toBeVisible();

  const lead = await device(browser);
  await lead.page.goto(`${evening.facilitator}/handover`);
  await lead.page.locator('input[type=file]').setInputFiles(rescued);
  await expect(lead.page.getByText('2 wijzigingen overgenomen')).toBeVisible();
  await expect(lead.page.getByText('Halverwege een wo')).toBeVisible();
  await lead.page.getByRole('link', { name: 'Terug naar het scherm' }).click();
  expect(await exportedTexts(lead.page)).toEqual(['Dit mag niet weg', 'Dit ook niet']);
});

/** How much lies in every store of the device, to see that reading it changed nothing. */
async function stored(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const counts: Record<string, number> = { localStorage: localStorage.length };
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
      });
      for (const store of db.objectStoreNames) {
        counts[`${name}/${store}`] = await new Promise<number>((resolve) => {
          const request = db.transaction(store).objectStore(store).count();
          request.onsuccess = () => resolve(request.result);
        });
      }
      db.close();
    }
    return counts;
  });
}

/** The pictures of a camera that is held before the codes, as an uncompressed film: each code for a third of a second. */
function filmOf(codes: readonly { side: number; light: readonly number[] }[]): Buffer {
  const [width, height, rate, each] = [640, 480, 15, 5];
  const parts: Buffer[] = [Buffer.from(`YUV4MPEG2 W${width} H${height} F${rate}:1 Ip A1:1 C420\n`)];
  for (const { side, light } of codes) {
    const scale = Math.floor(height / side);
    const [left, top] = [Math.floor((width - side * scale) / 2), Math.floor((height - side * scale) / 2)];
    const picture = Buffer.alloc(width * height, 110);
    for (let y = 0; y < side * scale; y++) {
      for (let x = 0; x < side * scale; x++) {
        const module = light[Math.floor(y / scale) * side + Math.floor(x / scale)] ?? 0;
        picture[(top + y) * width + left + x] = 40 + module * 0.75;
      }
    }
    const frame = Buffer.concat([Buffer.from('FRAME\n'), picture, Buffer.alloc((width * height) / 2, 128)]);
    for (let i = 0; i < each; i++) parts.push(frame);
  }
  return Buffer.concat(parts);
}
