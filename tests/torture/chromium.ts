import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { chromiumLaunch } from '../../scripts/browser.ts';
import type { Ear, Engine, RunningBrowser } from './engine.ts';
import { type ProcessGroup, startGroup } from './process-group.ts';

/** A browser that hangs at its start says nothing; a busy machine takes several seconds. */
const START_PATIENCE_MS = 30_000;

/** A Chromium with its tab as Playwright's, for tests that break what only Chromium has. */
export interface RunningChromium extends RunningBrowser {
  page: Page;
}

export const CHROMIUM: Engine = {
  name: 'chromium',
  missing: () => undefined, // it comes with the development dependencies
  start: startChromium,
};

async function startChromium(profile: string, ear: Ear): Promise<RunningChromium> {
  const { executablePath = chromium.executablePath(), args, env } = await chromiumLaunch();
  const group = startGroup(
    executablePath,
    [
      ...args,
      ...[
        '--headless',
        '--lang=nl-NL',
        '--window-size=1024,768',
        '--no-default-browser-check',
        '--password-store=basic',
      ],
      ...['--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'],
    ],
    env,
  );
  const browser = await chromium.connectOverCDP(
    await addressSaid(group, 'Chromium', /^DevTools listening on (ws:\S+)/),
  );
  const context = browser.contexts()[0];
  if (!context) throw new Error('Chromium opened no window');
  const page = context.pages()[0] ?? (await context.newPage());
  await lendEar(page, ear);
  return {
    page,
    version: `Chromium ${browser.version()}`,
    goto: async (url) => void (await page.goto(url)),
    ...screenOf(page),
    kill: () => group.kill(),
    async end() {
      const session = await browser.newBrowserCDPSession();
      await group.end(() => void session.send('Browser.close').catch(() => undefined));
    },
  };
}

/** Chromium's tab as Playwright's, of a browser that must be one. */
export function pageOf(browser: RunningBrowser): Page {
  if (!('page' in browser)) throw new Error(`${browser.version} is no Chromium`);
  return (browser as RunningChromium).page;
}

/** A tab as a place where functions can be run. */
export function screenOf(page: Page): Pick<RunningBrowser, 'evaluate'> {
  return { evaluate: (work, argument) => page.evaluate(work as never, argument) as never };
}

/** Has a further tab heard too. */
export async function lendEar(page: Page, ear: Ear): Promise<void> {
  await page.exposeFunction('tortureTell', (said: string) => ear.heard(said));
  await page.addInitScript(ear.script);
}

/** Waits until a browser writes on its standard error where it listens. Rejects with what it wrote when it ends before. */
export function addressSaid({ child }: ProcessGroup, name: string, pattern: RegExp): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${name} ${why}:\n${said}`));
    const timer = setTimeout(() => fail('did not start'), START_PATIENCE_MS);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? signal} at its start`);
    });
    if (!child.stderr) return fail('has no standard error');
    createInterface(child.stderr).on('line', (line) => {
      said += `${line}\n`;
      const found = pattern.exec(line)?.[1];
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
  });
}
