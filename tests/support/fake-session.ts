import { createStore } from 'zustand/vanilla';
import type { Capability } from '../../src/domain/capability.ts';
import { deviceName } from '../../src/domain/device-name.ts';
import { type DocumentRef, documentName, parseDocumentName } from '../../src/domain/documents.ts';
import type { SetupBody, StatementFields, StationBody } from '../../src/domain/entry.ts';
import { statementOf } from '../../src/domain/erase-entries.ts';
import type { DeviceId, EntryId, MeetingId, RoundId, StatementId, StationId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { type Statement, standingOver } from '../../src/domain/statement.ts';
import { type Change, newestFirst } from '../../src/domain/station-fold.ts';
import type { Follower } from '../../src/domain/tally.ts';
import type { AtHand, Draft, LinkState, MeetingView, NewStatement, Safety, Session } from '../../src/sync/session.ts';
import { Wide } from '../../src/sync/wide.ts';
import type { WideToHub } from '../../src/sync/wide-messages.ts';
import { FAKE_SETUP } from './fake-setup.ts';

export type FakeRole =
  | { role: 'host'; station: StationId }
  | { role: 'facilitator' }
  | { role: 'organiser' }
  | { role: 'viewer' };
/** Where an entry lies: a station's document by its id, or one of the meeting's. */
type Place = StationId | 'setup' | 'harvest' | 'screen' | 'ballots';

export interface FakeOptions {
  /** The set-up to begin with; `[]` for a device that has not heard of the meeting yet. */
  setup?: readonly SetupBody[];
  /** Drafts by station, shared between sessions to play a reload. */
  drafts?: Map<StationId, Draft>;
  link?: LinkState;
  /** What becomes of what this device writes. Default `kept`; `setSafety` changes it later. */
  outcome?: Safety;
  /** The wall clock, ms. */
  now?: () => number;
}

/** A body with as much of the entry's base as the test cares for; the rest is made up. */
type Injected = (SetupBody | StationBody | Record<string, unknown>) & {
  id?: string;
  clock?: number;
  at?: number;
  device?: string;
};

export interface FakeSession extends Session {
  readonly fold: MeetingFold;
  /** An entry that comes in from another device. Returns the entry's id. */
  inject(document: Place, entry: Injected): EntryId;
  /** What was said to the hub, oldest first. */
  readonly said: readonly WideToHub[];
  setLink(link: LinkState): void;
  /** What becomes of all that this device wrote (or of one statement), and of what it writes from now on. */
  setSafety(safety: Safety, statement?: StatementId): void;
  /** Everything else that a view can say: `persisted`, `diskFailure`, `presence`, `loaded` … */
  setView(part: Partial<MeetingView>): void;
  /** What `atHand` says from now on. */
  setAtHand(atHand: AtHand): void;
  /** How often the browser was to be asked to keep everything. */
  askedToKeep(): number;
}

const FAKE_MEETING = 'fake-meeting' as MeetingId;
const THIS_DEVICE = 'this-device' as DeviceId;
const OTHER_DEVICE = 'other-device' as DeviceId;
const WORST: readonly Safety[] = ['unkept', 'saving', 'kept', 'received'];

/** A session in memory: real entries, real folds, no disk and no hub. */
export function createFakeSession(role: FakeRole, options: FakeOptions = {}): FakeSession {
  const wide = role.role === 'host' ? undefined : new Wide();
  const fold = new MeetingFold(FAKE_MEETING, wide?.folds);
  const said: WideToHub[] = [];
  const now = options.now ?? Date.now;
  const drafts = options.drafts ?? new Map<StationId, Draft>();
  const isHost = role.role === 'host';
  /** What became of this device's entries, by statement and entry. */
  const own = new Map<StatementId, Map<EntryId, Safety>>();
  const tallies = new Set<Follower>();
  let outcome: Safety = options.outcome ?? 'kept';
  let choice: { round: RoundId; clock: number } | undefined;
  let made = 0;
  let atHand: AtHand = { setup: true, disk: true };
  const asked: true[] = [];

  const view = createStore<MeetingView>(() => ({
    loaded: true,
    setup: fold.setup,
    statements: new Map(),
    noted: new Map(),
    arrivals: [],
    standing: { saving: 0, unkept: 0, unreceived: 0 },
    safety: new Map(),
    link: options.link ?? { state: 'none' },
    caughtUp: true,
    presence: [],
    hubOffset: undefined,
    round: undefined,
    unknown: 0,
    persisted: true,
    diskFailure: undefined,
    called: undefined,
    names: new Map(),
  }));

  function refOf(place: Place): DocumentRef {
    const meeting = FAKE_MEETING;
    if (['setup', 'harvest', 'screen', 'ballots'].includes(place)) return { kind: place, meeting } as DocumentRef;
    return { kind: 'station', meeting, station: place as StationId };
  }

  function add(document: Place, body: Injected, device: DeviceId): EntryId {
    const id = `${device}-${++made}` as EntryId;
    const entry = { id, clock: fold.clockOf(refOf(document)) + 1, at: now(), device, ...body };
    const ref = refOf(document);
    const folded = fold.add(documentName(ref), entry);
    if (ref.kind === 'station') {
      const { noted } = view.getState();
      const now = fold.stations.get(ref.station)?.noted ?? 0;
      if (now !== (noted.get(ref.station) ?? 0)) view.setState({ noted: new Map(noted).set(ref.station, now) });
    } else {
      wide?.changed(ref.kind);
    }
    show(folded.state === 'changed' ? folded.changes : []);
    return entry.id as EntryId;
  }

  function show(changes: readonly Change[]): void {
    const before = view.getState();
    let statements = before.statements;
    let arrivals = before.arrivals;
    for (const change of changes) {
      for (const tally of tallies) tally.change(change.before, change.after);
      const after = change.after ?? change.before;
      if (!after) continue;
      const list = replaced(statements.get(after.station) ?? [], change);
      statements = new Map(statements).set(after.station, list.sort(newestFirst));
      if (!isHost) arrivals = replaced(arrivals, change);
    }
    const running = fold.setup.running;
    const chosen = choice && choice.clock >= (running?.clock ?? 0) ? choice.round : undefined;
    const round = chosen ?? running?.round ?? fold.setup.rounds.find((r) => !r.dropped)?.id;
    view.setState({ setup: fold.setup, statements, arrivals, round, unknown: fold.unknown, ...safetyNow() });
  }

  function safetyNow(): Pick<MeetingView, 'safety' | 'standing'> {
    const safety = new Map<StatementId, Safety>();
    const standing = { saving: 0, unkept: 0, unreceived: 0 };
    for (const [statement, entries] of own) {
      const all = [...entries.values()];
      const worst = WORST.find((s) => all.includes(s));
      if (worst && worst !== 'received') safety.set(statement, worst);
      for (const s of all) {
        if (s === 'saving') standing.saving++;
        if (s === 'unkept') standing.unkept++;
        if (s !== 'received') standing.unreceived++;
      }
    }
    return { safety, standing };
  }

  function write(station: StationId, body: Injected, about?: StatementId): EntryId {
    const statement = about ?? (`${THIS_DEVICE}-${made + 1}` as EntryId);
    const entries = own.get(statement) ?? new Map<EntryId, Safety>();
    entries.set(`${THIS_DEVICE}-${made + 1}` as EntryId, outcome);
    own.set(statement, entries);
    return add(station, body, THIS_DEVICE);
  }

  for (const body of options.setup ?? FAKE_SETUP) add('setup', body, OTHER_DEVICE);

  const capability = { ...role, meeting: FAKE_MEETING, generation: 1, token: 'fake-token' } as Capability;
  wide?.bind({
    meeting: FAKE_MEETING,
    capability,
    device: THIS_DEVICE,
    builder: {
      store: view,
      stand: () => undefined,
      add: (name, entry) => void add((parseDocumentName(name)?.kind ?? 'setup') as Place, entry, THIS_DEVICE),
      publish: () => wide.publish(),
      schedule: () => wide.publish(),
      recount: () => undefined,
    },
    documents: {
      open: () => undefined,
      openToHandOn: () => Promise.resolve(),
      replica: () => undefined,
      send: (_, message) => {
        said.push(message);
        return true;
      },
    },
    writing: new Set(),
    stamped: (ref, body) => ({
      id: `${THIS_DEVICE}-${++made}` as EntryId,
      clock: fold.clockOf(ref) + 1,
      at: now(),
      device: THIS_DEVICE,
      ...body,
    }),
  });

  return {
    fold,
    wide,
    said,
    meeting: FAKE_MEETING,
    device: THIS_DEVICE,
    capability,
    view,
    capture(station, fields: NewStatement, draft) {
      const { kind, voice, quote, ...rest } = fields;
      const id = write(station, {
        type: 'captured',
        ...rest,
        ...(kind && { kind }),
        ...(voice && { voice }),
        ...(quote && { quote }),
      });
      if (draft) drafts.delete(station);
      return id;
    },
    amend(statement: Statement, changes: Partial<StatementFields>) {
      const over = standingOver(statement, Object.keys(changes) as (keyof StatementFields)[]);
      write(statement.station, { type: 'amended', statement: statement.id, changes, over }, statement.id);
    },
    withdraw(statement) {
      write(statement.station, { type: 'withdrawn', statement: statement.id }, statement.id);
    },
    restore(statement) {
      write(statement.station, { type: 'restored', statement: statement.id }, statement.id);
    },
    erase(statement) {
      add('setup', { type: 'erased', station: statement.station, statement: statement.id }, THIS_DEVICE);
    },
    note: (station, body) => write(station, body, statementOf(body)),
    configure(body) {
      add('setup', body, THIS_DEVICE);
    },
    configureAll(bodies) {
      for (const body of bodies) add('setup', body, THIS_DEVICE);
    },
    chooseRound(round) {
      choice = { round, clock: fold.setup.running?.clock ?? 0 };
      show([]);
    },
    draft(station) {
      return {
        key: `draft/${station}`,
        read: () => drafts.get(station),
        write: (draft) => void drafts.set(station, draft),
        clear: () => void drafts.delete(station),
      };
    },
    follow(tally: Follower) {
      for (const station of fold.stations.values()) {
        for (const statement of station.statements.values()) tally.change(undefined, statement);
      }
      tallies.add(tally);
      return () => void tallies.delete(tally);
    },
    takeIn: (_document, entries) => Promise.resolve({ state: 'taken-in', fresh: 0, known: entries.length, kept: true }),
    rescueFile: () => Promise.resolve(JSON.stringify([...view.getState().statements.values()].flat())),
    call: (name) => view.setState({ called: deviceName(name) }),
    askToKeep: () => void asked.push(true),
    atHand: () => Promise.resolve(atHand),
    close: () => Promise.resolve(),
    inject: (document, entry) => add(document, entry, (entry.device as DeviceId | undefined) ?? OTHER_DEVICE),
    setLink: (link) => view.setState({ link }),
    setSafety(safety, statement) {
      if (!statement) outcome = safety;
      for (const [id, entries] of statement ? [[statement, own.get(statement) ?? new Map()] as const] : own) {
        if (safety === 'received') own.delete(id);
        else for (const entry of entries.keys()) entries.set(entry, safety);
      }
      view.setState(safetyNow());
    },
    setView: (part) => view.setState(part),
    setAtHand: (next) => {
      atHand = next;
    },
    askedToKeep: () => asked.length,
  };
}

/** The list with one statement changed where it stood, or added at the end. */
function replaced(list: readonly Statement[], { before, after }: Change): Statement[] {
  if (!before) return after ? [...list, after] : [...list];
  return list.flatMap((s) => (s.id === before.id ? (after ?? []) : s));
}
