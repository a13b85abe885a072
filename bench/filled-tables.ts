import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type HostLink, linksOfSample } from '../scripts/simulated-links.ts';
import { capabilityPath } from '../src/domain/capability.ts';
import { newId, type RandomBytes } from '../src/domain/ids.ts';
import { SAMPLE_STATEMENTS } from '../src/domain/sample-statements.ts';
import { MemoryJournal } from '../src/journal/memory-journal.ts';
import { SecondCopy } from '../src/journal/second-copy.ts';
import { connectToHub } from '../src/sync/connection.ts';
import { openSession } from '../src/sync/open-session.ts';
import type { MeetingView, Session } from '../src/sync/session.ts';
import { endAll, startHubProcess } from '../tests/hub/hub-process.ts';

/** A hub on the same machine takes a thousand statements in a second or two; a busy machine, ten times that. */
const FILL_PATIENCE_MS = 30_000;
const ROOT = path.resolve(import.meta.dirname, '..');

/** A hub of the bench's own with the sample meeting, serving the built app. */
export interface Venue {
  /** `http://127.0.0.1:<port>`. */
  url: string;
  /** The folder of the app that is served: a copy. */
  dist: string;
  /** The hub's data folder. */
  data: string;
  link(number: number): HostLink;
  /** The address of a table's screen, by its number. */
  table(number: number): string;
  /** Has that many statements captured at a table, by a client with a socket of its own, and waits until the hub has them all. */
  fill(number: number, statements: number): Promise<void>;
  end(): Promise<void>;
}

/** Builds the app where it is not up to date. Throws when it cannot be built, or the hub does not start. */
export async function openVenue(): Promise<Venue> {
  const dist = await builtApp();
  const hub = await startHubProcess({ args: ['--dist', dist] });
  const { hosts } = await linksOfSample(hub.url);
  const link = (number: number) => {
    const found = hosts.find(({ station }) => station === `table-${number}`);
    if (!found) throw new Error(`The sample meeting has no table ${number}`);
    return found;
  };
  return {
    url: hub.url,
    dist,
    data: hub.data,
    link,
    table: (number) => `${hub.url}/#${capabilityPath(link(number))}`,
    fill: (number, statements) => captureAt(hub.url, link(number), statements),
    async end() {
      await endAll();
      rmSync(dist, { recursive: true, force: true });
    },
  };
}

/** A copy of the built app: a build that runs meanwhile must not exchange it under the pages that are measured. */
export async function builtApp(): Promise<string> {
  const checkout = pathToFileURL(path.join(ROOT, 'scripts/checkout.mjs')).href;
  const { build } = (await import(checkout)) as { build(): boolean };
  if (!build()) throw new Error('The app could not be built');
  const copy = mkdtempSync(path.join(tmpdir(), 'tafellaken-bench-'));
  cpSync(path.join(ROOT, 'dist'), copy, { recursive: true });
  return copy;
}

/** What a table's screen shows when that many statements have come in. */
export async function viewOf(hub: string, link: HostLink, statements: number): Promise<MeetingView> {
  const session = await openClient(hub, link);
  await until(session, (view) => view.setup.known && view.statements.get(link.station)?.length === statements);
  const view = session.view.getState();
  await session.close();
  return view;
}

async function openClient(hub: string, link: HostLink): Promise<Session> {
  const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length));
  const joined = { id: link.meeting, title: '', capabilities: [link], hub, openedAt: Date.now() };
  return openSession(joined, link, {
    journal: new MemoryJournal(),
    copy: new SecondCopy(undefined),
    connect: connectToHub,
    random,
    now: Date.now,
    tab: newId<string>(random),
  });
}

/** Has statements captured at a table, `pause` ms after each other, and waits until the hub has them all. */
export async function captureAt(hub: string, link: HostLink, statements: number, pause = 0): Promise<void> {
  const session = await openClient(hub, link);
  await until(session, (view) => view.setup.known && view.link.state === 'connected');
  const { setup, round } = session.view.getState();
  const theme = setup.stations.find((s) => s.id === link.station)?.theme;
  for (let n = 0; n < statements; n++) {
    const line = SAMPLE_STATEMENTS[n % SAMPLE_STATEMENTS.length];
    if (!line) throw new Error('The sample has no statements');
    if (pause > 0) await new Promise((resolve) => setTimeout(resolve, pause));
    const { text, angles, kind = null, voice = null, quote = false } = line;
    session.capture(link.station, {
      ...{ text: `${text} (${n + 1})`, angles, kind, voice, quote },
      ...{ theme: theme ?? line.theme, round: round ?? line.round },
    });
  }
  await until(session, (view) => view.standing.unreceived === 0);
  await session.close();
}

/** Resolves when the view is so; rejects when that takes longer than a hub that works would. */
function until(session: Session, isSo: (view: MeetingView) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      unsubscribe();
      const { link, standing, statements } = session.view.getState();
      const held = [...statements.values()].flat().length;
      reject(new Error(`The hub did not do it: link ${link.state}, ${held} here, ${standing.unreceived} not received`));
    }, FILL_PATIENCE_MS);
    const look = (view: MeetingView) => {
      if (!isSo(view)) return;
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const unsubscribe = session.view.subscribe(look);
    look(session.view.getState());
  });
}
