import { afterEach, expect, test, vi } from 'vitest';
import { applyUpdate, Doc } from 'yjs';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { documentName, ENTRIES } from '../../src/domain/documents.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { readStationFrames } from '../../src/sync/station-frames.ts';
import { BUSY_MACHINE_MS } from './client.ts';
import { closeAll, hubOn, type TestHub } from './hub-in-process.ts';
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
  TABLE_2,
  tableDocument,
  viewer,
} from './table.ts';

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
afterEach(closeAll);

const bearer = (claim: Claim, key = ROOT_KEY) => ({ authorization: `Bearer ${capabilityPath(grant(key, claim))}` });
const ask = (hub: TestHub, headers: Record<string, string>, meeting: string = MEETING, method = 'GET') =>
  fetch(`${hub.url}/api/meetings/${meeting}/stations`, { headers, method });

/** Two tables that said something each, and a set-up. */
async function evening(): Promise<TestHub> {
  const hub = await hubOn();
  const said = async (claim: Claim, ref: ReturnType<typeof tableDocument>, ...entries: object[]) => {
    const open = hub.client().open(ref, claim);
    await open.synced();
    for (const entry of entries) add(open.doc, entry);
    await open.received();
  };
  await said(organiser, SETUP, setupEntry({ type: 'meeting-set', changes: { title: { nl: 'Avond' } } }));
  await said(host(TABLE_1), tableDocument(TABLE_1), captured('De bankjes zijn weg'), captured('Meer licht', 2));
  await said(host(TABLE_2), tableDocument(TABLE_2), captured('Een buurtapp'));
  return hub;
}

async function texts(response: Response): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  if (!response.body) throw new Error('No body');
  for await (const { document, updates } of readStationFrames(response.body)) {
    const doc = new Doc();
    for (const update of updates) applyUpdate(doc, update);
    found[document] = doc.getArray<{ text: string }>(ENTRIES).map((e) => e.text);
  }
  return found;
}

test('those who lead are given what lies on the disk of every station, and nothing else', async () => {
  const hub = await evening();
  for (const claim of [facilitator, organiser]) {
    const response = await ask(hub, bearer(claim));
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await texts(response)).toEqual({
      [documentName(tableDocument(TABLE_1))]: ['De bankjes zijn weg', 'Meer licht'],
      [documentName(tableDocument(TABLE_2))]: ['Een buurtapp'],
    });
  }
});

test('nobody else is given anything', async () => {
  const hub = await evening();
  const strangers: [string, Record<string, string>, string?][] = [
    ['a host', bearer(host(TABLE_1))],
    ['a viewer', bearer(viewer)],
    ['nobody', {}],
    ['a forged link', bearer(facilitator, new Uint8Array(ROOT_KEY.length).fill(1))],
    ['a facilitator of another meeting', bearer({ ...facilitator, meeting: 'andere' as MeetingId })],
    ['a meeting that is not here', bearer({ ...facilitator, meeting: 'andere' as MeetingId }), 'andere'],
    ['no meeting at all', bearer(facilitator), '%20'],
  ];
  for (const [who, headers, meeting] of strangers) {
    const response = await ask(hub, headers, meeting);
    expect([who, [401, 429].includes(response.status)]).toEqual([who, true]);
    expect(await response.text()).not.toContain('bankjes');
  }
  expect((await ask(hub, bearer(facilitator), MEETING, 'POST')).status).toBe(405);
  expect((await fetch(`${hub.url}/api/meetings/${MEETING}/other`, { headers: bearer(facilitator) })).status).toBe(404);
});

test('a disk that cannot be read breaks the answer off; it does not look whole', async () => {
  const hub = await evening();
  const read = hub.log.read.bind(hub.log);
  vi.spyOn(hub.log, 'read').mockImplementation(async (name) => {
    if (name.endsWith(TABLE_2)) throw new Error('EIO');
    return read(name);
  });
  await expect(ask(hub, bearer(facilitator)).then(texts)).rejects.toThrow();
});
