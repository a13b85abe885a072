import type { Browser, BrowserContext, Page } from 'playwright';

/** Tablets lie flat: the size at which the list stands beside the field. */
const VIEWPORT = { width: 1024, height: 768 };
/** A thousand statements come in within seconds; on a busy machine and a slow page it takes longer. */
export const PATIENCE_MS = 120_000;

/** What a tablet of the hall is to a browser. */
export const TABLET = { viewport: VIEWPORT, hasTouch: true, locale: 'nl-NL' };

/** A page on a tablet of its own. */
export async function openTablet(browser: Browser): Promise<Page> {
  const context = await browser.newContext(TABLET);
  await beginAtTables(context);
  return context.newPage();
}

/** Has every table's link open at the table itself: the step before its first opening waits for a person. */
export async function beginAtTables(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const [, m, meeting, role, station] = location.hash.slice(1).split('/');
    if (m === 'm' && role === 'host') localStorage.setItem(`tafellaken:begun:${meeting}/${station}`, 'yes');
  });
}

/** Waits until the list says that it holds so many statements, however many of them are drawn, and the field can be typed in. */
export async function listHolds(page: Page, statements: number): Promise<void> {
  await page.waitForFunction(
    (count) => {
      const told = document.querySelector('#statements-title + p')?.textContent.replaceAll(/\D/g, '');
      const rows = document.querySelector('[data-row]') !== null;
      return Number(told ?? 0) === count && rows === count > 0 && document.activeElement?.matches('textarea');
    },
    statements,
    { timeout: PATIENCE_MS },
  );
}
