import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../scripts/browser.ts';
import { bytes } from './bytes.ts';
import { openVenue, type Venue } from './filled-tables.ts';
import { growth } from './growth.ts';
import type { Bench, Comparison } from './harness.ts';
import { heapSize, hubSize, profileSizes, toldStored } from './places.ts';
import { beginAtTables, listHolds, PATIENCE_MS, TABLET } from './tablet.ts';
import { storedEntries, texts, typeStatements } from './type-statements.ts';
import { type Way, type Wire, watchWire } from './wire.ts';

/** Statements at the table when everything is measured; the first is what all others are measured from. */
const SIZES = [0, 100, 300, 1_000];
/** Statements that are saved one by one, each when the one before has come to rest, for what goes over the wire for each. */
const LONE = 8;
/** Longer than it takes until the last word about a statement has been said. Unit: ms. */
const REST_MS = 1_000;
const TABLE = 1;
const LAPTOP = { viewport: { width: 1366, height: 768 }, locale: 'nl-NL' };

/** What everything came to with so many statements at the table. Unit: bytes. */
interface AtStatements {
  statements: number;
  json: number;
  hub: number;
  tableHeap: number;
  deskHeap: number;
  told: number;
  profile: Record<string, number>;
}

let found = '';
export const bench: Bench = {
  title: 'What a statement weighs',
  get about() {
    return (
      'Statements are written down on the table’s own screen, in a real Chromium with a profile on the disk, and received by a real ' +
      `hub; a facilitator’s desk on another device follows. Everything is measured with ${SIZES.slice(1).join(', ')} of them ` +
      `beyond what it is with none, and divided by their number; beside it the statement’s entry as JSON in UTF-8. On the wire: ` +
      'WebSocket frames with their headers. Disks: the folders after the browser was closed, and after the hub’s write-ahead log ' +
      `went into its database. Heap: after collecting garbage. Aims: wire 1.2 ×, tablet’s disk 2.5 ×, hub’s disk 1.5 ×, heap 4 ×.${found}`
    );
  },
  async measure() {
    const profile = mkdtempSync(path.join(tmpdir(), 'tafellaken-size-'));
    const venue = await openVenue();
    try {
      const browser = await chromium.launch(await chromiumLaunch());
      try {
        return await measureAll(browser, venue, profile);
      } finally {
        await browser.close();
      }
    } finally {
      await venue.end();
      rmSync(profile, { recursive: true, force: true });
    }
  },
};

async function measureAll(browser: Browser, venue: Venue, profile: string): Promise<Comparison[]> {
  const desk = await (await browser.newContext(LAPTOP)).newPage();
  const downWire = await watchWire(desk);
  await desk.goto(await deskOf(venue));
  const all: AtStatements[] = [];
  let lone: Lone | undefined;
  for (const size of SIZES) {
    const before = all.at(-1)?.statements ?? 0;
    const { context, page, wire } = await openTable(profile, venue);
    await listHolds(page, before);
    await typeStatements(page, texts(before, size));
    await listHolds(page, size);
    await deskHolds(desk, size);
    await page.waitForTimeout(REST_MS);
    const at = await measureAt(page, desk, venue, size);
    if (size === SIZES.at(-1)) lone = await sendAlone(page, wire, downWire, size);
    await context.close();
    all.push({ ...at, profile: profileSizes(profile) });
  }
  if (!lone) throw new Error('Nothing was sent');
  return compare(all, lone);
}

async function openTable(profile: string, venue: Venue): Promise<{ context: BrowserContext; page: Page; wire: Wire }> {
  const context = await chromium.launchPersistentContext(profile, { ...(await chromiumLaunch()), ...TABLET });
  await beginAtTables(context);
  const page = context.pages()[0] ?? (await context.newPage());
  const wire = await watchWire(page);
  await page.goto(venue.table(TABLE));
  return { context, page, wire };
}

async function deskOf({ url }: Venue): Promise<string> {
  const { links } = (await (await fetch(`${url}/api/sample`)).json()) as { links: { role: string; path: string }[] };
  return `${url}/#${links.find(({ role }) => role === 'facilitator')?.path}`;
}

async function deskHolds(desk: Page, statements: number): Promise<void> {
  await desk.waitForFunction(
    (count) => {
      const title = document.querySelector('#statements h2')?.textContent;
      return title !== undefined && Number(title?.replaceAll(/\D/g, '')) === count;
    },
    statements,
    { timeout: PATIENCE_MS },
  );
}

async function measureAt(
  page: Page,
  desk: Page,
  venue: Venue,
  statements: number,
): Promise<Omit<AtStatements, 'profile'>> {
  const [tablet, laptop] = [await page.context().newCDPSession(page), await desk.context().newCDPSession(desk)];
  const entries = (await storedEntries(page)).filter(({ type }) => type === 'captured');
  const json = entries.reduce((sum, entry) => sum + Buffer.byteLength(JSON.stringify(entry)), 0);
  const at = {
    statements,
    json,
    hub: hubSize(venue.data),
    tableHeap: await heapSize(tablet),
    deskHeap: await heapSize(laptop),
    told: await toldStored(page, tablet),
  };
  if (entries.length !== statements)
    throw new Error(`${entries.length} of ${statements} statements are in the journal`);
  await Promise.all([tablet.detach(), laptop.detach()]);
  return at;
}

/** What went over the wire for statements that were saved one by one, and their JSON. */
interface Lone {
  up: Way;
  ack: Way;
  toDesk: Way;
  json: number;
}

async function sendAlone(page: Page, wire: Wire, downWire: Wire, from: number): Promise<Lone> {
  wire.reset();
  downWire.reset();
  for (const text of texts(from, from + LONE)) {
    await typeStatements(page, [text]);
    await page.waitForTimeout(REST_MS);
  }
  const entries = (await storedEntries(page)).sort((a, b) => a.clock - b.clock).slice(-LONE);
  const json = entries.reduce((sum, entry) => sum + Buffer.byteLength(JSON.stringify(entry)), 0);
  return { up: wire.up, ack: wire.down, toDesk: downWire.down, json };
}

function compare(all: readonly AtStatements[], lone: Lone): Comparison[] {
  const [none, ...filled] = all;
  const most = filled.at(-1);
  if (!none || !most) throw new Error('Nothing was measured');
  const disk = ({ profile }: AtStatements) => Object.values(profile).reduce((sum, size) => sum + size, 0);
  const itsJson = bytes('its JSON', most.json / most.statements);
  const grown: string[] = [];
  const row = (what: string, of: (at: AtStatements) => number): Comparison => {
    const beyond = filled.map((at) => ({ size: at.statements, took: of(at) - of(none) }));
    const each = beyond.map(({ size, took }) => took / size);
    grown.push(`${what}: ${each.map((n) => n.toFixed(0)).join(', ')} bytes each, ${growth(beyond)}`);
    return { measured: bytes(what, each.at(-1) ?? 0), against: itsJson };
  };
  /** Without what the first of them bring: rows on the screen, code that is compiled, parts that are fetched. */
  const further = (what: string, of: (at: AtStatements) => number): Comparison => {
    const [first = none] = filled;
    const each = (of(most) - of(first)) / (most.statements - first.statements);
    return { measured: bytes(`${what}, each beyond the first ${first.statements}`, each), against: itsJson };
  };
  const wired = (what: string, total: number): Comparison => ({
    measured: bytes(what, total / LONE),
    against: bytes('its JSON', lone.json / LONE),
  });
  const rows = [
    wired('wire, table to hub: the update with the statement', lone.up.updateBytes),
    wired('wire, table to hub: all that is said', lone.up.bytes),
    wired('wire, hub to table: all that is said', lone.ack.bytes),
    wired('wire, hub to desk: the update with the statement', lone.toDesk.updateBytes),
    wired('wire, hub to desk: all that is said', lone.toDesk.bytes),
    row('tablet’s disk', disk),
    row('tablet’s IndexedDB, as the browser tells it', ({ told }) => told),
    further('tablet’s disk', disk),
    row('hub’s disk', ({ hub }) => hub),
    row('heap of the table’s page', ({ tableHeap }) => tableHeap),
    further('heap of the table’s page', ({ tableHeap }) => tableHeap),
    row('heap of the desk’s page', ({ deskHeap }) => deskHeap),
    further('heap of the desk’s page', ({ deskHeap }) => deskHeap),
  ];
  const frames = ({ frames, updates }: Way) =>
    `${(frames / LONE).toFixed(1)} (${(updates / LONE).toFixed(1)} with a change)`;
  const places = Object.keys(most.profile)
    .map(
      (place) => `${place} ${(((most.profile[place] ?? 0) - (none.profile[place] ?? 0)) / most.statements).toFixed(0)}`,
    )
    .join(', ');
  found =
    `\n\nFrames for one statement: up ${frames(lone.up)}, back to the table ${frames(lone.ack)}, to the desk ${frames(lone.toDesk)}. ` +
    `The tablet’s disk, bytes each: ${places}.\n\n${grown.join('. ')}.`;
  return rows;
}
