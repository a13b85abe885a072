import { loadavg } from 'node:os';
import { type Browser, chromium } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { openBareDesk, openTableDesk, storedUpdates } from './desks.ts';
import { openVenue, type Venue } from './filled-tables.ts';
import { growth } from './growth.ts';
import { type Bench, type Comparison, summary } from './harness.ts';
import { type Desk, type Saves, typeAndSave } from './saves.ts';

/** Already in the list of this round when the measuring begins: a thousand, and fewer to see how it grows. */
const [FEW, SOME, MANY] = [10, 100, 1_000] as const;
/** Typed and saved on each page: in turns, so that what else the machine does in these minutes falls on all pages alike. */
const SAVES = 12;
const TURNS = 3;
/** Four times: what the developer tools of a browser call a slow tablet. */
const SLOWDOWN = 4;
/** A frame of sixty a second: what the key of a full list may take longer than one of an empty page. Unit: ms. */
const FRAME_MS = 1_000 / 60;
/** From here on a browser calls a task long. Unit: ms. */
const LONGEST_MS = 50;

const FEW_IN_LIST = `${FEW} in the list`;
const MANY_IN_LIST = `${MANY.toLocaleString('en-GB')} in the list`;

/** The pages that are compared. */
interface Desks {
  full: Desk;
  some: Desk;
  few: Desk;
  bare: Desk;
  /** Rows on the disk of the full one, before and after. */
  stored: [number, number];
}

let found = '';
export const bench: Bench = {
  title: `Saving a statement with ${MANY_IN_LIST}`,
  /** With what the table of medians does not show, once it has been measured. */
  get about() {
    return (
      `The built app in a real Chromium with a real hub, its processor slowed ${SLOWDOWN} times. A host types ${SAVES} statements and saves each with Enter; the list of ` +
      `this round holds up to ${MANY.toLocaleString('en-GB')}. Times run to the moment in which a change was shown. A frame counts as in Chromium’s ` +
      'long-animation-frame API, to the end of its painting; the longest is looked for from Enter until the screen has come to ' +
      `rest. Beside it: the same screen with ${FEW_IN_LIST}, and a page with nothing but a text field, which on Enter puts the ` +
      `words into IndexedDB, strict, and shows them when they are on the disk.${found}`
    );
  },
  async measure() {
    const before = busy();
    const venue = await openVenue();
    try {
      const browser = await chromium.launch(await chromiumLaunch());
      try {
        const desks = await openDesks(browser, venue);
        const { full, some, few, bare, stored } = desks;
        for (let turn = 0; turn < TURNS; turn++) {
          for (const desk of [full, some, few, bare]) await typeAndSave(browser, desk, texts(turn), SLOWDOWN);
        }
        stored[1] = await storedUpdates(full);
        found = `\n\n${goals(desks)} ${worst(desks)} ${growths(desks)} Load average ${before} before, ${busy()} after.`;
        return compare(desks);
      } finally {
        await browser.close();
      }
    } finally {
      await venue.end();
    }
  },
};

async function openDesks(browser: Browser, venue: Venue): Promise<Desks> {
  const full = await openTableDesk(browser, venue, 1, MANY);
  const some = await openTableDesk(browser, venue, 2, SOME);
  const few = await openTableDesk(browser, venue, 3, FEW);
  const bare = await openBareDesk(browser, venue);
  return { full, some, few, bare, stored: [await storedUpdates(full), 0] };
}

function texts(turn: number): string[] {
  const each = SAVES / TURNS;
  return Array.from({ length: each }, (_, i) => `Meer bankjes ${turn * each + i + 1}`);
}

function compare({ full, few, bare }: Desks): Comparison[] {
  const row = (what: string, of: keyof Saves, against: Desk, beside: string): Comparison => ({
    measured: summary(`${what}, ${MANY_IN_LIST}`, full.saves[of]),
    against: summary(beside, against.saves[of]),
  });
  return [
    row('key → shown', 'keystroke', bare, 'bare page'),
    row('key → shown', 'keystroke', few, FEW_IN_LIST),
    row('key → shown: processor time', 'keystrokeCpu', bare, 'bare page'),
    row('Enter → statement shown', 'visible', few, FEW_IN_LIST),
    row('Enter → “kept” shown', 'kept', bare, 'bare page, one strict put'),
    row('Enter → “kept” shown', 'kept', few, FEW_IN_LIST),
    row('Enter → “kept” shown: processor time', 'keptCpu', bare, 'bare page, one strict put'),
    row('Enter → “received” shown', 'received', few, FEW_IN_LIST),
    row('longest frame of a save', 'frame', few, FEW_IN_LIST),
    row('most processor time in a frame of a save', 'frameCpu', few, FEW_IN_LIST),
    row('longest task of a save', 'task', few, FEW_IN_LIST),
  ];
}

/** What was aimed at, and what came out. */
function goals({ full, bare }: Desks): string {
  const middle = (of: keyof Saves, desk: Desk) => summary('', desk.saves[of]).median;
  const later = middle('keystroke', full) - middle('keystroke', bare);
  const times = middle('kept', full) / middle('kept', bare);
  return (
    `Aims: a key shown within one frame (${FRAME_MS.toFixed(1)} ms) of the bare page: ${later.toFixed(1)} ms later; “kept” shown ` +
    `within twice the time of one bare strict put: ${times.toFixed(1)} times.`
  );
}

/** The worst of all saves. */
function worst({ full, few, bare, stored: [before, after] }: Desks): string {
  const longest = ({ saves }: Desk) => saves.frame.map((ms, i) => Math.max(ms, saves.task[i] ?? 0));
  const most = (times: readonly number[]) => `${Math.max(...times).toFixed(1)} ms`;
  const over = longest(full).filter((ms) => ms > LONGEST_MS).length;
  const overCpu = full.saves.frameCpu.filter((ms) => ms > LONGEST_MS).length;
  return (
    `The longest frame or task of all ${SAVES} saves took ` +
    `${most(longest(full))} (with ${FEW_IN_LIST} ${most(longest(few))}, on the bare page ${most(longest(bare))}), the most ` +
    `processor time in one frame ${most(full.saves.frameCpu)} (${most(few.saves.frameCpu)}; ${most(bare.saves.frameCpu)}). ` +
    `Over ${LONGEST_MS} ms: ${over} saves by the clock, ${overCpu} by processor time. The slowest key: ` +
    `${most(full.saves.keystroke)} (${most(few.saves.keystroke)}; ${most(bare.saves.keystroke)}). ` +
    `In these saves the table was ${after < before ? 'once' : 'not'} written anew as a whole on the tablet’s disk.`
  );
}

/** How what a save takes grows with the list. */
function growths({ full, some, few }: Desks): string {
  const of = (what: string, saves: keyof Saves) => {
    const took = (size: number, desk: Desk) => ({ size, took: summary('', desk.saves[saves]).median });
    return `${what} ${growth([took(FEW, few), took(SOME, some), took(MANY, full)])}`;
  };
  const [key, kept] = [of('A key’s processor time', 'keystrokeCpu'), of('that of a save until “kept”', 'keptCpu')];
  return `${key}; ${kept}.`;
}

function busy(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
