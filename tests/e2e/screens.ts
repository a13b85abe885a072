import path from 'node:path';
import type { Page } from '@playwright/test';

/** Where pictures of the screens are put: with the test results, or where SCREENS says. */
const FOLDER = path.resolve(process.env.SCREENS ?? 'test-results/screens');

/** The colour schemes that every screen must look right in. */
export const THEMES = ['light', 'dark'] as const;

/** Takes a picture of the page as it is now, in both colour schemes: `<name>-light.png` and `<name>-dark.png`. */
export async function takeScreens(page: Page, name: string): Promise<void> {
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: path.join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
