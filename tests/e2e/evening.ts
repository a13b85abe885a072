import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { test as base, expect } from '@playwright/test';
import { endAll, type HubProcess, startHubProcess } from '../hub/hub-process.ts';

/** The sample meeting of a hub of the test's own, and links to its screens. */
export interface Evening {
  hub: HubProcess;
  /** Kills or stops the hub, and starts it again on the same address and data. */
  restart(stopWith: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  facilitator: string;
  organiser: string;
  table(n: number): string;
}

export const test = base.extend<{ evening: Evening; filled: boolean; joins: boolean }>({
  /** Whether the test itself passes the step before a table's first opening; otherwise that is passed for it. */
  joins: [false, { option: true }],
  page: async ({ page, joins }, use) => {
    if (!joins) {
      await passJoining(page);
      page.context().on('page', (other) => void passJoining(other));
    }
    await use(page);
  },
  filled: [false, { option: true }],
  evening: async ({ filled }, use) => {
    let hub = await startHubProcess({ args: filled ? ['--sample'] : [] });
    const answer = await fetch(`${hub.url}/api/sample`);
    const { links } = (await answer.json()) as { links: { role: string; number?: number; path: string }[] };
    const link = (role: string, number?: number) => {
      const found = links.find((l) => l.role === role && l.number === number);
      if (!found) throw new Error(`The sample has no link for ${role} ${number ?? ''}`);
      return `${hub.url}/#${found.path}`;
    };
    await use({
      get hub() {
        return hub;
      },
      async restart(signal) {
        const { data, port } = hub;
        await hub.end(signal);
        hub = await startHubProcess({ data, port, args: [] });
      },
      facilitator: link('facilitator'),
      organiser: link('organiser'),
      table: (n) => link('host', n),
    });
    await endAll();
  },
});
export { expect };

/** Has a page press the one button of the joining step, whenever that stands before what a test looks for. */
export async function passJoining(page: Page): Promise<void> {
  const start = page.getByRole('button', { name: /^(Beginnen|Begin)$/ });
  // A link that is turned away takes the step off the page again, at any moment: what is there now is pressed, and nothing waited for.
  const press = () => start.evaluateAll((buttons: HTMLElement[]) => buttons[0]?.click());
  await page.addLocatorHandler(start, () => press().catch(() => undefined), { noWaitAfter: true });
}

/** A device of its own: nothing is shared with the others but the hub. With `joins` its test passes the joining step itself. */
export async function device(
  browser: Browser,
  joins = false,
): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, hasTouch: true, locale: 'nl-NL' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  if (!joins) await passJoining(page);
  if (!joins) context.on('page', (other) => void passJoining(other));
  return { context, page, errors };
}

/** Waits until the app would start here without a network. */
export async function readyForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    );
  });
}

export const field = (page: Page) => page.getByRole('textbox', { name: 'Wat wordt er gezegd?' });
/** One statement in the table's list. */
export const row = (page: Page, text: string) => page.locator('[data-row]').filter({ hasText: text });

/** Types a statement as a host does, with the keyboard alone. */
export async function say(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await field(page).press('Enter');
  await expect(field(page)).toHaveValue('');
}

/** The text of the meeting's JSON, made on the screen for exports as one comes there from the desk; and back. */
export async function exportedJson(desk: Page): Promise<string> {
  await desk.getByRole('link', { name: 'Exporteren' }).click();
  const downloading = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Maak: JSON' }).click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  await desk.getByRole('link', { name: 'Terug' }).click();
  return text;
}
