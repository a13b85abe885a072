import { readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { buildPage } from './build-apart.ts';
import { holdsAll, VIEWPORT } from './desk-page.ts';
import { growth } from './growth.ts';
import { type Bench, type Comparison, type Measured, summary } from './harness.ts';
import { openSummit, type Summit, summitText } from './summit.ts';

/** From one evening in a village to a citizens' summit. */
const SIZES = [1_000, 10_000, 60_000];
/** What is left when there is nothing to read: a meeting of one table. */
const NEXT_TO_NOTHING = 60;
/** Laptops that have never seen the meeting, each of which then opens it once more. */
const TURNS = 3;
/** No task of the page may keep it longer. Unit: ms. */
const LONGEST_MS = 100;
/** A laptop that has told everything still opens up to a thousand documents and stores them; the next opening is measured after that. */
const storedMs = (statements: number) => 3_000 + statements * 0.15;

let found = '';
export const bench: Bench = {
  title: 'A facilitator opens the meeting',
  get about() {
    return (
      'The built app in a real Chromium with a real hub that has the meeting on its disk, until the desk shows that all statements are there. ' +
      '“For the first time”: on a laptop that has never seen the meeting. “Again”: with the hub there, on one that has. Beside it: a page with ' +
      'nothing but React; and for what grows with the meeting (the time above that of a meeting of ' +
      `${NEXT_TO_NOTHING} statements) one JSON.parse of the same statements in the same browser. Aim: 60,000 in 2 s, and 3 × the parse.${found}`
    );
  },
  async measure() {
    const all: Comparison[] = [];
    const tasks: string[] = [];
    const first: { size: number; took: number }[] = [];
    const browser = await chromium.launch(await chromiumLaunch());
    try {
      const blank = await blankPage(browser);
      const least = await openAll(browser, NEXT_TO_NOTHING);
      for (const size of SIZES) {
        const opened = await openAll(browser, size);
        const parse = await parseTime(browser, size);
        const name = size.toLocaleString('en');
        first.push({ size, took: summary('', opened.first).median - summary('', least.first).median });
        for (const [what, key] of [
          ['for the first time', 'first'],
          ['again', 'again'],
        ] as const) {
          const data = opened[key].map((ms, i) => Math.max(0, ms - (least[key][i] ?? 0)));
          all.push(
            { measured: summary(`${name} statements, ${what}`, opened[key]), against: blank },
            { measured: summary(`${name} statements, ${what}: what the statements take`, data), against: parse },
          );
        }
        tasks.push(`${name}: ${opened.longest.map((ms) => ms.toFixed(0)).join(', ')} ms`);
      }
      found =
        `\n\nWhat the statements take for the first time ${growth(first)}. The longest task of each opening (aim: none over ` +
        `${LONGEST_MS} ms), the first time and again by turns: ${tasks.join('; ')}.`;
      return all;
    } finally {
      await browser.close();
    }
  },
};

interface Opened {
  first: number[];
  again: number[];
  longest: number[];
}

async function openAll(browser: Browser, size: number): Promise<Opened> {
  const opened: Opened = { first: [], again: [], longest: [] };
  const summit = await openSummit(size);
  try {
    for (let turn = 0; turn < TURNS; turn++) {
      const context = await browser.newContext({ viewport: VIEWPORT, locale: 'nl-NL' });
      const page = await context.newPage();
      await page.addInitScript(watchLongTasks);
      opened.first.push(await open(page, summit, size, opened));
      await page.waitForTimeout(storedMs(size));
      opened.again.push(await open(page, summit, size, opened));
      await context.close();
    }
  } finally {
    await summit.end();
  }
  return opened;
}

async function open(page: Page, summit: Summit, size: number, { longest }: Opened): Promise<number> {
  await page.goto('about:blank');
  const start = performance.now();
  await page.goto(summit.desk);
  await holdsAll(page, size);
  const took = performance.now() - start;
  longest.push(Math.max(0, ...(await page.evaluate(() => window.openingTasks ?? []))));
  return took;
}

declare global {
  interface Window {
    openingTasks?: number[];
  }
}

/** Runs in the page. */
function watchLongTasks(): void {
  const tasks: number[] = [];
  window.openingTasks = tasks;
  new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration))).observe({
    type: 'longtask',
  });
}

/** A page with nothing but React: what any app of this kind costs. */
async function blankPage(browser: Browser): Promise<Measured> {
  const { folder } = await buildPage(MAIN, HTML);
  const dist = path.join(folder, 'dist');
  const server = createServer((request, response) => {
    const file = request.url === '/' ? 'index.html' : path.normalize(request.url ?? '');
    try {
      const body = readFileSync(path.join(dist, file));
      response.writeHead(200, { 'content-type': file.endsWith('.js') ? 'text/javascript' : 'text/html' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  try {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const times: number[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      const page = await (await browser.newContext({ viewport: VIEWPORT })).newPage();
      const start = performance.now();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await page.waitForFunction(() => document.querySelector('h2'), null, { polling: 'raf' });
      times.push(performance.now() - start);
      await page.context().close();
    }
    return summary('a page with React alone', times);
  } finally {
    server.close();
    server.closeAllConnections();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One JSON.parse of the same statements, with a new text each time. */
async function parseTime(browser: Browser, size: number): Promise<Measured> {
  const page = await (await browser.newContext()).newPage();
  const times = await page.evaluate(
    ([text, turns]) =>
      Array.from({ length: turns }, (_, i) => {
        const own = `${text} ${' '.repeat(i)}`;
        const start = performance.now();
        JSON.parse(own);
        return performance.now() - start;
      }),
    [summitText(size), 7] as const,
  );
  await page.context().close();
  return summary('JSON.parse', times);
}

const HTML =
  '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Blank</title></head><body><div id="root"></div>' +
  '<script type="module" src="/main.tsx"></script></body></html>';
const MAIN = `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(createElement('h2', null, 'Blank'));
`;
