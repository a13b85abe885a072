import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Claim } from '../../src/domain/capability.ts';
import type { EntryId, MeetingId, RoundId, StatementId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { grant } from '../../src/domain/token.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';
import { HubCore } from '../../src/hub/core.ts';
import { DiskFailure, type JoinedMeeting } from '../../src/journal/journal.ts';
import type { MemoryJournal } from '../../src/journal/memory-journal.ts';
import { openSession } from '../../src/sync/open-session.ts';
import type { Session } from '../../src/sync/session.ts';
import { seeded, type TestDevice, testDevice } from '../support/device.ts';
import { SimulatedHub, type Weather } from './simulated-hub.ts';

/** How many seeds a run tries, from a number that is printed: a failing one is repeated with `SEED=… npm test -- unit`. */
const SEEDS = Number(process.env.SEEDS ?? 12);
const FIRST_SEED = Number(process.env.SEED ?? 20_261_122);
const STEPS = 250;
const TABLES = 4;
const meeting = 'm1' as MeetingId;
const rootKey = new Uint8Array(32).fill(7);
const station = (n: number) => `table-${n}` as StationId;

interface Tablet {
  device: TestDevice;
  session: Session;
  journal: MemoryJournal;
  sever(): void;
}
/** What one device promised on its screen, for the last word on it. */
interface Promise_ {
  text: string;
  kept: boolean;
  received: boolean;
  erased: boolean;
}

beforeEach(() => {
  vi.stubGlobal('BroadcastChannel', undefined); // the tablets of the simulation share this process, not a browser
  vi.useFakeTimers({ now: 1_700_000_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('an evening with a bad network, dying tablets, failing disks and a hub that is killed', () => {
  for (let i = 0; i < SEEDS; i++) {
    const seed = FIRST_SEED + i;
    const weather: Weather = {
      latency: i % 3 === 0 ? 5 : 300,
      duplicates: i % 2 === 0 ? 0.1 : 0,
      reorders: i % 2 === 0,
    };
    it(`brings every kept statement into the export exactly once (seed ${seed})`, () => evening(seed, weather), 60_000);
  }
});

async function evening(seed: number, weather: Weather): Promise<void> {
  const random = seeded(seed);
  const hub = new SimulatedHub(seed + 1, weather);
  await hub.core.publish(meeting, rootKey);
  const claim = (n: number): Claim => ({ role: 'host', meeting, station: station(n), generation: 1 });
  const promises = new Map<StatementId, Promise_>();

  const open = async (device: TestDevice, c: Claim): Promise<Tablet> => {
    const capability = grant(rootKey, c);
    const { connect, sever } = hub.connect();
    const joined: JoinedMeeting = { id: meeting, title: '', capabilities: [], hub: 'hub', openedAt: 0 };
    const ports = device.ports(connect);
    const opening = openSession(joined, capability, ports);
    await vi.advanceTimersByTimeAsync(700);
    const session = await opening;
    return { device, session, journal: ports.journal, sever };
  };
  const die = (tablet: Tablet) => {
    note(tablet); // what its screen said last, it said
    tablet.journal.close();
    tablet.sever();
  };
  const note = (tablet: Tablet) => {
    const { safety, statements } = tablet.session.view.getState();
    for (const list of statements.values()) {
      for (const s of list) {
        const promise = promises.get(s.id);
        if (!promise) continue;
        const state = safety.get(s.id) ?? 'received';
        if (state === 'kept') promise.kept = true;
        if (state === 'received') promise.received = true;
      }
    }
  };

  const device = () => testDevice(random.bytes, () => Date.now());
  const organiser = await open(device(), { role: 'organiser', meeting, generation: 1 });
  for (let n = 1; n <= TABLES; n++) {
    organiser.session.configure({ type: 'station-set', station: station(n), changes: { kind: 'table', number: n } });
  }
  const facilitator = await open(device(), { role: 'facilitator', meeting, generation: 1 });
  const tablets: Tablet[] = [];
  for (let n = 1; n <= TABLES; n++) tablets.push(await open(device(), claim(n)));
  tablets.push(await open(device(), claim(1))); // a second tablet at table 1

  let said = 0;
  for (let step = 0; step < STEPS; step++) {
    const index = Math.floor(random.next() * tablets.length);
    const tablet = tablets[index] as Tablet;
    const { session } = tablet;
    if (session.capability.role !== 'host') throw new Error('not a table');
    const own = session.view.getState().statements.get(session.capability.station) ?? [];
    const dice = random.next();
    if (dice < 0.55) {
      const text = `uitspraak ${++said}.`;
      const id = session.capture(session.capability.station, {
        text,
        theme: 'care' as ThemeId,
        angles: [],
        kind: null,
        voice: null,
        quote: false,
        round: 'round-1' as RoundId,
      });
      promises.set(id, { text, kept: false, received: false, erased: false });
    } else if (dice < 0.7 && own.length > 0) {
      session.amend(random.pick(own), { kind: random.pick(['idea', 'question', 'concern'] as const) });
    } else if (dice < 0.76 && own.length > 0) {
      const s = random.pick(own);
      if (s.withdrawn) session.restore(s);
      else session.withdraw(s);
    } else if (dice < 0.82) {
      hub.cutSome(0.5);
    } else if (dice < 0.86) {
      die(tablet);
      if (random.next() < 0.3) tablet.device.disk.updates = []; // its documents were wiped
      if (random.next() < 0.2) {
        tablet.device.disk.rows.clear(); // or the whole database
        tablet.device.disk.updates = [];
      }
      const c = tablet.session.capability;
      tablet.device.gate = async () => undefined;
      tablets[index] = await open(tablet.device, c);
    } else if (dice < 0.89) {
      hub.kill();
      setTimeout(() => hub.start(), random.next() * 20_000);
    } else if (dice < 0.93) {
      const until = Date.now() + random.next() * 15_000;
      tablet.device.gate = async () => {
        if (Date.now() < until) throw new DiskFailure('full');
      };
    } else if (dice < 0.96) {
      tablet.device.gate = () => new Promise((resolve) => setTimeout(resolve, random.next() * 8_000));
    }
    if ((dice >= 0.96 && dice < 0.98) || step % 50 === 49) {
      const desk = random.pick([facilitator, organiser]).session;
      const seen = [...desk.fold.stations.values()].flatMap((s) => [...s.statements.values()]);
      if (seen.length > 0) {
        const statement = random.pick(seen);
        desk.erase(statement);
        (promises.get(statement.id) as Promise_).erased = true;
      }
    }
    await vi.advanceTimersByTimeAsync(random.next() * 1_500);
    for (const t of tablets) note(t);
    await receivedIsOnTheHubsDisk(hub, promises);
  }

  // the evening ends: the network is good, the disks work, and everyone stays for two minutes
  for (const t of tablets) t.device.gate = async () => undefined;
  hub.weather = { latency: 5, duplicates: 0, reorders: false };
  hub.kill();
  hub.start();
  await vi.advanceTimersByTimeAsync(120_000);
  for (const t of tablets) note(t);

  const file = exportMeeting({ fold: await foldOfLog(hub), exportedAt: 0 });
  const exported = new Map<string, number>();
  for (const s of file.statements) exported.set(s.id, (exported.get(s.id) ?? 0) + 1);
  expect([...exported.values()].every((n) => n === 1)).toBe(true);
  const kept = [...promises].filter(([, p]) => (p.kept || p.received) && !p.erased);
  expect(kept.length).toBeGreaterThan(STEPS / 4);
  for (const [id, promise] of kept) {
    expect(exported.has(id), `${promise.text} was kept`).toBe(true);
    const captured = file.statements.find((s) => s.id === id)?.history[0];
    expect(captured).toMatchObject({ text: promise.text });
  }
  for (const t of tablets) expect(t.session.view.getState().standing).toEqual({ saving: 0, unkept: 0, unreceived: 0 });

  // what was erased is on no disk any more, in whatever form
  const gone = [...promises.values()].filter((p) => p.erased).map((p) => p.text);
  expect(gone.length).toBeGreaterThan(0);
  const rows = await Promise.all((await hub.log.documents()).map((name) => hub.log.read(name)));
  expect(wordsIn(rows.flat(), gone), 'on the hub').toEqual([]);
  for (const { device, session } of [...tablets, facilitator, organiser]) {
    for (const [place, bytes] of placesOf(device)) {
      expect(wordsIn(bytes, gone), `${place} of ${JSON.stringify(session.capability)}`).toEqual([]);
    }
  }

  // the facilitator, and every tablet of a table, see the same
  const theirs = exportMeeting({ fold: facilitator.session.fold, exportedAt: 0 });
  expect(serialize(theirs)).toBe(serialize(file));
  const [first, second] = [tablets[0], tablets.at(-1)].map((t) => t?.session.fold.stations.get(station(1)));
  expect([...(first?.statements.keys() ?? [])].sort()).toEqual([...(second?.statements.keys() ?? [])].sort());
  for (const t of [...tablets, facilitator, organiser]) t.sever();
}

/** Everything that lies on a device, as bytes, by place. */
function placesOf({ disk, store }: TestDevice): [string, Uint8Array[]][] {
  const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const texts: string[] = [];
  for (let i = 0; i < store.length; i++) texts.push(store.getItem(store.key(i) as string) ?? '');
  return [
    ['updates', disk.updates.map((u) => u.bytes)],
    ['rows', [...disk.rows.values()].map(encode)],
    ['drafts', [...disk.drafts.values()].map(encode)],
    ['localStorage', texts.map(encode)],
  ];
}

function wordsIn(bytes: readonly Uint8Array[], words: readonly string[]): string[] {
  return words.filter((word) => bytes.some((part) => Buffer.from(part).includes(word)));
}

async function foldOfLog(hub: SimulatedHub): Promise<MeetingFold> {
  const fold = new MeetingFold(meeting);
  for (const name of await hub.log.documents()) {
    for (const entry of await hub.core.read(name)) fold.add(name, entry);
  }
  return fold;
}

/** What a screen called received must be found in the log alone, as it would be after the power failed. */
async function receivedIsOnTheHubsDisk(hub: SimulatedHub, promises: ReadonlyMap<EntryId, Promise_>): Promise<void> {
  const core = new HubCore(hub.log);
  const there = new Set<string>();
  for (const name of await hub.log.documents()) {
    for (const entry of (await core.read(name)) as { id: string }[]) there.add(entry.id);
  }
  for (const [id, promise] of promises) {
    if (promise.received && !promise.erased) expect(there.has(id), `${promise.text} was called received`).toBe(true);
  }
}
