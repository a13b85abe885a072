import type { Page } from '@playwright/test';
import { expect, field, row, test } from './evening.ts';
import { takeScreens } from './screens.ts';

test.use({ filled: true });

const SIZES = {
  tablet: { width: 1024, height: 768 },
  upright: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
  projector: { width: 1920, height: 1080 },
} as const;

/** What sticks out to the right of the page: nobody finds it there. */
async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

for (const [size, viewport] of Object.entries(SIZES)) {
  test(`every screen fits the ${size}, with text of 200 % too, and is pictured`, async ({ page, evening }) => {
    await page.setViewportSize(viewport);
    const wide: string[] = [];
    const look = async (name: string) => {
      await takeScreens(page, `${name}-${size}`);
      if ((await overflow(page)) > 0) wide.push(name);
      // what a browser's zoom and text size do to a page, media queries included: half the room, never under WCAG's 320 px
      await page.setViewportSize({ width: Math.max(320, viewport.width / 2), height: viewport.height / 2 });
      if ((await overflow(page)) > 0) wide.push(`${name} at 200 %`);
      await takeScreens(page, `${name}-${size}-large`);
      await page.setViewportSize(viewport);
    };
    await page.goto(evening.hub.url);
    await page.getByRole('link', { name: 'Tafel 5' }).waitFor();
    await look('home');
    await page.goto(evening.organiser);
    await page.getByRole('heading', { name: 'Tafels' }).waitFor();
    await look('organiser');
    await page.goto(evening.table(4));
    await expect(field(page)).toBeFocused();
    await page.locator('[data-row]').first().waitFor();
    await look('table');
    await row(page, 'wachtlijst').first().click();
    await look('table-editing');
    await page.goto(evening.facilitator);
    await expect(page.getByText('142 uitspraken').first()).toBeVisible();
    await look('facilitator');
    expect(wide).toEqual([]);
  });
}
