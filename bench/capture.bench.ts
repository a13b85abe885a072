import { loadavg } from 'node:os';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { openVenue, type Venue } from './filled-tables.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import { type Desk, openDesk, type Saves, typeAndSave } from './saves.ts';

/** Already in the list of this round when the measuring begins. */
const STATEMENTS = 1_000;
/** Typed and saved on each page: in turns, so that what else the machine does in these minutes falls on all of them alike. */
const SAVES = 30;
const TURNS = 3;
/** As the developer tools' "4× slowdown": a cheap tablet beside a desk computer. */
const SLOWDOWNS = [1, 4] as const;
/** What no frame may take. Unit: ms. */
const LONGEST_FRAME_MS = 50;
/** Tablets lie flat: the size at which the list stands beside the field. */
const VIEWPORT = { width: 1024, height: 768 };

/** The pages that are compared at one speed. */
interface Desks {
  slowdown: number;
  full: Desk;
  empty: Desk;
  bare: Desk;
}

let found = '';
export const bench: Bench = {
  title: `Saving a statement with ${STATEMENTS.toLocaleString('en')} in the list`,
  get about() {
    return (
      `The built app in a real Chromium with a real hub. A host types ${SAVES} statements and saves each with Enter; the table’s list of this ` +
      `round holds ${STATEMENTS.toLocaleString('en')}. Times are Chromium’s own, to the moment in which a change was shown; a frame counts ` +
      'from the task that asked for it to the end of its painting, and the longest is looked for from Enter until the screen ' +
      'has come to rest. Beside it: the same screen with an empty list, and a page with nothing but a text field, which on ' +
      `Enter puts the words into IndexedDB, strict, and shows a row when they are on the disk.${found}`
    );
  },
  async measure() {
    const busyBefore = loadavg()[0] ?? 0;
    const venue = await openVenue();
    const browser = await chromium.launch(await chromiumLaunch());
    try {
      const all: Desks[] = [];
      for (const [i, slowdown] of SLOWDOWNS.entries()) all.push(await openDesks(browser, venue, 2 * i + 1, slowdown));
      for (let turn = 0; turn < TURNS; turn++) {
        for (const { full, empty, bare } of all) {
          for (const desk of [full, empty, bare]) await typeAndSave(browser, desk, texts(turn));
        }
      }
      found = finding(all, busyBefore);
      return all.flatMap(compare);
    } finally {
      await browser.close();
      await venue.end();
    }
  },
};

/** Two tables of the sample meeting, the first one filled, and the bare page. */
async function openDesks(browser: Browser, venue: Venue, table: number, slowdown: number): Promise<Desks> {
  await venue.fill(table, STATEMENTS);
  return {
    slowdown,
    full: await openDesk(await openTable(browser, venue.table(table), STATEMENTS), 'received', slowdown),
    empty: await openDesk(await openTable(browser, venue.table(table + 1), 0), 'received', slowdown),
    bare: await openDesk(await openBare(browser, venue), 'kept', slowdown),
  };
}

/** A table's screen on a tablet of its own, when all that is in its list stands there and the app is there for offline. */
async function openTable(browser: Browser, link: string, statements: number): Promise<Page> {
  const page = await openPage(browser);
  await page.goto(link);
  await page.waitForFunction(
    (count) => document.querySelectorAll('[data-row]').length === count && document.activeElement?.matches('textarea'),
    statements,
  );
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return page;
}

/** The least that could keep what is typed. It stands on the hub's origin, because a page must have one to have a disk. */
async function openBare(browser: Browser, venue: Venue): Promise<Page> {
  const page = await openPage(browser);
  const address = `${venue.url}/bare`;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: BARE }));
  await page.goto(address);
  await page.waitForFunction(() => document.activeElement?.matches('textarea'));
  return page;
}

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: VIEWPORT, hasTouch: true, locale: 'nl-NL' });
  return context.newPage();
}

const BARE = `<!doctype html><meta charset="utf-8"><title>Bare</title><textarea></textarea><div></div><script>
const opening = indexedDB.open('bare', 1);
opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { keyPath: 'id' });
opening.onsuccess = () => {
  const field = document.querySelector('textarea');
  let id = 0;
  field.onkeydown = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const text = field.value;
    field.value = '';
    const writing = opening.result.transaction('rows', 'readwrite', { durability: 'strict' });
    writing.objectStore('rows').put({ id: ++id, text, at: Date.now() });
    writing.oncomplete = () => {
      const row = document.createElement('p');
      row.dataset.row = '';
      row.innerHTML = '<span></span><span data-safety="kept"></span>';
      row.firstChild.textContent = text;
      document.querySelector('div').prepend(row);
    };
  };
  field.focus();
};
</script>`;

function texts(turn: number): string[] {
  const each = SAVES / TURNS;
  return Array.from({ length: each }, (_, i) => `Bankje bij de halte ${turn * each + i + 1}`);
}

function compare({ slowdown, full, empty, bare }: Desks): Comparison[] {
  const speed = slowdown === 1 ? '' : `, ${slowdown}× slowed`;
  const [many, none, plain] = [`${STATEMENTS.toLocaleString('en')} in the list`, 'empty list', 'bare page'];
  const row = (what: string, of: keyof Saves, against: Desk, beside: string): Comparison => ({
    measured: summary(`${what}, ${many}${speed}`, full.saves[of]),
    against: summary(beside, against.saves[of]),
  });
  return [
    row('key → shown', 'keystroke', bare, plain),
    row('key → shown', 'keystroke', empty, none),
    row('Enter → statement shown', 'visible', empty, none),
    row('Enter → “kept” shown', 'kept', bare, `${plain}, one strict put`),
    row('Enter → “kept” shown', 'kept', empty, none),
    row('Enter → “received” shown', 'received', empty, none),
    row('longest frame of a save', 'frame', empty, none),
    row('longest task of a save', 'task', empty, none),
    row('the same, processor time only', 'taskCpu', empty, none),
  ];
}

/** The worst cases, which a table of medians does not show, and how busy the machine was. */
function finding(all: readonly Desks[], busyBefore: number): string {
  const worst = all.map(({ slowdown, full, empty, bare }) => {
    const of = (desk: Desk) => `${Math.max(...desk.saves.frame).toFixed(1)} ms`;
    const over = full.saves.frame.filter((ms) => ms > LONGEST_FRAME_MS).length;
    const key = `${Math.max(...full.saves.keystroke).toFixed(1)} ms`;
    return (
      `${slowdown === 1 ? 'Not slowed' : `Slowed ${slowdown}×`}: the longest frame of all ${SAVES} saves took ${of(full)} ` +
      `(${over} over ${LONGEST_FRAME_MS} ms), with an empty list ${of(empty)}, on the bare page ${of(bare)}; the slowest key ${key}.`
    );
  });
  const busy = `Load average ${busyBefore.toFixed(1)} before and ${(loadavg()[0] ?? 0).toFixed(1)} after.`;
  return `\n\n${[...worst, busy].join('\n')}`;
}
