import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { CHROMIUM, pageOf } from '../torture/chromium.ts';
import { endAllGroups } from '../torture/process-group.ts';
import { expect, passJoining, row, say, test } from './evening.ts';
import { placesWith } from './whole-device.ts';

// a trace of a browser that is killed cannot be ended, and that would count as a failure
test.use({ trace: 'off' });

/** Nothing is listened for in these tabs. */
const DEAF = { heard: () => undefined, script: () => undefined };
const EMPTY = 'Deze tablet is leeg.';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Whether the wipe that was asked for has taken anything away; run in a page. */
function hasBegun(): Promise<boolean> {
  return new Promise((resolve) => {
    const request = indexedDB.open('tafellaken-wipe:*');
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => resolve(false);
    request.onsuccess = () => {
      const db = request.result;
      const order = db.transaction('order').objectStore('order').get(0);
      order.onsuccess = () => {
        db.close();
        resolve((order.result as { begun?: boolean } | undefined)?.begun === true);
      };
    };
  });
}

test('[WIPE-4] a wipe that a kill of the browser broke off is finished at the next start, before anything is opened', async ({
  evening,
}) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'tafellaken-wipe-'));
  try {
    const first = await CHROMIUM.start(profile, DEAF);
    const page = pageOf(first);
    await passJoining(page);
    await page.goto(evening.table(4));
    await say(page, 'Zonnebloemen langs de vaart');
    await expect(row(page, 'Zonnebloemen')).toContainText('Aangekomen');
    // a page that keeps the journal open, so that the wipe stands still in the middle
    const holder = await page.context().newPage();
    await holder.goto(`${evening.hub.url}/manifest.webmanifest`);
    await holder.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const request = indexedDB.open('tafellaken');
          request.onsuccess = () => {
            Object.assign(globalThis, { held: request.result });
            resolve();
          };
        }),
    );
    await page.goto(`${evening.table(4)}/wipe`);
    await press(page, 'Wissen…');
    await press(page, 'Ja, wis alles');
    await expect(page.getByText('Bezig met wissen. Laat deze pagina even open.')).toBeVisible();
    await expect.poll(() => holder.evaluate(hasBegun)).toBe(true);
    expect(await first.kill()).toBeGreaterThan(1);

    const second = await CHROMIUM.start(profile, DEAF);
    const after = pageOf(second);
    await after.goto(evening.table(4));
    await expect(after.getByText(EMPTY)).toBeVisible();
    expect(await placesWith(after, 'Zonnebloemen')).toEqual([]);
    await second.end();
  } finally {
    await endAllGroups();
    rmSync(profile, { recursive: true, force: true });
  }
});
