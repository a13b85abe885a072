import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { seeded } from '../../scripts/simulated-host.ts';
import type { MeetingId, StationId } from '../../src/domain/ids.ts';
import { readMeeting } from '../../src/hub/read-meeting.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { endAll, type HubProcess, startHubProcess } from '../hub/hub-process.ts';
import { CHROMIUM } from './chromium.ts';
import type { Engine, EngineName, RunningBrowser } from './engine.ts';
import { FIREFOX } from './firefox.ts';
import { endAllGroups } from './process-group.ts';
import { listen, marksShown, type Said, type Screen } from './typist.ts';
import { WEBKIT } from './webkit.ts';

/** How many times the usual counts: 1 in `npm test`, 10 in `npm run torture`. Not always a whole number. */
const TIMES = Number(process.env.TORTURE) > 0 ? Number(process.env.TORTURE) : 1;
/** So many times a usual count. */
export const times = (count: number): number => Math.max(1, Math.round(count * TIMES));
/** Of the moments at which things are killed; told with the results, so that a run can be had again as far as time can be. */
export const SEED = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 31);
/** A page stands ready for typing this soon after the browser was started. */
const READY_WITHIN_MS = 30_000;
/** What is kept is shown this soon after a start, on a machine that does much else; what is not there then is lost. */
const SHOWN_WITHIN_MS = 15_000;
/** A tablet is made, and put away, within this time. */
const MAKING_MS = 60_000;
/**
 * All that a series wrote has gone over to the hub by then. The hub takes 20 updates a second from one table's link: the 800 of two tabs
 * that a script types in a few seconds, each sent by both, are some 80 s on their way.
 */
const ARRIVED_WITHIN_MS = 180_000;

export { expect };

export const ENGINE: Record<EngineName, Engine> = { chromium: CHROMIUM, firefox: FIREFOX, webkit: WEBKIT };

/** A tablet at table 1 of the sample meeting: a profile on the disk, and the browser on it that comes and goes. */
export interface Tablet {
  /** Where its profile lies. */
  profile: string;
  /** The table's link. */
  link: string;
  /** Starts the browser and opens the table's screen, hub or no hub. */
  open(before?: (browser: RunningBrowser) => Promise<void>): Promise<OpenTablet>;
  /** The hub, killed and brought back on its data. */
  hub: { gone(): Promise<void>; back(): Promise<void> };
  /** What lies on the hub's disk: how often each mark is there, and which of them are withdrawn. */
  atHub(): Promise<{ counts: Map<string, number>; withdrawn: Set<string> }>;
}
export interface OpenTablet {
  browser: RunningBrowser;
  said: Said;
}

/** Gives a test a tablet that has been at its table once, so that it starts without a hub. */
export const test = base.extend<{ tablet: Tablet; random: () => number; folder: string; engine: EngineName }>({
  engine: ['chromium', { option: true }],
  /** Where profiles lie: on a disk. */
  folder: [tmpdir(), { option: true }],
  random: async ({ browserName: _ }, use, info) => {
    await use(seeded(SEED + Number.parseInt(info.testId.slice(0, 6), 16)));
  },
  tablet: [
    async ({ folder: place, engine }, use) => {
      const args = process.env.TORTURE_DIST ? ['--dist', process.env.TORTURE_DIST] : [];
      const folder = mkdtempSync(path.join(place, 'tafellaken-torture-'));
      const profile = path.join(folder, 'profile');
      let hub: HubProcess = await startHubProcess({ args });
      const answer = await fetch(`${hub.url}/api/sample`);
      const { links } = (await answer.json()) as { links: { role: string; number?: number; path: string }[] };
      const table = links.find((l) => l.role === 'host' && l.number === 1);
      if (!table) throw new Error('The sample has no link for table 1');
      // by this name every engine has service workers without https
      const link = `http://localhost:${hub.port}/#${table.path}`;

      const open: Tablet['open'] = async (before) => {
        const { ear, said } = listen();
        const browser = await ENGINE[engine].start(profile, ear);
        await before?.(browser);
        await browser.goto(link);
        await expectOn(browser, 'a field to type in', () => {
          if (document.querySelector('textarea')) return true;
          // the step before a table's first opening has one button to start with
          document.querySelector<HTMLElement>('form [type=submit]')?.click();
          return false;
        });
        return { browser, said };
      };
      const { browser } = await open();
      await expectOn(browser, 'a service worker', () => Boolean(navigator.serviceWorker.controller));
      const setUpKnown = () => document.querySelector('h1')?.textContent?.includes('Samenleven') === true;
      await expectOn(browser, 'the set-up', setUpKnown);
      await browser.end();
      // the app itself is on the disk half a minute later by itself; a power cut before that costs the start without a hub
      if (process.platform === 'linux') spawnSync('sync');

      await use({
        profile,
        link,
        open,
        hub: {
          gone: async () => void (await hub.end('SIGKILL')),
          back: async () => {
            hub = await startHubProcess({ data: hub.data, port: hub.port, args });
          },
        },
        atHub: () => marksAtHub(hub.data),
      });
      await endAllGroups();
      await endAll();
      rmSync(folder, { recursive: true, force: true });
    },
    { timeout: MAKING_MS },
  ],
  // a trace of pages that are killed by the dozen fills the disk, and slows the typist down
  trace: 'off',
});

async function expectOn(screen: Screen, what: string, there: () => boolean): Promise<void> {
  await expect
    .poll(() => screen.evaluate(there, undefined).catch(() => false), {
      message: what,
      timeout: READY_WITHIN_MS,
      intervals: [20, 50],
    })
    .toBe(true);
}

/** Those of the marks that the list does not show, after it was given time to; and those that it shows more than once. */
export async function missingAndDouble(
  page: Screen,
  marks: Iterable<string>,
): Promise<{ lost: string[]; twice: string[] }> {
  const wanted = [...marks];
  const until = Date.now() + SHOWN_WITHIN_MS;
  for (;;) {
    const shown = await marksShown(page);
    const there = new Set(shown);
    const lost = wanted.filter((mark) => !there.has(mark));
    if (lost.length > 0 && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 50)); // between two looks
      continue;
    }
    return { lost, twice: shown.filter((mark, i) => shown.indexOf(mark) !== i) };
  }
}

/** Brings the hub back and waits until each of the marks lies on its disk, once. */
export async function expectAllAtHub(tablet: Tablet, marks: Iterable<string>): Promise<void> {
  const wanted = [...marks];
  await expect
    .poll(
      async () => {
        const { counts } = await tablet.atHub();
        return wanted.filter((mark) => !counts.has(mark)).length;
      },
      { message: 'statements that the hub lacks', timeout: ARRIVED_WITHIN_MS },
    )
    .toBe(0);
  const { counts } = await tablet.atHub();
  expect(
    [...counts].filter(([, count]) => count > 1),
    'statements that are there twice',
  ).toEqual([]);
}

async function marksAtHub(data: string): ReturnType<Tablet['atHub']> {
  const log = SqliteLog.open(data, { readOnly: true });
  try {
    const read = await readMeeting(log, 'voorbeeld' as MeetingId);
    const counts = new Map<string, number>();
    const withdrawn = new Set<string>();
    for (const statement of read?.fold.stations.get('table-1' as StationId)?.statements.values() ?? []) {
      const mark = /^Uitspraak (\d+\.\d+) /.exec(statement.text)?.[1];
      if (mark === undefined) continue;
      counts.set(mark, (counts.get(mark) ?? 0) + 1);
      if (statement.withdrawn) withdrawn.add(mark);
    }
    return { counts, withdrawn };
  } finally {
    await log.close();
  }
}
