import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { openVenue, viewOf } from './filled-tables.ts';
import { type AtSize, growth } from './growth.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import { serveReactAlone } from './start-page.ts';
import { beginAtTables, listHolds, PATIENCE_MS, TABLET } from './tablet.ts';
import { texts, typeStatements } from './type-statements.ts';

const SIZES = [100, 300, 1_000];
const MOST = Math.max(...SIZES);
const STARTS = 7;
/** On a tablet with fewer statements. */
const STARTS_OF_FEWER = 5;
/** Starts before those that count: by then the browser has the code of both pages compiled on its disk, as after any evening. */
const BEFORE = 2;
/** What a browser does for itself when it has been started. Unit: ms. */
const SETTLE_MS = 700;
const TABLE = 1;

/** When things stood on the screen, counted from the beginning of the navigation. Unit: ms. */
interface Start {
  /** The page itself had come from the service worker. */
  page: number;
  /** The first script had come from it, too. */
  script: number;
  /** The field could be typed in. */
  field: number;
  /** The statements stood in the list. */
  list: number;
}

let found = '';
export const bench: Bench = {
  title: `The table’s page starts with ${MOST.toLocaleString('en-GB')} statements and no network`,
  get about() {
    return (
      `The built app on a tablet on which up to ${MOST.toLocaleString('en-GB')} statements were written down and received. The hub is ` +
      'gone, and every start is a new browser process: service worker, scripts, disk, all from nothing. Counted from the ' +
      'beginning of the navigation until the frame with the field, and with the list, was drawn. Beside it: the same screen, ' +
      'its components and styles, on React alone, from the least service worker there can be, with the statements folded and at ' +
      `hand in the page: no disk to read, no documents, no folds, no hub to look for. Aim: at most 1.5 × until the list.${found}`
    );
  },
  async measure() {
    found = '';
    const rows: Comparison[] = [];
    const list: AtSize[] = [];
    for (const size of SIZES) {
      const { app, alone } = await measureAt(size);
      const row = (of: 'field' | 'list', what: string): Comparison => ({
        measured: summary(`${size.toLocaleString('en-GB')} statements: until ${what}`, times(app, of)),
        against: summary('React alone', times(alone, of)),
        ...(of === 'list' && size === MOST && { goal: 1.5 }),
      });
      rows.push(row('list', 'the statements are shown'), row('field', 'the field can be typed in'));
      list.push({ size, took: summary('', times(app, 'list')).median });
      if (size === MOST) found = `\n\nMedians on the way: ${way('the app', app)}; ${way('React alone', alone)}.`;
    }
    found += ` Until the statements are shown ${growth(list)}. Load average after ${loadavg()[0]?.toFixed(1)}.`;
    return rows;
  },
};

/** The starts that count, of both pages by turns. */
async function measureAt(size: number): Promise<{ app: Start[]; alone: Start[] }> {
  const profile = mkdtempSync(path.join(tmpdir(), 'tafellaken-start-'));
  try {
    const { app, alone } = await fillTablet(profile, size);
    const starts: { app: Start[]; alone: Start[] } = { app: [], alone: [] };
    const count = size === MOST ? STARTS : STARTS_OF_FEWER;
    for (let i = 0; i < BEFORE + count; i++) {
      const [a, b] = [await startCold(profile, app, size), await startCold(profile, alone, size)];
      if (i < BEFORE) continue;
      starts.app.push(a);
      starts.alone.push(b);
    }
    return starts;
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Has the statements written down on the tablet, and both pages stored for a start without a network; then everything that served them ends. */
async function fillTablet(profile: string, size: number): Promise<{ app: string; alone: string }> {
  const venue = await openVenue();
  try {
    const context = await launch(profile);
    const page = await context.newPage();
    await page.goto(venue.table(TABLE));
    await listHolds(page, 0);
    await typeStatements(page, texts(0, size));
    await listHolds(page, size);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const alone = await serveReactAlone(venue.link(TABLE), await viewOf(venue.url, venue.link(TABLE), size));
    await page.goto(alone.url);
    await listHolds(page, size);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    await context.close();
    await alone.stop();
    return { app: venue.table(TABLE), alone: alone.url };
  } finally {
    await venue.end();
  }
}

async function launch(profile: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, { ...(await chromiumLaunch()), ...TABLET });
  await beginAtTables(context);
  return context;
}

async function startCold(profile: string, url: string, size: number): Promise<Start> {
  const context = await launch(profile);
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.addInitScript(watchStart);
    await page.waitForTimeout(SETTLE_MS);
    await page.goto(url);
    return await started(page, size);
  } finally {
    await context.close();
  }
}

async function started(page: Page, size: number): Promise<Start> {
  await page.waitForFunction(() => window.start?.list, null, { timeout: PATIENCE_MS });
  await listHolds(page, size);
  return page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    const scripts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
      ({ name }) => name.includes('/assets/') && name.endsWith('.js'),
    );
    const { field = 0, list = 0 } = window.start ?? {};
    return { page: navigation?.responseEnd ?? 0, script: scripts[0]?.responseEnd ?? 0, field, list };
  });
}

declare global {
  interface Window {
    start?: { field?: number; list?: number };
  }
}

/** Runs in the page, before anything else: notes when a frame with the field, and one with rows in the list, had been drawn. */
function watchStart(): void {
  const start: { field?: number; list?: number } = {};
  window.start = start;
  const noteDrawn = (what: 'field' | 'list') => {
    start[what] = 0;
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // its message comes after the frame
      port1.onmessage = () => {
        start[what] = performance.now();
      };
      port2.postMessage('');
    });
  };
  const observer = new MutationObserver(() => {
    if (start.field === undefined && document.querySelector('textarea')) noteDrawn('field');
    if (start.list !== undefined || !document.querySelector('[data-row]')) return;
    noteDrawn('list');
    observer.disconnect();
  });
  observer.observe(document, { childList: true, subtree: true });
}

function times(starts: readonly Start[], of: keyof Start): number[] {
  return starts.map((start) => start[of]);
}

function way(name: string, starts: readonly Start[]): string {
  const at = (of: keyof Start) => `${summary('', times(starts, of)).median.toFixed(0)} ms`;
  return `${name}: page ${at('page')}, script ${at('script')}, field ${at('field')}, list ${at('list')}`;
}
