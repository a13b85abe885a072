import 'fake-indexeddb/auto';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as Y from 'yjs';
import { APP_VERSION } from '../src/domain/app-version.ts';
import type { Claim } from '../src/domain/capability.ts';
import { type DocumentRef, documentName } from '../src/domain/documents.ts';
import type { AngleId, MeetingId, RoundId, StationId, ThemeId } from '../src/domain/ids.ts';
import { sampleSetup } from '../src/domain/sample-meeting.ts';
import { grant, ROOT_KEY_BYTES } from '../src/domain/token.ts';
import { backUp } from '../src/hub/backup.ts';
import { type Hub, startHub } from '../src/hub/hub.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';
import { DexieJournal } from '../src/journal/dexie-journal.ts';
import { MemoryJournal } from '../src/journal/memory-journal.ts';
import { SecondCopy } from '../src/journal/second-copy.ts';
import { connectToHub } from '../src/sync/connection.ts';
import { MAJOR_VERSION } from '../src/sync/messages.ts';
import { openSession } from '../src/sync/open-session.ts';
import type { MeetingView, NewStatement, Session } from '../src/sync/session.ts';
import { type Conversation, type DeviceFixture, fixtureText, type StoredDatabase } from './fixture-values.ts';

/**
 * Plays a small evening with this version and stores what it put on the wire, on a tablet's disk and on the hub's, for the tests of
 * all later versions (tests/fixtures/v<major version>). Once for each major version, when it comes out: what is stored stands for
 * the tablets and hubs that are then in the field, so it is never written anew.
 */
const folder = path.resolve(import.meta.dirname, `../tests/fixtures/v${MAJOR_VERSION}`);
if (existsSync(folder) && !process.argv.includes('--anew')) {
  console.error(
    `${folder} is there already, and is left as it is. With --anew it is replaced: only before version ${MAJOR_VERSION} is out.`,
  );
  process.exit(1);
}

const random = (length: number) => Uint8Array.from(randomBytes(length));
const meeting = 'fixture' as MeetingId;
const station = 'table-1' as StationId;
const rootKey = random(ROOT_KEY_BYTES);
const round = 'round-1' as RoundId;
const TABLES = 2;

const data = mkdtempSync(path.join(tmpdir(), 'tafellaken-fixtures-'));
const log = SqliteLog.open(data);
const hub: Hub = await startHub({
  options: { port: 0, host: '127.0.0.1', data, dist: 'none', sample: 'none' },
  log,
  version: APP_VERSION,
  notify: () => undefined,
});
await hub.core.publish(meeting, rootKey);

// what the organiser fixed, weeks before
const organiser = await device({ role: 'organiser', meeting, generation: 1 }).open();
for (const body of sampleSetup('2026-03-12')) {
  const other = 'station' in body && Number(body.station.slice('table-'.length)) > TABLES;
  if (!other) organiser.configure(body);
}
organiser.configure({ type: 'round-started', round });
await settled(organiser);
const before = await Promise.all(
  documents().map(async (ref) => ({ document: documentName(ref), update: await stored(ref) })),
);

// a tablet at its table: says three things, changes one, takes one back
const tablet = device({ role: 'host', meeting, station, generation: 1 }, new DexieJournal());
const table = await tablet.open();
await seen(table, (view) => view.setup.known && view.caughtUp);
const first = table.capture(
  station,
  said('Bankjes bij de bushalte', { angles: ['prevention' as AngleId], kind: 'idea' }),
);
table.capture(
  station,
  said('“Ik durf ’s avonds de straat niet op”', { voice: 'resident', quote: true, kind: 'concern' }),
);
const third = table.capture(station, said('Dubbel opgeschreven'));
await settled(table);
const statement = (id: string) => {
  const found = table.view
    .getState()
    .statements.get(station)
    ?.find((s) => s.id === id);
  if (!found) throw new Error(`${id} is not shown.`);
  return found;
};
table.amend(statement(first), { text: 'Bankjes bij de bushalte en het plein' });
table.withdraw(statement(third));
await settled(table);

// a facilitator who comes in, and sees it all
const lead = device({ role: 'facilitator', meeting, generation: 1 });
const facilitator = await lead.open();
await seen(facilitator, (view) => view.caughtUp && view.presence.length > 0 && view.arrivals.length === 3);
await Promise.all([organiser.close(), facilitator.close()]);
const after = Object.fromEntries(
  await Promise.all(
    documents().map(async (ref) => [documentName(ref), await hub.core.read(documentName(ref))] as const),
  ),
);
const operatorKey = hub.operatorKey;
await hub.stop();
const kept = SqliteLog.open(data, { readOnly: true });
const heard = await kept.heard();
await kept.close();

// the hub is gone: what is said now is on the tablet alone, and one word is not finished
table.capture(station, said('Gezegd toen de hub weg was', { angles: ['say' as AngleId, 'prevention' as AngleId] }));
table.draft(station).write({ text: 'En toen viel de str', tags: { kind: 'question' } });
await seen(table, (view) => view.standing.unreceived === 1 && view.standing.saving === 0);
await tablet.journal.putMeeting(tablet.joined);
await until(async () => (await tablet.journal.drafts('tafellaken:draft:')).length > 0);
await table.close();
tablet.journal.close();

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const version = APP_VERSION;
write('wire', { version, meeting, rootKey, before, table: tablet.conversation, facilitator: lead.conversation, after });
const device1: DeviceFixture = {
  version,
  meeting,
  database: await dump('tafellaken'),
  localStorage: Object.fromEntries(tablet.texts),
};
write('device', device1);
write('hub', { version, meeting, rootKey, operatorKey, documents: after, heard });
await backUp(data, path.join(folder, 'hub.sqlite'));
rmSync(data, { recursive: true });
console.log(`Stored in ${folder}: ${tablet.conversation.frames.length + lead.conversation.frames.length} frames.`);
process.exit(0); // the sockets of closed sessions are given up, not waited for

function documents(): DocumentRef[] {
  return [
    { kind: 'setup', meeting },
    { kind: 'station', meeting, station },
  ];
}

async function stored(ref: DocumentRef): Promise<Uint8Array> {
  return Y.encodeStateAsUpdate(await hub.core.document(documentName(ref)));
}

/** A device of the evening, with all that went over its socket. */
function device(claim: Claim, journal: MemoryJournal | DexieJournal = new MemoryJournal()) {
  const texts = new Map<string, string>();
  const conversation: Conversation = { path: '', frames: [] };
  const capability = grant(rootKey, claim);
  const joined = {
    id: meeting,
    title: 'Everbroek aan tafel',
    capabilities: [capability],
    hub: `http://127.0.0.1:${hub.port}`,
    openedAt: Date.now(),
  };
  return {
    journal,
    texts,
    conversation,
    joined,
    open: () => {
      globalThis.WebSocket = recording(conversation);
      return openSession(joined, capability, {
        journal,
        copy: new SecondCopy(textStore(texts)),
        connect: connectToHub,
        random,
        now: Date.now,
        tab: 'tab-of-the-fixture',
      });
    },
  };
}

function recording(conversation: Conversation): typeof WebSocket {
  const Plain = Object.getPrototypeOf(WebSocket) === EventTarget ? WebSocket : Object.getPrototypeOf(WebSocket);
  return class extends (Plain as typeof WebSocket) {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      const { pathname, search } = new URL(url);
      conversation.path = pathname + search;
      super.addEventListener('message', ({ data: bytes }) => {
        conversation.frames.push({ from: 'hub', bytes: new Uint8Array(bytes as ArrayBuffer) });
      });
    }
    override send(bytes: Uint8Array<ArrayBuffer>): void {
      conversation.frames.push({ from: 'app', bytes: Uint8Array.from(bytes) });
      super.send(bytes);
    }
  };
}

function textStore(texts: Map<string, string>): Storage {
  return {
    get length() {
      return texts.size;
    },
    key: (i) => [...texts.keys()][i] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, value) => void texts.set(key, value),
    removeItem: (key) => void texts.delete(key),
    clear: () => texts.clear(),
  };
}

function said(text: string, tags: Partial<NewStatement> = {}): NewStatement {
  return {
    text,
    theme: 'living-together' as ThemeId,
    angles: [],
    round,
    kind: null,
    voice: null,
    quote: false,
    ...tags,
  };
}

function settled(session: Session): Promise<void> {
  return seen(session, ({ standing }) => standing.unreceived === 0);
}

function seen(session: Session, holds: (view: MeetingView) => boolean): Promise<void> {
  return until(() => holds(session.view.getState()));
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function dump(name: string): Promise<StoredDatabase> {
  const db = await done(indexedDB.open(name));
  const stores = [];
  for (const storeName of db.objectStoreNames) {
    const store = db.transaction(storeName).objectStore(storeName);
    stores.push({
      name: storeName,
      keyPath: String(store.keyPath),
      autoIncrement: store.autoIncrement,
      indexes: [...store.indexNames].map((indexName) => {
        const { keyPath, unique, multiEntry } = store.index(indexName);
        return { name: indexName, keyPath: String(keyPath), unique, multiEntry };
      }),
      rows: await done(store.getAll()),
    });
  }
  const stored = { name, version: db.version, stores };
  db.close();
  return stored;
}

function write(name: string, value: unknown): void {
  writeFileSync(path.join(folder, `${name}.json`), fixtureText(value));
}
