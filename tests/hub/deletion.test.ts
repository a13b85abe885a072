import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { toBase64Url } from '../../src/domain/base64url.ts';
import { deletionKey } from '../../src/domain/deletion-key.ts';
import { documentName } from '../../src/domain/documents.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { WRONG_KEYS } from '../../src/hub/limits.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { BUSY_MACHINE_MS } from './client.ts';
import { closeAll, hubOn, type TestHub } from './hub-in-process.ts';
import { endAll, temporaryFolder } from './hub-process.ts';
import {
  add,
  captured,
  facilitator,
  host,
  MEETING,
  organiser,
  ROOT_KEY,
  SETUP,
  setupEntry,
  TABLE_1,
  tableDocument,
} from './table.ts';

// Holds SEC-5: deleting a meeting deletes it, and it does not come back by itself.

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
const WORDS = 'De bankjes bij de vijver zijn weg';
const ref = tableDocument(TABLE_1);
const key = deletionKey(ROOT_KEY, MEETING);
afterEach(async () => {
  await closeAll();
  await endAll();
});

async function ask(hub: TestHub, method: string, bearer: string, meeting: string = MEETING, body?: object) {
  const response = await fetch(`${hub.url}/api/meetings${meeting && `/${meeting}`}`, {
    method,
    headers: bearer ? { authorization: `Bearer ${bearer}` } : {},
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** An evening with a table at work, a desk that looks on, and a set-up. */
async function evening(hub: TestHub) {
  const table = hub.client();
  const desk = hub.client();
  const tablet = table.open(ref, host(TABLE_1));
  const view = desk.open(ref, facilitator);
  const setup = desk.open(SETUP, organiser);
  await Promise.all([tablet.synced(), view.synced(), setup.synced()]);
  add(setup.doc, setupEntry({ type: 'meeting-set', changes: { title: { nl: 'Avond over het park' } } }));
  add(tablet.doc, captured(WORDS));
  await Promise.all([tablet.received(), setup.received()]);
  return { table, desk, tablet, view };
}

test('whoever made a meeting deletes it: its words are in no file of the hub, and every socket is told', async () => {
  const data = temporaryFolder();
  const log = SqliteLog.open(data);
  const hub = await hubOn(log);
  const { tablet, view, table, desk } = await evening(hub);
  const inFiles = () => readdirSync(data).filter((file) => readFileSync(path.join(data, file)).includes(WORDS));
  expect(inFiles()).not.toEqual([]);
  expect(await ask(hub, 'DELETE', key)).toMatchObject({
    status: 200,
    body: { meeting: MEETING, documents: 2, rows: 2 },
  });
  expect(inFiles()).toEqual([]);
  expect(readdirSync(data).some((file) => readFileSync(path.join(data, file)).includes(Buffer.from(ROOT_KEY)))).toBe(
    false,
  );
  for (const one of [tablet, view]) await one.happened('refused: unknown-meeting');
  for (const one of [table, desk]) expect(one.closes).toContain('4404 unknown-meeting');
  expect(await log.documents()).toEqual([]);
  expect(await log.heard()).toEqual([]);
});

test('tablets that come back with it do not bring it back, and what they say meanwhile is not called received', async () => {
  const hub = await hubOn();
  const { tablet } = await evening(hub);
  await ask(hub, 'DELETE', hub.operatorKey);
  add(tablet.doc, captured('na het wissen'));
  await tablet.happened('refused: unknown-meeting');
  const late = hub.client().open(ref, host(TABLE_1), tablet.doc);
  await late.happened('refused: unknown-meeting');
  expect(late.messages).toEqual([]);
  expect(await hub.log.documents()).toEqual([]);
});

test('it is published again only by who says so', async () => {
  const hub = await hubOn();
  const { tablet } = await evening(hub);
  await ask(hub, 'DELETE', key);
  await tablet.happened('refused: unknown-meeting');
  const rootKey = toBase64Url(ROOT_KEY);
  const put = (body: object) => ask(hub, 'PUT', hub.operatorKey, MEETING, body);
  expect(await put({ rootKey })).toEqual({ status: 410, body: { error: 'deleted' } });
  expect(await hub.log.meetings()).toEqual([]);
  expect((await put({ rootKey, again: true })).status).toBe(201);
  const back = hub.client().open(ref, host(TABLE_1), tablet.doc);
  await back.received();
  expect(await hub.log.read(documentName(ref))).toHaveLength(1);
});

test('nobody else deletes it: no link’s token, no other meeting’s key, no key at all', async () => {
  const hub = await hubOn();
  await evening(hub);
  const { token } = grant(ROOT_KEY, organiser);
  const other = deletionKey(ROOT_KEY, 'anders' as MeetingId);
  for (const bearer of ['', token, other, key.slice(1), `${key}A`, toBase64Url(ROOT_KEY)]) {
    expect(await ask(hub, 'DELETE', bearer)).toEqual({ status: 401, body: { error: 'not-allowed' } });
  }
  expect(await hub.log.documents()).toHaveLength(2);
});

test('asked again because the answer was lost, it says that it is gone; of what never was, it tells strangers nothing', async () => {
  const hub = await hubOn();
  expect((await ask(hub, 'DELETE', key)).status).toBe(200);
  expect(await ask(hub, 'DELETE', key)).toEqual({ status: 410, body: { error: 'deleted' } });
  expect((await ask(hub, 'DELETE', key, 'nergens')).status).toBe(401);
  expect((await ask(hub, 'DELETE', hub.operatorKey, 'nergens')).status).toBe(404);
  expect((await ask(hub, 'DELETE', hub.operatorKey, 'n%20n')).status).toBe(400);
});

test('when the disk fails nothing is deleted, and everybody goes on', async () => {
  class Failing extends MemoryLog {
    override async delete(): Promise<never> {
      throw new Error('disk I/O error');
    }
  }
  const hub = await hubOn(new Failing());
  const { tablet, table } = await evening(hub);
  expect(await ask(hub, 'DELETE', key)).toEqual({ status: 500, body: { error: 'hub-failed' } });
  add(tablet.doc, captured('gaat door'));
  await tablet.received();
  expect(table.closes).toEqual([]);
});

test('the operator sees which meetings are on the hub, how large, and how much tables still hold; nobody else does', async () => {
  const hub = await hubOn();
  const { tablet } = await evening(hub);
  await tablet.receipt(3);
  const list = await ask(hub, 'GET', hub.operatorKey, '');
  const { meetings } = list.body as { meetings: Record<string, unknown>[] };
  expect(meetings).toEqual([
    expect.objectContaining({ meeting: MEETING, title: { nl: 'Avond over het park' }, documents: 2, rows: 2 }),
  ]);
  expect(meetings[0]?.bytes).toBeGreaterThan(100);
  for (const bearer of ['', key]) expect((await ask(hub, 'GET', bearer, '')).status).toBe(401);
});

test('wrong keys are counted by address; the right one is let in all the same', async () => {
  const hub = await hubOn();
  const statuses = [];
  for (let i = 0; i < WRONG_KEYS.burst + 3; i++) statuses.push((await ask(hub, 'GET', `x${i}`, '')).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(WRONG_KEYS.burst);
  expect(statuses.at(-1)).toBe(429);
  expect((await ask(hub, 'GET', hub.operatorKey, '')).status).toBe(200);
  expect(hub.notices.some(({ event }) => event === 'wrong-keys')).toBe(true);
  expect(JSON.stringify(hub.notices)).not.toContain('x21');
});
