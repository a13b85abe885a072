import { HocuspocusProvider } from '@hocuspocus/provider';
import { afterEach, beforeEach, expect, inject, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { type DocumentRef, documentName, ENTRIES } from '../../src/domain/documents.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SYNC_PATH } from '../../src/sync/messages.ts';
import { BUSY_MACHINE_MS, type Client, until } from './client.ts';
import { FaultyLog } from './faulty-log.ts';
import { closeAll, hubOn } from './hub-in-process.ts';
import {
  add,
  captured,
  facilitator,
  HARVEST,
  host,
  idsIn,
  MEETING,
  organiser,
  ROOT_KEY,
  SCREEN,
  SETUP,
  setupEntry,
  TABLE_1,
  TABLE_2,
  tableDocument,
  updateWith,
  viewer,
} from './table.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
const ref = tableDocument(TABLE_1);
const name = documentName(ref);
// Hocuspocus writes to the console of every frame that it cannot read; the program `main.ts` makes lines of its own of that.
beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(closeAll);

/** How many updates lie in the log of a document. */
async function rows(log: MemoryLog, document = name): Promise<number> {
  return (await log.read(document)).length;
}

test('what a table captures reaches the facilitator, and is received', async () => {
  const hub = await hubOn();
  const table = hub.client().open(ref, host(TABLE_1));
  const view = hub.client().open(ref, facilitator);
  await Promise.all([table.synced(), view.synced()]);
  add(table.doc, captured('Er zijn te weinig bankjes'));
  await table.received();
  await until(() => idsIn(view.doc).length === 1 || undefined);
  expect(idsIn(view.doc)).toEqual(idsIn(table.doc));
});

test('what an organiser sets up is received too, and a tablet sees it', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const setup = hub.client().open(SETUP, organiser);
  const tablet = hub.client().open(SETUP, host(TABLE_1));
  await Promise.all([setup.synced(), tablet.synced()]);
  add(setup.doc, setupEntry({ type: 'meeting-set', changes: { title: { nl: 'Avond' } } }));
  await setup.received();
  expect(await rows(log, documentName(SETUP))).toBe(1);
  await until(() => idsIn(tablet.doc).length === 1 || undefined);
});

test('a socket that has said nothing for three heartbeats is dropped, and comes back', async () => {
  let ahead = 0;
  const hub = await hubOn(new MemoryLog(), undefined, () => Date.now() + ahead);
  const client = hub.client();
  const table = client.open(ref, host(TABLE_1));
  await table.synced();
  ahead = 31_000;
  await until(() => client.closes.includes('4408 silent') || undefined);
  ahead = 0;
  await until(() => table.events.filter((event) => event === 'in').length > 1 || undefined);
});

test('a tablet that comes back with sixty offline statements has them all received, once each', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const offline = new Y.Doc();
  for (let i = 1; i <= 60; i++) add(offline, captured(`${i}`, i));
  const table = hub.client().open(ref, host(TABLE_1), offline);
  await table.received();
  const view = hub.client().open(ref, facilitator);
  await view.synced();
  expect(idsIn(view.doc)).toEqual(idsIn(offline));
  expect(new Set(idsIn(view.doc)).size).toBe(60);
});

test('whoever opens a document is sent what it holds once', async () => {
  const log = new MemoryLog();
  const doc = new Y.Doc();
  for (let i = 1; i <= 60; i++) await log.append(name, add(doc, captured('woord '.repeat(50), i)));
  const hub = await hubOn(log);
  const client = hub.client();
  let bytes = 0;
  client.socket.on('message', (event: MessageEvent<ArrayBuffer>) => {
    bytes += event.data.byteLength;
  });
  const view = client.open(ref, facilitator);
  await view.synced();
  view.send({ type: 'report', ask: 1, device: 'laptop' as never, held: 0 });
  const setup = client.open(SETUP, facilitator);
  await setup.synced(); // by now anything else that was on its way has come
  expect(idsIn(view.doc)).toHaveLength(60);
  const size = Y.encodeStateAsUpdate(doc).byteLength;
  expect(bytes).toBeGreaterThan(size);
  expect(bytes).toBeLessThan(1.2 * size);
});

test('a thousand documents open on one socket', async () => {
  const hub = await hubOn();
  const client = hub.client();
  const tables = Array.from({ length: 1_000 }, (_, i) => tableDocument(`tafel-${i}` as typeof TABLE_1));
  const open = tables.map((table) => client.open(table, facilitator));
  await Promise.all(open.map((document) => document.synced()));
  expect(client.closes).toEqual([]);
});

test('the receipt covers nothing that still waits for the disk', async () => {
  const log = new FaultyLog();
  const hub = await hubOn(log);
  const tablet = hub.client().open(ref, host(TABLE_1));
  const other = hub.client().open(ref, host(TABLE_1));
  await Promise.all([tablet.synced(), other.synced()]);
  log.hold();
  add(tablet.doc, captured('a'));
  const asked = tablet.receipt();
  expect([...(await other.receipt(0, 'ander'))]).toEqual([]);
  expect(idsIn(other.doc)).toEqual([]);
  log.release();
  expect([...(await asked)]).toEqual([[tablet.doc.clientID, 1]]);
  expect(await rows(log)).toBe(1);
});

test('when the disk fails for a while, nothing is received, and everything is once it has healed', async () => {
  const log = new FaultyLog();
  const hub = await hubOn(log);
  const client = hub.client();
  const table = client.open(ref, host(TABLE_1));
  const second = client.open(SETUP, host(TABLE_1));
  await Promise.all([table.synced(), second.synced()]);
  log.failing = true;
  add(table.doc, captured('a'));
  await until(() => client.closes.includes('1013 unstored') || undefined);
  add(table.doc, captured('b'));
  await until(() => hub.notices.filter((n) => n.event === 'unstored').length > 2 || undefined);
  expect(await rows(log)).toBe(0);
  expect(table.messages).toEqual([]);
  log.failing = false;
  await table.received();
  const view = hub.client().open(ref, facilitator);
  await view.synced();
  expect(idsIn(view.doc)).toEqual(idsIn(table.doc));
});

test.each([
  ['the set-up', documentName(SETUP)],
  ['the table', name],
])('when %s cannot be read for a while, nobody is told that the link is bad', async (_what, unreadable) => {
  const log = new FaultyLog();
  await log.append(name, updateWith(captured('a')));
  const hub = await hubOn(log);
  log.unreadable = unreadable;
  const [tablet, laptop] = [hub.client(), hub.client()];
  const table = tablet.open(ref, host(TABLE_1));
  const view = laptop.open(ref, facilitator);
  for (const client of [tablet, laptop]) await until(() => client.closes.length > 2 || undefined);
  log.unreadable = undefined;
  await Promise.all([table.synced(), view.synced()]);
  expect([...table.events, ...view.events].filter((event) => event.startsWith('refused'))).toEqual([]);
  expect(idsIn(view.doc)).toHaveLength(1);
});

test('a token for table 2 does not open table 1, also not over the same socket', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const client = hub.client();
  const own = client.open(tableDocument(TABLE_2), host(TABLE_2));
  await own.synced();
  const stolen = client.open(ref, host(TABLE_2));
  await stolen.happened('refused: bad-token');
  add(stolen.doc, captured('vervalst'));
  add(own.doc, captured('echt'));
  await own.received();
  expect(await rows(log)).toBe(0);
  expect(await rows(log, documentName(tableDocument(TABLE_2)))).toBe(1);
});

test('a link that is wrong, swapped, of another meeting or too old is told so', async () => {
  const hub = await hubOn();
  const path = capabilityPath(grant(ROOT_KEY, host(TABLE_1)));
  const refusal = async (document: Parameters<Client['open']>[0], token: string, reason: string) => {
    const open = hub.client().open(document, token);
    await open.happened(`refused: ${reason}`);
    expect(open.events).toEqual([`refused: ${reason}`]);
  };
  await refusal(ref, '', 'bad-token');
  await refusal(ref, 'onzin', 'bad-token');
  await refusal(ref, path.slice(0, -2), 'bad-token');
  await refusal(ref, path.replace('/host/', '/facilitator/').replace(TABLE_1, '-'), 'bad-token');
  await refusal(ref, capabilityPath(grant(new Uint8Array(32), host(TABLE_1))), 'bad-token');
  await refusal(HARVEST, path, 'bad-token');
  await refusal(ref, capabilityPath(grant(ROOT_KEY, viewer)), 'bad-token');
  await refusal({ kind: 'setup', meeting: 'elders' as MeetingId }, path.replace(MEETING, 'elders'), 'unknown-meeting');
  await refusal(`${MEETING}/setup/anders`, path, 'incompatible');
  const forger = hub.client();
  forger.open('__proto__', path);
  await until(() => forger.closes.length > 0 || undefined);
  expect(({} as Record<string, unknown>).providerVersion).toBeUndefined();
  const fine = hub.client().open(ref, path);
  await fine.synced();
});

test('whoever may only read cannot write: the hub keeps nothing of it and shows it to nobody', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const table = hub.client().open(ref, host(TABLE_1));
  const view = hub.client().open(ref, facilitator);
  const gallery = hub.client().open(SCREEN, viewer);
  await Promise.all([table.synced(), view.synced(), gallery.synced()]);
  add(view.doc, captured('van de plenaire leider'));
  add(gallery.doc, { ...captured('Gekaapt'), type: 'scene-shown', scene: { kind: 'welcome', text: 'Gekaapt' } });
  add(table.doc, captured('van de tafel'));
  await table.received();
  await until(() => idsIn(view.doc).length === 2 || undefined);
  expect(idsIn(table.doc)).toHaveLength(1);
  expect(await rows(log)).toBe(1);
  expect(await rows(log, documentName(SCREEN))).toBe(0);
  // Reports are for those who write: this one gets no answer and is not there in the presence.
  view.send({ type: 'report', ask: 7, device: 'laptop' as never, held: 1 });
  await table.receipt();
  expect(view.messages).toEqual([]);
});

test('a host that takes an entry away takes it from nobody else; one that writes elsewhere is refused', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const table = hub.client().open(ref, host(TABLE_1));
  const view = hub.client().open(ref, facilitator);
  await Promise.all([table.synced(), view.synced()]);
  add(table.doc, captured('blijft'), captured('ook'));
  await table.received();
  table.doc.getArray(ENTRIES).delete(0, 1);
  add(table.doc, captured('erna'));
  await table.received();
  await until(() => idsIn(view.doc).length === 3 || undefined);

  const other = hub.client().open(ref, host(TABLE_1));
  await other.synced();
  expect(idsIn(other.doc)).toHaveLength(3);
  other.doc.getMap('iets').set('anders', 1);
  await other.happened('closed: incompatible');
  expect(idsIn(view.doc)).toHaveLength(3);
  expect(await rows(log)).toBe(2);
});

test('one document that was refused leaves the others on its socket at work', async () => {
  const hub = await hubOn();
  const client = hub.client();
  const harvest = client.open(HARVEST, facilitator);
  const setup = client.open(SETUP, facilitator);
  await Promise.all([harvest.synced(), setup.synced()]);
  harvest.doc.getText('tekst').insert(0, 'hallo');
  await harvest.happened('closed: incompatible');
  setup.send({ type: 'hello', ask: 1 });
  await until(() => setup.messages.find((m) => m.type === 'welcome'));
  expect(client.closes).toEqual([]);
});

test('an entry of a newer version is kept and passed on', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const table = hub.client().open(ref, host(TABLE_1));
  const view = hub.client().open(ref, facilitator);
  await Promise.all([table.synced(), view.synced()]);
  const newer = { ...captured('a'), type: 'gezongen', toonhoogte: { hertz: 440 } };
  add(table.doc, newer);
  await table.received();
  await until(() => idsIn(view.doc).length === 1 || undefined);
  expect(view.doc.getArray(ENTRIES).get(0)).toEqual(newer);
});

test('a tablet whose link was turned away while it was connected hears so, and can write no more', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const lost = hub.client();
  const walkedOff = lost.open(ref, host(TABLE_1));
  const stays = hub.client().open(tableDocument(TABLE_2), host(TABLE_2));
  const setup = hub.client().open(SETUP, organiser);
  await Promise.all([walkedOff.synced(), stays.synced(), setup.synced()]);
  add(setup.doc, setupEntry({ type: 'station-set', station: TABLE_1, changes: { generation: 2 } }));
  await walkedOff.happened('refused: old-link');
  expect(lost.closes).toContain('4403 old-link');
  add(walkedOff.doc, captured('te laat'));
  const replacement = hub.client().open(ref, host(TABLE_1, 2));
  await replacement.synced();
  add(replacement.doc, captured('nieuw tablet'));
  await replacement.received();
  expect(await rows(log)).toBe(1);
  expect(stays.events).toEqual(['in']);
});

test('a document that everyone left is read from the log again for who comes next, sixty times over', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const view = hub.client().open(tableDocument(TABLE_2), facilitator);
  await view.synced();
  const doc = new Y.Doc();
  for (let i = 1; i <= 60; i++) {
    const client = hub.client();
    const table = client.open(ref, host(TABLE_1), doc);
    add(doc, captured(`${i}`, i));
    await table.received();
    client.close(); // the next one comes while this one's document is being put away
  }
  const last = hub.client().open(ref, facilitator);
  await last.synced();
  expect(idsIn(last.doc)).toEqual(idsIn(doc));
});

test('only the sync path takes sockets', async () => {
  const hub = await hubOn();
  for (const path of ['/', '/api/health', '/sync/meer', '/SYNC']) {
    const socket = new WebSocket(hub.url.replace('http', 'ws') + path);
    await new Promise((resolve) => socket.addEventListener('error', resolve, { once: true }));
    expect(socket.readyState, path).not.toBe(WebSocket.OPEN);
  }
});

test('awareness goes to nobody, whoever sends it: who is there is told by the hub', async () => {
  const hub = await hubOn();
  /** What each was told of others. */
  const heard: string[] = [];
  const attach = (who: string, client: Client, document: DocumentRef, claim: Claim) => {
    const provider: HocuspocusProvider = new HocuspocusProvider({
      websocketProvider: client.socket,
      name: documentName(document),
      token: capabilityPath(grant(ROOT_KEY, claim)),
      onAwarenessUpdate: ({ states }) => {
        for (const { clientId, who: other } of states) {
          if (other && clientId !== provider.document.clientID) heard.push(`${who} hears ${other.slice(0, 10)}`);
        }
      },
    });
    provider.attach();
    return provider;
  };
  const [tablet, second, laptop] = [hub.client(), hub.client(), hub.client()];
  const providers = {
    laptop: attach('laptop', laptop, SETUP, facilitator),
    aside: attach('aside', second, SETUP, host(TABLE_1)),
    tablet: attach('tablet', tablet, ref, host(TABLE_1)),
    second: attach('second', second, ref, host(TABLE_1)),
  };
  await until(() => Object.values(providers).every((p) => p.synced) || undefined);
  providers.laptop.setAwarenessField('who', 'laptop');
  providers.tablet.setAwarenessField('who', 'tablet');
  providers.second.setAwarenessField('who', 'second');
  providers.tablet.setAwarenessField('who', 'x'.repeat(10_000));
  add(providers.tablet.document, captured('a')); // comes behind everything that was let through before it
  await until(() => idsIn(providers.second.document).length === 1 || undefined);
  expect(heard).toEqual([]);
  for (const provider of Object.values(providers)) provider.destroy();
});

test('whatever a stranger sends, the hub goes on for everyone else', async () => {
  const log = new MemoryLog();
  const hub = await hubOn(log);
  const table = hub.client().open(ref, host(TABLE_1));
  await table.synced();
  let state = inject('seed');
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const text = (value: string) => [value.length, ...Buffer.from(value)];
  const token = capabilityPath(grant(ROOT_KEY, host(TABLE_1)));
  for (let i = 0; i < 60; i++) {
    const socket = new WebSocket(hub.url.replace('http', 'ws') + SYNC_PATH);
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
    const closed = new Promise((resolve) => socket.addEventListener('close', resolve, { once: true }));
    if (i % 2) socket.send(Uint8Array.from([...text(name), 2, 0, ...text(token)]));
    const documents = [name, '__proto__', 'constructor', 'proef/setup', ''];
    for (let k = 0; k < 10; k++) {
      const bytes = Array.from({ length: random(40) }, () => random(256));
      const head = i % 3 ? [...text(documents[random(documents.length)] ?? ''), random(12)] : [];
      socket.send(Uint8Array.from([...head, ...bytes]));
    }
    if (i % 10 === 0) socket.send('tekst waar bytes horen');
    socket.close();
    await closed;
  }
  add(table.doc, captured('gaat door'));
  await table.received();
  expect(idsIn(table.doc)).toHaveLength(1);
  expect(({} as Record<string, unknown>).context).toBeUndefined();
});
