import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import type { Browser, Page } from '@playwright/test';
import * as Y from 'yjs';
import { device, expect, readyForOffline, test } from './evening.ts';
import { listen, viewerLink, wall } from './watching.ts';

test.use({ filled: true });

/** The words of the sample's tables that this evening releases, and the point that it makes of others. */
const POINT = 'Ontmoeten begint met een warme plek';

async function openViewer(browser: Browser, link: string) {
  const opened = await device(browser);
  const heard = listen(opened.page);
  await opened.page.goto(link);
  await expect(opened.page.getByText('Live', { exact: true })).toBeVisible();
  return { ...opened, heard };
}

async function openDesk(page: Page, link: string) {
  await page.setViewportSize({ width: 1366, height: 900 });
  await page.goto(`${link}/show`);
  await expect(page.getByRole('heading', { name: 'Wat wilt u tonen?' })).toBeVisible();
}
const scene = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Wat wilt u tonen?' }).getByRole('button', { name });

test('what is released stands on the wall and on phones; no other word reaches a viewer', async ({
  page,
  browser,
  evening,
}) => {
  const link = await viewerLink(evening);
  const viewer = await openViewer(browser, link);
  const projector = await device(browser);
  const heardByWall = listen(projector.page);
  await projector.page.goto(`${link}/wall`);
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'welcome');

  await openDesk(page, evening.facilitator);
  await scene(page, /^Uitspraken/).click();
  const rows = page.getByRole('checkbox');
  await expect(rows.nth(10)).toBeVisible();
  const all = await page.evaluate(() =>
    [...document.querySelectorAll('main label:has([type=checkbox]) > span:first-of-type')].map(
      (e) => e.textContent?.replaceAll(/[“”]/g, '') ?? '',
    ),
  );
  const [first = '', second = '', ...others] = all;
  await rows.nth(0).click();
  await page
    .getByRole('checkbox', { name: second.slice(0, 60) })
    .first()
    .click();
  await page.getByRole('button', { name: 'Vrijgeven (2) en tonen' }).click();

  for (const screen of [viewer.page, projector.page]) {
    await expect(wall(screen)).toHaveAttribute('data-scene', 'quotes');
    await expect(wall(screen)).toContainText(first);
    await expect(wall(screen)).toContainText(second);
    await expect(wall(screen).locator('li')).toHaveCount(2);
  }

  // a point with its own words
  await makePoint(evening.hub.url, evening.facilitator);
  await scene(page, /^Eén punt/).click();
  await page.getByRole('radio', { name: POINT }).click();
  await page.getByRole('button', { name: 'Toon op het scherm' }).click();
  for (const screen of [viewer.page, projector.page]) await expect(wall(screen)).toContainText(POINT);

  // what is taken back vanishes, also from a phone that comes back later
  await page.getByRole('button', { name: `Haal van het scherm: ${POINT}` }).click();
  for (const screen of [viewer.page, projector.page]) await expect(wall(screen)).not.toContainText(POINT);
  await page
    .getByRole('button', { name: `Haal van het scherm: ${first.slice(0, 30)}` })
    .first()
    .click();
  await viewer.page.reload();
  await expect(viewer.page.getByText('Live', { exact: true })).toBeVisible();
  await expect(wall(viewer.page)).not.toContainText(first);

  // in the bytes too
  for (const heard of [viewer.heard(), heardByWall()]) {
    expect(heard).toContain(first);
    expect(heard).toContain(POINT);
    expect(others.length).toBeGreaterThan(20);
    for (const text of others) expect(heard).not.toContain(text);
  }
  expect([...viewer.errors, ...projector.errors]).toEqual([]);
});

/** A point with a title, put into the harvest as another desk would. */
async function makePoint(hub: string, link: string): Promise<void> {
  const path = link.slice(link.indexOf('#') + 1);
  const [, , meeting] = path.split('/');
  const doc = new Y.Doc();
  const socket = new HocuspocusProviderWebsocket({ url: `${hub.replace('http', 'ws')}/sync` });
  const name = `${meeting}/harvest`;
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    token: path,
    document: doc,
    awareness: null,
  });
  provider.attach();
  await expect.poll(() => provider.synced).toBe(true);
  const base = { id: 'point-of-another-desk', clock: 1, at: 1, device: 'another-desk' };
  doc.getArray('entries').push([{ ...base, type: 'point-set', point: 'warm', changes: { title: POINT, order: 1 } }]);
  await expect.poll(() => provider.hasUnsyncedChanges).toBe(false);
  provider.destroy();
  socket.destroy();
}

test('the wall keeps the last scene while the hub is away, and goes on by itself', async ({
  page,
  browser,
  evening,
}) => {
  const link = await viewerLink(evening);
  const projector = await device(browser);
  await projector.page.goto(`${link}/wall`);
  await readyForOffline(projector.page);
  await openDesk(page, evening.facilitator);
  await scene(page, /^Programma/).click();
  await page.getByRole('button', { name: 'Toon op het scherm' }).click();
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'programme');

  await projector.context.setOffline(true);
  await projector.page.reload();
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'programme');
  await projector.context.setOffline(false);

  await evening.restart('SIGKILL');
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'programme');
  await scene(page, /^Leeg scherm/).click();
  await page.getByRole('button', { name: 'Toon op het scherm' }).click();
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'blank', { timeout: 30_000 });
  expect(projector.errors).toEqual([]);
});

test('a wall that nobody saw is up to date when it comes into sight', async ({ page, browser, evening }) => {
  const link = await viewerLink(evening);
  const projector = await device(browser);
  // as a browser does it to a window that lies under another: hidden, and no frames
  await projector.page.addInitScript(() => {
    const { requestAnimationFrame } = window;
    const waiting: FrameRequestCallback[] = [];
    let hidden = false;
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    window.requestAnimationFrame = (callback) => (hidden ? waiting.push(callback) : requestAnimationFrame(callback));
    Object.assign(window, {
      cover(next: boolean) {
        hidden = next;
        if (!next) for (const callback of waiting.splice(0)) requestAnimationFrame(callback);
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  const cover = (next: boolean) =>
    projector.page.evaluate((on) => (window as unknown as { cover(on: boolean): void }).cover(on), next);
  await projector.page.goto(`${link}/wall`);
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'welcome');
  await cover(true);
  await openDesk(page, evening.facilitator);
  await scene(page, /^Programma/).click();
  await page.getByRole('button', { name: 'Toon op het scherm' }).click();
  // it is up to date even before it is seen
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'programme');
  await cover(false);
  await expect(wall(projector.page)).toHaveAttribute('data-scene', 'programme');
  expect(projector.errors).toEqual([]);
});
