import { loadavg } from 'node:os';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { grant } from '../src/domain/token.ts';
import { holdsAll, PATIENCE_MS, VIEWPORT } from './desk-page.ts';
import { captureAt } from './filled-tables.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import { openSummit, STATEMENTS, type Summit, TABLES, tableId } from './summit.ts';
import { type Trace, traced } from './trace.ts';

/** No frame of the desk may take longer. Unit: ms. */
const LONGEST_MS = 100;
/** After a press: longer than numbers are kept calm, a search waits for more letters, and a slow machine draws. */
const REST_MS = 1_500;
/** After all is there, a desk still opens a thousand documents. */
const AFTER_MS = 12_000;
/** A thousand tables that write once a minute. Unit: statements a second. */
const LIVE = { tables: 4, perSecond: 16, seconds: 8 };

let found = '';
export const bench: Bench = {
  title: `The facilitator’s desk with ${TABLES.toLocaleString('en')} tables and ${STATEMENTS.toLocaleString('en')} statements`,
  get about() {
    return (
      'The built app in a real Chromium with a real hub that has the whole summit on its disk. For each thing that is done, the ' +
      'longest frame or task that followed, by the clock and in processor time of the page’s main thread: what else a machine does ' +
      `is in the first and not in the second. Aim: none over ${LONGEST_MS} ms.${found}`
    );
  },
  async measure() {
    const summit = await openSummit();
    try {
      const browser = await chromium.launch(await chromiumLaunch());
      try {
        return await measureAll(browser, summit);
      } finally {
        await browser.close();
      }
    } finally {
      await summit.end();
    }
  },
};

interface Measure {
  what: string;
  clock: number[];
  cpu: number[];
}

async function measureAll(browser: Browser, summit: Summit): Promise<Comparison[]> {
  const before = loadavg()[0] ?? 0;
  const context = await browser.newContext({ viewport: VIEWPORT, locale: 'nl-NL' });
  const page = await context.newPage();
  const all: Measure[] = [];
  const opened: string[] = [];
  const measure = async (what: string, times: number, work: (i: number) => Promise<void>) => {
    const one: Measure = { what, clock: [], cpu: [] };
    all.push(one);
    for (let i = 0; i < times; i++) {
      const trace = await traced(browser, page, () => work(i));
      one.clock.push(longest(trace, (w) => w.end - w.start));
      one.cpu.push(longest(trace, (w) => w.cpu));
      console.error(what, one.clock.at(-1)?.toFixed(0), one.cpu.at(-1)?.toFixed(0));
    }
  };
  const open = async (from: string) => {
    await page.goto('about:blank');
    await measure(`opened from ${from}, and the ${AFTER_MS / 1_000} s after`, 1, async () => {
      const start = performance.now();
      await page.goto(summit.desk);
      const took = () => `in ${((performance.now() - start) / 1_000).toFixed(1)} s`;
      const all = await holdsAll(page, STATEMENTS).then(took, () => `not within ${PATIENCE_MS / 1_000} s`);
      opened.push(`from ${from} ${all}`);
      await page.waitForTimeout(AFTER_MS);
    });
  };
  await open('the hub');
  await measure('a press in the matrix', 5, async (i) => {
    const cells = page.locator('table').first().locator('tbody td button');
    await cells.nth((i * 3) % (await cells.count())).click();
    await rest(page);
  });
  await page.getByRole('button', { name: 'Wis filters' }).click();
  const search = page.getByLabel('Zoek in uitspraken');
  const seek = async (text: string) => {
    await search.fill('');
    await search.pressSequentially(text, { delay: 90 });
    await rest(page);
  };
  await measure('the first search, with reading all statements', 1, async () => {
    await seek('mantelzorger');
    await page.waitForFunction(() => !document.body.textContent.includes('Er wordt nog gezocht'), null, {
      timeout: PATIENCE_MS,
    });
    await rest(page);
  });
  const sought = ['zorg', 'wachtlijst thuiszorg', 'eenzam', 'buurthuizen', 'vrijwiligers', 'de buurt'];
  await measure('a search, typed', sought.length, (i) => seek(sought[i] ?? 'zorg'));
  await measure('a search and a press in the matrix', 4, async (i) => {
    if (i === 0) await seek('zorg');
    await page
      .locator('table')
      .first()
      .locator('tbody td button')
      .nth(i * 4)
      .click();
    await rest(page);
  });
  await page.getByRole('button', { name: 'Wis filters' }).click();
  await rest(page);
  const views = ['Laatste 5 min', 'Per ronde', 'Wie sprak', 'Alles'];
  await measure('another view of the matrix', views.length, async (i) => {
    const group = page.getByRole('group', { name: 'Wat de tabel toont' });
    await group.getByRole('button', { name: views[i] ?? '' }).click();
    await rest(page);
  });
  await measure('another order of the tables', 4, async (i) => {
    const heads = page.locator('thead th[aria-sort] button');
    await heads.nth(i % (await heads.count())).click();
    await rest(page);
  });
  await measure('scrolling the statements', 2, async () => {
    await page.getByRole('grid').hover();
    for (let i = 0; i < 20; i++) await page.mouse.wheel(0, 900);
    await rest(page);
  });
  await page.getByRole('grid').evaluate((list) => list.scrollTo({ top: 0 }));
  await rest(page);
  await measure(`${LIVE.perSecond} statements a second come in`, 1, async () => {
    await Promise.all(
      Array.from({ length: LIVE.tables }, (_, i) => {
        const link = grant(summit.rootKey, {
          role: 'host',
          meeting: summit.meeting,
          station: tableId(i),
          generation: 1,
        });
        if (link.role !== 'host') throw new Error('Not a link of a table');
        const pause = (1_000 * LIVE.tables) / LIVE.perSecond;
        return captureAt(summit.hub, link, (LIVE.perSecond * LIVE.seconds) / LIVE.tables, pause);
      }),
    );
  });
  await open('this device');
  const over = (key: 'clock' | 'cpu') => {
    const some = all.flatMap(({ what, [key]: times }) =>
      times.filter((ms) => ms > LONGEST_MS).map((ms) => `${what} ${ms.toFixed(0)} ms`),
    );
    return some.length === 0 ? 'none' : some.join('; ');
  };
  found =
    `\n\nOpened ${opened.join(', ')}. Over ${LONGEST_MS} ms of processor time: ${over('cpu')}; by the clock: ${over('clock')}. ` +
    `Load average ${before.toFixed(1)} before, ${(loadavg()[0] ?? 0).toFixed(1)} after.`;
  return all.map(({ what, clock, cpu }) => ({
    measured: summary(`${what}: processor time`, cpu),
    against: summary('by the clock', clock),
  }));
}

/** Of frames and tasks alike. */
function longest(trace: Trace, of: (work: Trace['tasks'][number]) => number): number {
  return Math.max(0, ...trace.frames.map(of), ...trace.tasks.map(of));
}

function rest(page: Page): Promise<void> {
  return page.waitForTimeout(REST_MS);
}
