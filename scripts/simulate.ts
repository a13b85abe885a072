import { parseArgs } from 'node:util';
import type { Capability } from '../src/domain/capability.ts';
import { MeetingId, newId, parseId, type RandomBytes, type StationId } from '../src/domain/ids.ts';
import { MemoryJournal } from '../src/journal/memory-journal.ts';
import { SecondCopy } from '../src/journal/second-copy.ts';
import { connectToHub } from '../src/sync/connection.ts';
import { openSession } from '../src/sync/open-session.ts';
import type { MeetingView, Session } from '../src/sync/session.ts';
import { hostTable, seeded } from './simulated-host.ts';
import { type HostLink, type Links, linksFrom, linksFromData, linksOfSample } from './simulated-links.ts';

/** `npm run simulate`: table hosts that type live against a running hub, each as a real client with a socket of its own. */
const USAGE = `npm run simulate -- [options]

  --hub <address>     the hub                                            (http://localhost:4600)
  --tables <number>   how many tables type; more than the meeting has are added to it    (5)
  --speed <number>    minutes of the evening in one of ours; 1 is human pace            (10)
  --minutes <number>  how long they talk, in minutes of the evening                     (45)
  --seed <number>     the same seed makes the same evening                               (1)
  --data <folder>     takes the links from a hub's data folder instead of its sample meeting
  --meeting <id>      which meeting of that folder                               (voorbeeld)
  --link <link>       a table's link; may be given several times`;

/** How long a table may take to be let in, and the hub to receive the last entries. Unit: ms. */
const ADMISSION_PATIENCE_MS = 10_000;
const RECEIPT_PATIENCE_MS = 10_000;

interface Table {
  name: string;
  session: Session;
  station: StationId;
  sent: number;
}

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stop.signal.aborted) process.exit(130); // asked twice
    stop.abort();
  });
}

// Ends at once: sockets that were let in may be open still, or wait for the other side's word that they are closed.
process.exit(
  await simulate(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }),
);

type Options = ReturnType<typeof readOptions>;

function readOptions(args: string[]) {
  const text = { type: 'string' } as const;
  const options = { hub: text, tables: text, speed: text, minutes: text, seed: text, data: text, meeting: text };
  try {
    const { values } = parseArgs({ args, options: { ...options, link: { type: 'string', multiple: true } } });
    const number = (name: keyof typeof options, otherwise: number, least: number) => {
      const value = Number(values[name] ?? otherwise);
      if (!(value >= least && value < Number.POSITIVE_INFINITY))
        throw new Error(`--${name} must be a number from ${least}.`);
      return value;
    };
    const hub = new URL(values.hub ?? values.link?.find((link) => link.startsWith('http')) ?? 'http://localhost:4600');
    return {
      hub: hub.origin,
      tables: Math.floor(number('tables', 5, 1)),
      speed: number('speed', 10, 0.1),
      minutes: number('minutes', 45, 0.1),
      seed: number('seed', 1, 0),
      data: values.data,
      meeting: values.meeting ?? 'voorbeeld',
      links: values.link,
    };
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

async function simulate(args: string[]): Promise<0 | 1> {
  const options = readOptions(args);
  const { hub, tables: wanted, speed, minutes, seed } = options;
  let links = await findLinks(options);
  if (links.hosts.length < wanted && links.organiser) {
    await addTables(hub, links, wanted);
    links = await findLinks(options);
  }
  if (links.hosts.length === 0) throw new Error('There is no table to type at: give the links of tables with --link.');
  if (links.hosts.length < wanted) console.log(`Only ${links.hosts.length} tables: there are no links for more.`);
  const tables = await Promise.all(links.hosts.slice(0, wanted).map((link) => openTable(hub, link)));
  console.log(
    `${tables.length} tables type for ${minutes} minutes at speed ${speed} (seed ${seed}). Ctrl-C stops them.`,
  );
  console.log('Each second, for each table: entries sent / received by the hub.');

  const startedAt = Date.now();
  const ticker = setInterval(() => console.log(standingLine(tables, startedAt)), 1_000);
  await Promise.all(
    tables.map((table, i) => {
      const pace = { minutes, speed, random: seeded(seed * 1_000 + i), signal: stop.signal };
      return hostTable(table.session, table.station, pace, () => table.sent++);
    }),
  );
  await Promise.all(tables.map((t) => until(t.session, allReceived, RECEIPT_PATIENCE_MS)));
  clearInterval(ticker);
  const sent = sum(tables, (t) => t.sent);
  const received = sum(tables, receivedOf);
  console.log(standingLine(tables, startedAt));
  console.log(`${stop.signal.aborted ? 'Stopped' : 'Done'}: ${sent} entries sent, ${received} received by the hub.`);
  await Promise.all(tables.map((t) => t.session.close()));
  return received === sent ? 0 : 1;
}

function findLinks({ links, data, meeting, hub }: Options): Links | Promise<Links> {
  if (links) return linksFrom(links);
  if (data === undefined) return linksOfSample(hub);
  const id = parseId(MeetingId, meeting);
  if (!id) throw new Error(`"${meeting}" is no meeting's identifier.`);
  return linksFromData(data, id);
}

/** Gives the meeting tables until there are as many as wanted, over the themes in turn. */
async function addTables(hub: string, { hosts, organiser }: Links, wanted: number): Promise<void> {
  if (!organiser) return;
  const session = await open(hub, organiser);
  const { setup } = session.view.getState();
  const last = Math.max(0, ...setup.stations.map((s) => s.number));
  const themes = setup.themes.filter((t) => !t.dropped);
  for (let i = 0; i < wanted - hosts.length; i++) {
    const number = last + 1 + i;
    const theme = themes[(number - 1) % themes.length]?.id;
    const changes = { kind: 'table' as const, number, generation: 1, ...(theme && { theme }) };
    session.configure({ type: 'station-set', station: `table-${number}` as StationId, changes });
  }
  await until(session, allReceived, RECEIPT_PATIENCE_MS);
  await session.close();
  console.log(`The meeting has ${wanted} tables now: ${wanted - hosts.length} more.`);
}

async function openTable(hub: string, link: HostLink): Promise<Table> {
  return { name: link.station, station: link.station, session: await open(hub, link), sent: 0 };
}

/** A session that the hub has let in and given the set-up of the meeting. Throws with the reason when it does not. */
async function open(hub: string, link: Capability): Promise<Session> {
  const random: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length)); // names must differ, whatever the seed
  const joined = { id: link.meeting, title: '', capabilities: [link], hub, openedAt: Date.now() };
  const session = await openSession(joined, link, {
    journal: new MemoryJournal(),
    copy: new SecondCopy(undefined),
    connect: connectToHub,
    random,
    now: Date.now,
    tab: newId<string>(random),
  });
  const ready = (view: MeetingView) => view.setup.known && view.link.state === 'connected';
  await until(session, (view) => ready(view) || view.link.state === 'refused', ADMISSION_PATIENCE_MS);
  const view = session.view.getState();
  if (ready(view)) return session;
  const why = view.link.state === 'refused' ? view.link.reason : `no connection with ${hub}`;
  throw new Error(`${link.role === 'host' ? link.station : link.role} was not let in: ${why}.`);
}

function allReceived(view: MeetingView): boolean {
  return view.standing.unreceived === 0;
}

/** Resolves when the view is so, or after the patience. */
function until(session: Session, isSo: (view: MeetingView) => boolean, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, patienceMs);
    const unsubscribe = session.view.subscribe((view) => isSo(view) && done());
    if (isSo(session.view.getState())) done();
  });
}

function receivedOf({ sent, session }: Table): number {
  return sent - session.view.getState().standing.unreceived;
}

function sum(tables: readonly Table[], of: (table: Table) => number): number {
  return tables.reduce((total, table) => total + of(table), 0);
}

function standingLine(tables: readonly Table[], startedAt: number): string {
  const seconds = String(Math.round((Date.now() - startedAt) / 1_000)).padStart(4);
  const each = tables.map((table) => {
    const { state } = table.session.view.getState().link;
    return `${table.name} ${table.sent}/${receivedOf(table)}${state === 'connected' ? '' : ` (${state})`}`;
  });
  return `${seconds} s  ${each.join('  ')}  all ${sum(tables, (t) => t.sent)}/${sum(tables, receivedOf)}`;
}
