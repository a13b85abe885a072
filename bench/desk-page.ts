import type { Page } from 'playwright';

/** The laptop in the hall. */
export const VIEWPORT = { width: 1366, height: 768 };
/** Opening sixty thousand statements on a busy machine. */
export const PATIENCE_MS = 90_000;

/** Waits until the desk says that it has so many statements. */
export async function holdsAll(page: Page, statements: number): Promise<void> {
  await page.waitForFunction(
    (least) => {
      const title = document.querySelector('#statements h2')?.textContent ?? '';
      return Number(title.replaceAll(/\D/g, '')) >= least;
    },
    statements,
    { timeout: PATIENCE_MS, polling: 'raf' },
  );
}
