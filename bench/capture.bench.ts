import { loadavg } from 'node:os';
import { type Browser, chromium } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { openBareDesk, openTableDesk, storedUpdates } from './desks.ts';
import { openVenue, type Venue } from './filled-tables.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import { type Desk, type Saves, typeAndSave } from './saves.ts';

/** Already in the list of this round when the measuring begins. */
const STATEMENTS = 1_000;
/** Typed and saved on each page: in turns, so that what else the machine does in these minutes falls on all pages alike. */
const SAVES = 30;
const TURNS = 3;
/** Four times: what the developer tools of a browser call a slow tablet. */
const SLOWDOWNS = [1, 4];
/** What no frame and no task may take on a machine that is not slowed. Unit: ms. */
const LONGEST_MS = 50;

/** The pages that are compared at one speed. */
interface Desks {
  slowdown: number;
  full: Desk;
  empty: Desk;
  bare: Desk;
  /** Rows on the disk of the full one, before and after. */
  stored: [number, number];
}

const MANY = STATEMENTS.toLocaleString('en');
let found = '';
export const bench: Bench = {
  title: `Saving a statement with ${MANY} in the list`,
  /** With what the table of medians does not show, once it has been measured. */
  get about() {
    return (
      `The built app in a real Chromium with a real hub. A host types ${SAVES} statements and saves each with Enter; the list of ` +
      `this round holds ${MANY}. Times run to the moment in which a change was shown. A frame counts as in Chromium’s ` +
      'long-animation-frame API, to the end of its painting; the longest is looked for from Enter until the screen has come to ' +
      'rest. Beside it: the same screen with an empty list, and a page with nothing but a text field, which on Enter puts the ' +
      `words into IndexedDB, strict, and shows them when they are on the disk.${found}`
    );
  },
  async measure() {
    const before = busy();
    const venue = await openVenue();
    try {
      const browser = await chromium.launch(await chromiumLaunch());
      try {
        const all: Desks[] = [];
        for (const slowdown of SLOWDOWNS) all.push(await openDesks(browser, venue, slowdown, 2 * all.length + 1));
        for (let turn = 0; turn < TURNS; turn++) {
          for (const { full, empty, bare } of all) {
            for (const desk of [full, empty, bare]) await typeAndSave(browser, desk, texts(turn));
          }
        }
        for (const { full, stored } of all) stored[1] = await storedUpdates(full);
        found = `\n\n${[...all.map(worst), `Load average ${before} before, ${busy()} after.`].join('\n\n')}`;
        return all.flatMap(compare);
      } finally {
        await browser.close();
      }
    } finally {
      await venue.end();
    }
  },
};

async function openDesks(browser: Browser, venue: Venue, slowdown: number, table: number): Promise<Desks> {
  const full = await openTableDesk(browser, venue, table, STATEMENTS, slowdown);
  const empty = await openTableDesk(browser, venue, table + 1, 0, slowdown);
  const bare = await openBareDesk(browser, venue, slowdown);
  return { slowdown, full, empty, bare, stored: [await storedUpdates(full), 0] };
}

function texts(turn: number): string[] {
  const each = SAVES / TURNS;
  return Array.from({ length: each }, (_, i) => `Meer bankjes ${turn * each + i + 1}`);
}

function compare({ slowdown, full, empty, bare }: Desks): Comparison[] {
  const speed = slowdown === 1 ? '' : `, ${slowdown}× slowed`;
  const row = (what: string, of: keyof Saves, against: Desk, beside: string): Comparison => ({
    measured: summary(`${what}, ${MANY} in the list${speed}`, full.saves[of]),
    against: summary(beside, against.saves[of]),
  });
  return [
    row('key → shown', 'keystroke', bare, 'bare page'),
    row('key → shown', 'keystroke', empty, 'empty list'),
    row('Enter → statement shown', 'visible', empty, 'empty list'),
    row('Enter → “kept” shown', 'kept', bare, 'bare page, one strict put'),
    row('Enter → “kept” shown', 'kept', empty, 'empty list'),
    row('Enter → “received” shown', 'received', empty, 'empty list'),
    row('longest frame of a save', 'frame', empty, 'empty list'),
    row('most processor time in a frame of a save', 'frameCpu', empty, 'empty list'),
    row('longest task of a save', 'task', empty, 'empty list'),
  ];
}

/** The worst of all saves at one speed. */
function worst({ slowdown, full, empty, bare, stored: [before, after] }: Desks): string {
  const longest = ({ saves }: Desk) => saves.frame.map((ms, i) => Math.max(ms, saves.task[i] ?? 0));
  const most = (times: readonly number[]) => `${Math.max(...times).toFixed(1)} ms`;
  const over = longest(full).filter((ms) => ms > LONGEST_MS).length;
  const overCpu = full.saves.frameCpu.filter((ms) => ms > LONGEST_MS).length;
  return (
    `**${slowdown === 1 ? 'Not slowed' : `Slowed ${slowdown}×`}**: the longest frame or task of all ${SAVES} saves took ` +
    `${most(longest(full))} (with an empty list ${most(longest(empty))}, on the bare page ${most(longest(bare))}), the most ` +
    `processor time in one frame ${most(full.saves.frameCpu)} (${most(empty.saves.frameCpu)}; ${most(bare.saves.frameCpu)}). ` +
    `Over ${LONGEST_MS} ms: ${over} saves by the clock, ${overCpu} by processor time. The slowest key: ` +
    `${most(full.saves.keystroke)} (${most(empty.saves.keystroke)}; ${most(bare.saves.keystroke)}). ` +
    `In these saves the table was ${after < before ? 'once' : 'not'} written anew as a whole on the tablet’s disk.`
  );
}

function busy(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
