import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Conversation, WireFixture } from '../../scripts/fixture-values.ts';
import { fromBase64Url } from '../../src/domain/base64url.ts';
import { capabilityPath } from '../../src/domain/capability.ts';
import { type DocumentName, ENTRIES } from '../../src/domain/documents.ts';
import type { MeetingId, StationId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { covers } from '../../src/replica/vectors.ts';
import { MAJOR_VERSION, SYNC_PATH } from '../../src/sync/messages.ts';
import { closeAll, hubOn, type TestHub } from '../hub/hub-in-process.ts';
import { wireV1 } from './fixtures.ts';
import { decodeFrame, FRAME, SYNC, statelessFrame, syncFrame, tokenFrame } from './frames.ts';
import { documentOf, ReplayedApp } from './replayed-app.ts';

const apps: ReplayedApp[] = [];
afterEach(async () => {
  for (const app of apps.splice(0)) app.close();
  await closeAll();
});

/** Today's hub, with what the hub of then had before. */
async function hubAsThen(
  { meeting, rootKey, before }: WireFixture,
  also: WireFixture['before'] = [],
): Promise<TestHub> {
  const hub = await hubOn();
  await hub.core.publish(meeting as MeetingId, rootKey);
  for (const { document, update } of [...before, ...also]) await hub.log.append(document as DocumentName, update);
  return hub;
}
function app(hub: TestHub, path: string): ReplayedApp {
  const made = new ReplayedApp(hub.url, path);
  apps.push(made);
  return made;
}
const recorded = ({ frames }: Conversation) => frames.flatMap((f) => (f.from === 'hub' ? [decodeFrame(f.bytes)] : []));
const TABLE = 'fixture/station/table-1';

/** Every answer that an old app was given then, it is given now, and it says at least as much. */
function expectAsThen(now: ReplayedApp, then: Conversation): void {
  for (const { document, type, rest } of recorded(then)) {
    if (type !== FRAME.auth) continue;
    expect(now.heard).toContainEqual(expect.objectContaining({ document, type, rest }));
  }
  for (const { message } of recorded(then)) {
    if (message?.type !== 'received') continue;
    const answer = now.messages('received').find((m) => m.ask === message.ask);
    const vector = (m: typeof answer) => fromBase64Url(String(m?.vector)) as Uint8Array;
    expect(covers(vector(answer), vector(message)), `the receipt to question ${message.ask}`).toBe(true);
    expect(Object.keys(answer ?? {})).toEqual(expect.arrayContaining(Object.keys(message)));
  }
  for (const name of new Set(recorded(then).map((frame) => frame.document))) {
    const vectors = [now.document(name), documentOf(recorded(then), name)].map((doc) => Y.encodeStateVector(doc));
    expect(covers(vectors[0] as Uint8Array, vectors[1] as Uint8Array), name).toBe(true);
  }
}

describe('[UPD-4] an app of version 1, as it was recorded, with today’s hub', () => {
  it('at a table: is let in, learns of the meeting, and has all that it says received', async () => {
    const wire = wireV1();
    const hub = await hubAsThen(wire);
    const table = app(hub, wire.table.path);
    await table.replay(wire.table.frames);
    expectAsThen(table, wire.table);
    expect(table.messages('welcome')[0]).toMatchObject({
      ask: 1,
      now: expect.any(Number),
      version: expect.any(String),
    });
    for (const [document, entries] of Object.entries(wire.after)) {
      expect(await hub.core.read(document as DocumentName)).toEqual(entries);
    }
    expect(table.closed).toBe(false);
  });

  it('in the plenary: sees every table, and who is there', async () => {
    const wire = wireV1();
    const update = Y.encodeStateAsUpdate(documentOf(recorded(wire.facilitator), TABLE));
    const hub = await hubAsThen(wire, [{ document: TABLE, update }]);
    const frames = wire.facilitator.frames.filter(({ bytes }) => decodeFrame(bytes).type !== 7); // its goodbye
    const lead = app(hub, wire.facilitator.path);
    await lead.replay(frames);
    expectAsThen(lead, wire.facilitator);
    expect(lead.messages('presence')[0]).toMatchObject({ now: expect.any(Number), stations: [] });
    expect(lead.document(TABLE).getArray(ENTRIES).toArray()).toEqual(wire.after[TABLE]);
  });
});

describe('[UPD-4] an app of a later version within this major one, with today’s hub', () => {
  it('is answered, and keeps what only it understands: messages, fields, and entries of kinds that are not known here', async () => {
    const wire = wireV1();
    const hub = await hubAsThen(wire);
    const table = app(hub, `${wire.table.path}&minor=7`);
    const frames = wire.table.frames.flatMap((frame): Conversation['frames'] => {
      const { document, message } = decodeFrame(frame.bytes);
      if (frame.from === 'hub' || !message) return [frame];
      return [
        { from: 'app', bytes: statelessFrame(document, { type: 'applause', ask: 1, loudness: 9 }) },
        { from: 'app', bytes: statelessFrame(document, { ...message, battery: 0.4, build: { of: '1.9.0' } }) },
      ];
    });
    await table.replay(frames);
    expectAsThen(table, wire.table);

    const base = { clock: 40, at: 1_790_000_000_000, device: 'later' };
    const newer = [
      { id: 'sung-1', type: 'sung', ...base, melody: [1, 2, 3] },
      {
        id: 'captured-9',
        type: 'captured',
        ...base,
        text: 'Met meer velden',
        theme: 't',
        angles: [],
        round: 'r',
        mood: 'blij',
      },
    ];
    const doc = new Y.Doc();
    doc.getArray(ENTRIES).push(newer);
    await table.send(syncFrame(TABLE, SYNC.update, Y.encodeStateAsUpdate(doc)));
    await table.send(statelessFrame(TABLE, { type: 'report', ask: 99, device: 'later', held: 0 }));
    await table.hears(new Map([[`${TABLE} received 99`, 1]]));
    const receipt = table.messages('received').find((m) => m.ask === 99);
    expect(covers(fromBase64Url(String(receipt?.vector)) as Uint8Array, Y.encodeStateVector(doc))).toBe(true);
    const entries = await hub.core.read(TABLE as DocumentName);
    expect(entries).toEqual(expect.arrayContaining(newer));
    expect(entries).toHaveLength((wire.after[TABLE]?.length ?? 0) + newer.length);
  });

  it('is told which document is not known here, and goes on with the others', async () => {
    const wire = wireV1();
    const hub = await hubAsThen(wire);
    const table = app(hub, wire.table.path);
    const link = {
      role: 'host',
      meeting: wire.meeting as MeetingId,
      station: 'table-1' as StationId,
      generation: 1,
    } as const;
    const token = capabilityPath(grant(wire.rootKey, link));
    await table.send(tokenFrame('fixture/ballot', token));
    await table.hears(new Map([['fixture/ballot auth', 1]]));
    expect(new TextDecoder().decode(table.heard[0]?.rest)).toContain('incompatible');
    await table.replay(wire.table.frames);
    expectAsThen(table, wire.table);
  });
});

describe('[UPD-5] an app of another major version, with today’s hub', () => {
  it.each([0, MAJOR_VERSION + 1, 'x'])(
    'is told that the two do not fit (%s), and nothing of it is taken in',
    async (major) => {
      const wire = wireV1();
      const hub = await hubAsThen(wire);
      const other = app(hub, `${SYNC_PATH}?major=${major}`);
      for (const { from, bytes } of wire.table.frames) if (from === 'app') await other.send(Uint8Array.from(bytes));
      await other.hears(new Map([[`${TABLE} auth`, 1]]));
      for (const { document, rest } of other.heard) {
        expect(`${document} ${new TextDecoder().decode(rest)}`).toContain('incompatible');
      }
      expect(await hub.core.read(TABLE as DocumentName)).toEqual([]);
    },
  );
});
