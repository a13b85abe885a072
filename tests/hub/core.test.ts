import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { documentName } from '../../src/domain/documents.ts';
import { grant } from '../../src/domain/token.ts';
import { DOCUMENT_LIMIT_BYTES, HubCore } from '../../src/hub/core.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { FaultyLog } from './faulty-log.ts';
import {
  add,
  BALLOTS,
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

const ref = tableDocument(TABLE_1);
const name = documentName(ref);

async function coreOn<L extends MemoryLog>(log: L): Promise<{ core: HubCore; log: L }> {
  const core = new HubCore(log);
  await core.publish(MEETING, ROOT_KEY);
  return { core, log };
}

/** What a link is let in with: its right, or why it is turned away. */
async function verdict(core: HubCore, document: string, link: Claim | string): Promise<string> {
  const path = typeof link === 'string' ? link : capabilityPath(grant(ROOT_KEY, link));
  const authorization = await core.authorize(document, path);
  return authorization.state === 'granted' ? authorization.right : authorization.reason;
}

test('an update is in the document only once it is in the log', async () => {
  const { core, log } = await coreOn(new FaultyLog());
  log.hold();
  const receiving = core.receive(host(TABLE_1), ref, updateWith(captured('a')));
  await new Promise((resolve) => setImmediate(resolve));
  expect(await core.read(name)).toEqual([]);
  expect(Y.decodeStateVector(await core.vector(name)).size).toBe(0);
  log.release();
  expect(await receiving).toEqual({ state: 'accepted' });
  expect(await core.read(name)).toHaveLength(1);
  expect(await log.read(name)).toHaveLength(1);
});

test('only what is wholly new to a document may go on to others as it came', async () => {
  const { core } = await coreOn(new MemoryLog());
  const doc = await core.document(name);
  const author = new Y.Doc();
  const first = add(author, captured('a', 1));
  const admit = (update: Uint8Array) => core.admit(host(TABLE_1), ref, update.slice());
  expect(await admit(first)).toEqual({ state: 'accepted', update: first });
  Y.applyUpdate(doc, first);
  const second = add(author, captured('b', 2));
  expect(await admit(Y.encodeStateAsUpdate(author))).toEqual({ state: 'accepted' });
  expect(await admit(add(author, captured('c', 3)))).toEqual({ state: 'accepted' });
  expect(await admit(second)).toEqual({ state: 'accepted', update: second });
});

test('while the disk fails nothing is taken, and nothing that was refused is shown; the same update is welcome afterwards', async () => {
  const { core, log } = await coreOn(new FaultyLog());
  const update = updateWith(captured('a'));
  log.failing = true;
  expect((await core.receive(host(TABLE_1), ref, update)).state).toBe('unstored');
  expect(await core.read(name)).toEqual([]);
  log.failing = false;
  expect((await core.receive(host(TABLE_1), ref, update)).state).toBe('accepted');
  expect(await core.read(name)).toHaveLength(1);
});

test('what is sent a second time is accepted and makes the log no longer', async () => {
  const { core, log } = await coreOn(new MemoryLog());
  const tablet = new Y.Doc();
  const first = add(tablet, captured('a'));
  await core.receive(host(TABLE_1), ref, first);
  await core.receive(host(TABLE_1), ref, first);
  await core.receive(host(TABLE_1), ref, Y.encodeStateAsUpdate(tablet));
  expect(await log.read(name)).toHaveLength(1);
  add(tablet, captured('b'));
  await core.receive(host(TABLE_1), ref, Y.encodeStateAsUpdate(tablet));
  expect(await log.read(name)).toHaveLength(2);
});

test('a change that comes before the one it follows is kept, and shown once that has come', async () => {
  const { core, log } = await coreOn(new MemoryLog());
  const tablet = new Y.Doc();
  const [first, second] = [add(tablet, captured('a')), add(tablet, captured('b'))];
  expect((await core.receive(host(TABLE_1), ref, second)).state).toBe('accepted');
  expect(Y.decodeStateVector(await core.vector(name)).size).toBe(0);
  // The hub goes and comes back in between.
  const next = new HubCore(log);
  await next.receive(host(TABLE_1), ref, first);
  expect(idsIn(await next.document(name))).toEqual(idsIn(tablet));
});

test('a core on the same log has everything, in the same order', async () => {
  const { core, log } = await coreOn(new MemoryLog());
  await Promise.all(
    Array.from({ length: 20 }, (_, i) => core.receive(host(TABLE_1), ref, updateWith(captured(`${i}`)))),
  );
  const next = new HubCore(log);
  expect(await next.read(name)).toEqual(await core.read(name));
  expect(await next.read(name)).toHaveLength(20);
});

test('a row of the log that is no update stops no document from being read', async () => {
  const { core, log } = await coreOn(new MemoryLog());
  await core.receive(host(TABLE_1), ref, updateWith(captured('a')));
  await log.append(name, Uint8Array.from([255, 255]));
  const next = new HubCore(log);
  expect(await next.read(name)).toHaveLength(1);
  expect(log.condition().aside).toBe(1);
});

test('each role writes and reads what design says, and nothing else', async () => {
  const { core } = await coreOn(new MemoryLog());
  const documents = [SETUP, tableDocument(TABLE_1), tableDocument(TABLE_2), HARVEST, SCREEN, BALLOTS].map(documentName);
  const rights = async (claim: Claim) => Promise.all(documents.map((document) => verdict(core, document, claim)));
  expect(await rights(host(TABLE_1))).toEqual(['read', 'write', 'bad-token', 'bad-token', 'read', 'bad-token']);
  expect(await rights(facilitator)).toEqual(['write', 'read', 'read', 'write', 'write', 'read']);
  expect(await rights(organiser)).toEqual(['write', 'read', 'read', 'write', 'write', 'read']);
  expect(await rights(viewer)).toEqual(['bad-token', 'bad-token', 'bad-token', 'bad-token', 'read', 'bad-token']);
  expect((await core.receive(facilitator, ref, updateWith(captured('a')))).state).toBe('refused');
  expect((await core.receive(host(TABLE_2), ref, updateWith(captured('a')))).state).toBe('refused');
});

test('a link is turned away with the reason that helps its holder', async () => {
  const { core } = await coreOn(new MemoryLog());
  const path = capabilityPath(grant(ROOT_KEY, host(TABLE_1)));
  expect(await verdict(core, name, path)).toBe('write');
  expect(await verdict(core, name, '')).toBe('bad-token');
  expect(await verdict(core, name, path.slice(0, -1))).toBe('bad-token');
  expect(await verdict(core, name, path.replace('/host/', '/organiser/'))).toBe('bad-token');
  expect(await verdict(core, name, path.replace(TABLE_1, TABLE_2))).toBe('bad-token');
  expect(await verdict(core, name, capabilityPath(grant(new Uint8Array(32), host(TABLE_1))))).toBe('bad-token');
  expect(await verdict(core, 'elders/setup', path)).toBe('bad-token');
  expect(await verdict(core, 'elders/setup', path.replace(MEETING, 'elders'))).toBe('unknown-meeting');
  expect(await verdict(core, `${MEETING}/hologram`, path)).toBe('incompatible');
});

test('a meeting that is published later is known at once', async () => {
  const core = new HubCore(new MemoryLog());
  expect(await verdict(core, name, host(TABLE_1))).toBe('unknown-meeting');
  await core.publish(MEETING, ROOT_KEY);
  expect(await verdict(core, name, host(TABLE_1))).toBe('write');
});

test('raising a station’s generation turns its old links away, at once and after a restart', async () => {
  const { core, log } = await coreOn(new MemoryLog());
  expect(await verdict(core, name, host(TABLE_1))).toBe('write');
  const raised = setupEntry({ type: 'station-set', station: TABLE_1, changes: { generation: 2 } });
  expect((await core.receive(organiser, SETUP, updateWith(raised))).state).toBe('accepted');
  for (const hub of [core, new HubCore(log)]) {
    expect(await verdict(hub, name, host(TABLE_1, 1))).toBe('old-link');
    expect(await verdict(hub, name, host(TABLE_1, 2))).toBe('write');
    expect(await verdict(hub, name, host(TABLE_1, 3))).toBe('write');
    expect(await verdict(hub, documentName(tableDocument(TABLE_2)), host(TABLE_2, 1))).toBe('write');
    expect(await hub.receive(host(TABLE_1, 1), ref, updateWith(captured('a')))).toEqual({
      state: 'refused',
      reason: 'old-link',
    });
  }
});

test('one link cannot fill the disk: a document that has grown beyond any meeting takes no more', async () => {
  const log = new MemoryLog();
  const large = updateWith(...Array.from({ length: 30 }, () => ({ ...captured('a'), text: 'x'.repeat(100_000) })));
  for (let size = 0; size < DOCUMENT_LIMIT_BYTES; size += large.byteLength) await log.append(name, large);
  const { core } = await coreOn(log);
  await core.document(name);
  const admission = await core.receive(host(TABLE_1), ref, updateWith(captured('b')));
  expect(admission).toEqual({ state: 'refused', reason: 'document-full' });
  expect((await core.receive(host(TABLE_2), tableDocument(TABLE_2), updateWith(captured('b')))).state).toBe('accepted');
});
