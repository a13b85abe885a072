import { afterEach, beforeEach, expect, test } from 'vitest';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { type DocumentName, documentName, ENTRIES } from '../../src/domain/documents.ts';
import type { MeetingId, StationId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { HubCore } from '../../src/hub/core.ts';
import type { HubLog } from '../../src/hub/log.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { type OpenDocument, until } from '../hub/client.ts';
import { closeAll, hubOn, type TestHub } from '../hub/hub-in-process.ts';
import {
  HARVEST,
  host,
  MEETING,
  organiser,
  ROOT_KEY,
  SETUP,
  TABLE_1,
  TABLE_2,
  tableDocument,
  viewer,
} from '../hub/table.ts';
import type { Chance } from './chance.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { knownOf, said, tableUpdates } from './genuine.ts';
import { type Arms, authFrame, hostileFrame } from './hostile-frame.ts';
import { type RawSocket, rawSocket } from './raw-socket.ts';
import { recorded } from './recorded.ts';

/** Frames that one attacker sends over one socket, or over as many as the hub closes under it. */
const GROUP = 100;
/** Groups that one hub stands: then it is started again on what lies in its log. */
const GROUPS_A_HUB = 20;
const WITNESS = 'tafel-3' as StationId;
const ELSEWHERE = 'elders' as MeetingId;
const ATTACKED = tableDocument(TABLE_1);
const QUIET = tableDocument(TABLE_2);
/** What no attack may change in any way. */
const UNTOUCHED = [
  documentName(SETUP),
  documentName(HARVEST),
  documentName(tableDocument(WITNESS)),
  documentName({ kind: 'setup', meeting: ELSEWHERE }),
  documentName({ kind: 'station', meeting: ELSEWHERE, station: TABLE_1 }),
];
const OTHERS = [
  ...UNTOUCHED,
  documentName(QUIET),
  `${MEETING}/screen`,
  `${MEETING}/station/../setup`,
  '',
  '__proto__',
  'constructor',
];
const genuine = tableUpdates(2, 4);
const link = (claim: Claim) => capabilityPath(grant(ROOT_KEY, claim));

/** Errors that Hocuspocus writes of what it refuses would fill the screen. */
const { error, warn } = console;
beforeEach(() => {
  console.error = () => undefined;
  console.warn = () => undefined;
});
afterEach(async () => {
  Object.assign(console, { error, warn });
  await closeAll();
});

interface Evening {
  hub: TestHub;
  log: HubLog;
  /** A table that goes on as if nothing happened. */
  quiet: OpenDocument;
  /** What lay in the log of the untouched documents. */
  before: readonly (readonly Uint8Array[])[];
  tablet: readonly Uint8Array[];
}

async function evening(log: HubLog = new MemoryLog()): Promise<Evening> {
  const hub = await hubOn(log);
  await log.publish(ELSEWHERE, new Uint8Array(32).fill(3));
  if ((await log.documents()).length === 0) {
    for (const name of [documentName(ATTACKED), ...UNTOUCHED])
      for (const update of genuine) await log.append(name, update);
  }
  const quiet = hub.client().open(QUIET, host(TABLE_2));
  await quiet.synced();
  const before = await rowsOf(log);
  return { hub, log, quiet, before, tablet: await recorded(hub.client(), ATTACKED, host(TABLE_1)) };
}

function rowsOf(log: HubLog): Promise<Uint8Array[][]> {
  return Promise.all(UNTOUCHED.map((name) => log.read(name)));
}

type Attacker = readonly [who: string, arms: Arms];

function attackers(tablet: readonly Uint8Array[]): Attacker[] {
  const arms = { others: OTHERS, recorded: tablet, known: knownOf(genuine) };
  const stranger = grant(new Uint8Array(32).fill(1), host(TABLE_1));
  return [
    ['host', { ...arms, document: documentName(ATTACKED), link: link(host(TABLE_1)) }],
    ['viewer', { ...arms, document: documentName(SETUP), link: link(viewer) }],
    ['stranger', { ...arms, document: documentName(ATTACKED), link: capabilityPath(stranger) }],
  ];
}

/** Sends what an attacker sends, joining before most of it: the hub ends a session on the first thing that is wrong, with what waits in it. */
function attack(chance: Chance, socket: RawSocket, arms: Arms): void {
  if (chance.yes(0.85)) socket.send(authFrame(arms.document, arms.link));
  socket.send(hostileFrame(chance, arms));
}

/** Waits until the hub has come to the end of what was sent over a socket, or has closed it. */
async function workedThrough(socket: RawSocket, mark: string, { link }: Arms): Promise<void> {
  socket.send(authFrame(`${MEETING}/station/${mark}`, link)); // none of the links is for it, and the hub says so by its name
  await until(() => !socket.isOpen || socket.heard(mark) || undefined);
}

/** What must be true after whatever was sent. */
async function expectUnharmed({ hub, log, quiet, before }: Evening, n: number): Promise<void> {
  quiet.doc.getArray(ENTRIES).push([said(n)]);
  await quiet.received();
  expect(await rowsOf(log)).toEqual(before);
  const known = new Set<string>([...UNTOUCHED, documentName(ATTACKED), documentName(QUIET)]);
  expect((await log.documents()).filter((name) => !known.has(name))).toEqual([]);
  expect((await hub.core.read(documentName(QUIET))).length).toBe(quiet.doc.getArray(ENTRIES).length);
  const trouble = hub.notices.splice(0).filter(({ event }) => TROUBLE.has(event));
  expect(trouble).toEqual([]);
}
/** What the hub tells its operator when something of its own went wrong. */
const TROUBLE = new Set([
  'unreadable',
  'unstored',
  'request-failed',
  'message-failed',
  'presence-unsaved',
  'not-compacted',
  'unhandled',
]);

/** All documents open again from what lies in the log, with everything that was in them. */
async function expectReadable(log: HubLog, quiet: readonly unknown[]): Promise<void> {
  // a hub that was started again, on the same rows
  const copy = new MemoryLog();
  await copy.publish(MEETING, ROOT_KEY);
  for (const name of await log.documents()) for (const row of await log.read(name)) await copy.append(name, row);
  const again = new HubCore(copy);
  for (const name of await log.documents()) {
    const entries = await again.read(name as DocumentName);
    if (name === documentName(QUIET)) expect(entries).toEqual(quiet);
    else for (let n = 0; n < 8; n++) expect(entries).toContainEqual(said(n));
  }
  const update = encodeStateAsUpdate(lateTablet());
  expect(await again.receive(host(TABLE_1), ATTACKED, update)).toEqual({ state: 'accepted' });
  expect(await again.read(documentName(ATTACKED))).toContainEqual(said(900));
  expect(await again.authorize(documentName(SETUP), link(organiser))).toMatchObject({ state: 'granted' });
}

function lateTablet(): Doc {
  const doc = new Doc();
  doc.clientID = 424_242;
  doc.getArray(ENTRIES).push([said(900)]);
  return doc;
}

test(
  'socket: whatever frames come, by whichever link, the hub goes on, and no document but the link’s own has changed',
  PATIENCE,
  async () => {
    let now: Evening | undefined;
    let groups = 0;
    await fuzzTogether('socket', GROUP, async (cases, at, note) => {
      now ??= await evening();
      const first = cases[0]?.index ?? 0;
      const all = attackers(now.tablet);
      const apart = (first / GROUP) % 2 === 0; // every frame in a session of its own, or all of them in one
      const [who, arms] = all[(first / GROUP) % all.length] as Attacker;
      let socket = await rawSocket(now.hub.url);
      for (const { index, chance } of cases) {
        at(index);
        if (!socket.isOpen || chance.yes(0.02)) {
          socket.close();
          socket = await rawSocket(now.hub.url);
          note('sockets');
        }
        attack(chance, socket, apart ? { ...arms, document: `${arms.document}\0${index}` } : arms);
        // now and then the hub gets time to close what it wants to close; at other times all comes at once
        if (chance.yes(0.3)) await new Promise((resolve) => setImmediate(resolve));
        note(`by ${who}`);
      }
      await workedThrough(socket, `mark-${first}`, arms);
      await expectUnharmed(now, 10_000 + first);
      socket.close();
      if (++groups % GROUPS_A_HUB > 0) return;
      const { log, quiet } = now;
      const said = quiet.doc.getArray(ENTRIES).toArray();
      now = undefined;
      await closeAll();
      await expectReadable(log, said);
      note('rows let in', (await log.read(documentName(ATTACKED))).length - genuine.length);
    });
    if (now) await expectReadable(now.log, now.quiet.doc.getArray(ENTRIES).toArray());
  },
);
