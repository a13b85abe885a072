import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { Claim } from '../../src/domain/capability.ts';
import { ENTRIES } from '../../src/domain/documents.ts';
import type { MeetingId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { connectToHub } from '../../src/sync/connection.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { MeetingView, NewStatement, Session } from '../../src/sync/session.ts';
import { Wide } from '../../src/sync/wide.ts';
import { until } from '../hub/client.ts';
import { seeded, testDevice } from '../support/device.ts';
import { wireV1 } from './fixtures.ts';
import { type Additions, StoredHub, socketTo } from './stored-hub.ts';

const station = 'table-1' as StationId;
const TABLE = 'fixture/station/table-1';
const said = (text: string): NewStatement => ({
  text,
  theme: 'living-together' as ThemeId,
  angles: [],
  round: 'round-1' as RoundId,
  kind: null,
  voice: null,
  quote: false,
});

const open: Session[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((session) => session.close()));
  vi.unstubAllGlobals();
});

/** Today's app, with nothing on its disk, at that hub. */
async function appAt(hub: StoredHub, role: 'host' | 'facilitator') {
  const { meeting: id, rootKey } = wireV1();
  const meeting = id as MeetingId;
  vi.stubGlobal('WebSocket', socketTo(hub));
  const claim: Claim = role === 'host' ? { role, meeting, station, generation: 1 } : { role, meeting, generation: 1 };
  const capability = grant(rootKey, claim);
  const device = testDevice(seeded(7).bytes);
  const joined = { id: meeting, title: '', capabilities: [capability], hub: 'http://stored', openedAt: 0 };
  const session = await openSession(joined, capability, {
    ...device.ports(connectToHub),
    wide: role === 'facilitator' ? new Wide() : undefined,
  });
  open.push(session);
  const sees = (holds: (view: MeetingView) => boolean) =>
    until(() => (holds(session.view.getState()) ? true : undefined));
  return { session, device, sees };
}
const textsOf = (doc: Y.Doc | undefined) =>
  (doc?.getArray(ENTRIES).toArray() ?? []).flatMap((e) => (e as { text?: string }).text ?? []);

/** Entries and messages such as a later version within this major one may bring. */
function laterVersion(): Additions {
  const base = { clock: 50, at: 1_790_000_000_000, device: 'later' };
  const captured = { text: 'Van een nieuwere tablet', theme: 'living-together', angles: [], round: 'round-1' };
  const newer = (entries: unknown[]) => {
    const doc = new Y.Doc();
    doc.getArray(ENTRIES).push(entries);
    return Y.encodeStateAsUpdate(doc);
  };
  return {
    unasked: [{ type: 'fireworks', at: 12 }, { type: 'received' }, 'no object at all'],
    fields: { version: '1.99.0', advice: { update: 'soon' } },
    updates: {
      'fixture/setup': newer([{ id: 'setup-later', type: 'seating-set', ...base, seats: 12 }]),
      [TABLE]: newer([
        { id: 'later-1', type: 'sung', ...base, melody: [1] },
        { id: 'later-2', type: 'captured', ...base, ...captured, mood: 'blij' },
      ]),
    },
  };
}

describe.each([
  ['a hub of version 1, as it was recorded', undefined],
  ['a hub of a later version within this major one', laterVersion()],
] as const)('[UPD-4] today’s app with %s', (_, additions) => {
  it('at a table: knows its meeting and round, and is told truly what was received', async () => {
    const { table } = wireV1();
    const hub = new StoredHub(table, additions && { additions });
    const { session, sees } = await appAt(hub, 'host');
    await sees((view) => view.caughtUp && view.setup.known);
    const { setup } = session.view.getState();
    expect(setup.title.nl).toBe('Everbroek aan tafel: welzijn en zorg in de buurt');
    expect(setup.stations.map((s) => s.id)).toEqual(['table-1', 'table-2']);
    expect(setup.running).toMatchObject({ round: 'round-1', stopped: false });
    session.capture(station, said('Van nu, naar een hub van toen'));
    await sees(({ standing }) => standing.unreceived === 0);
    expect(textsOf(hub.documents.get(TABLE))).toContain('Van nu, naar een hub van toen');
    const { link, unknown, statements } = session.view.getState();
    expect(link.state).toBe('connected');
    expect(hub.visits, 'it never had to start anew').toBe(1);
    if (!additions) return;
    expect(unknown, 'what it cannot read is counted').toBe(2);
    expect(statements.get(station)?.map((s) => s.text)).toContain('Van een nieuwere tablet');
  });

  it('in the plenary: shows what the tables said, and who is there', async () => {
    const { facilitator, after } = wireV1();
    const hub = new StoredHub(facilitator, additions && { additions });
    const { session, sees } = await appAt(hub, 'facilitator');
    await sees((view) => view.caughtUp && view.arrivals.length >= 3);
    const expected = (after[TABLE] ?? []).filter((e) => (e as { type: string }).type === 'captured').length;
    const statements = session.view.getState().statements.get(station) ?? [];
    expect(statements).toHaveLength(expected + (additions ? 1 : 0));
    expect(statements.map((s) => s.text)).toContain('Bankjes bij de bushalte en het plein');
    expect(statements.filter((s) => s.withdrawn)).toHaveLength(1);
    expect(session.view.getState().hubOffset).toBeDefined();
  });
});

describe('[UPD-5] today’s app with a hub that turns it away', () => {
  it.each([
    ['incompatible', 'incompatible'],
    ['a-reason-of-a-later-version', 'incompatible'],
    ['old-link', 'old-link'],
  ])('with the reason %s: says %s, keeps what is said, and sends it to a hub that fits', async (reason, shown) => {
    const { table } = wireV1();
    const { session, device, sees } = await appAt(new StoredHub(table, { refused: reason }), 'host');
    await sees(({ link }) => link.state === 'refused' && link.reason === shown);
    session.capture(station, said('Bewaard, ook nu'));
    await sees(({ safety }) => [...safety.values()].every((s) => s === 'kept') && safety.size === 1);
    expect(session.view.getState().standing.unreceived).toBe(1);
    await session.close();
    open.length = 0;

    const fitting = new StoredHub(table);
    vi.stubGlobal('WebSocket', socketTo(fitting));
    const { meeting: id, rootKey } = wireV1();
    const meeting = id as MeetingId;
    const capability = grant(rootKey, { role: 'host', meeting, station, generation: 1 });
    const joined = { id: meeting, title: '', capabilities: [capability], hub: 'http://stored', openedAt: 0 };
    const again = await openSession(joined, capability, device.ports(connectToHub));
    open.push(again);
    await until(() => (textsOf(fitting.documents.get(TABLE)).includes('Bewaard, ook nu') ? true : undefined));
  });
});
