import { createStore, type StoreApi } from 'zustand/vanilla';
import { BallotFold } from '../domain/ballots.ts';
import { type Capability, leads } from '../domain/capability.ts';
import { type DocumentName, type DocumentRef, documentName, ENTRIES, parseDocumentName } from '../domain/documents.ts';
import type { RawEntry } from '../domain/entry.ts';
import { isAbout, statementOf } from '../domain/erase-entries.ts';
import type { HarvestBody } from '../domain/harvest-entries.ts';
import { HarvestFold } from '../domain/harvest-fold.ts';
import type { PollId } from '../domain/harvest-ids.ts';
import { withOver } from '../domain/harvest-placing.ts';
import type { DeviceId, MeetingId, StatementId } from '../domain/ids.ts';
import type { OtherFolds } from '../domain/meeting-fold.ts';
import type { ScreenBody } from '../domain/screen-entries.ts';
import { ScreenFold, type Shown } from '../domain/screen-fold.ts';
import { inSlices } from '../domain/slices.ts';
import type { Ballot } from '../domain/station-notes.ts';
import type { Replica } from '../replica/replica.ts';
import { Arrivals } from './arrivals.ts';
import { FirstAnswer } from './first-answer.ts';
import { Followers } from './followers.ts';
import type { MeetingViewBuilder } from './meeting-view.ts';
import { HEARTBEAT_MS } from './messages.ts';
import type { Body } from './open-session.ts';
import type { SessionDocuments } from './session-documents.ts';
import { StationQueue } from './station-queue.ts';
import { takeIn } from './take-in.ts';
import { type BallotRefusal, type Desk, type Live, parseWideFromHub } from './wide-messages.ts';

/** The longest that telling keeps the page at a time. Unit: ms. */
const SLICE_MS = 16;
/** A desk of a thousand tables takes some 50 ms to draw: at every turn, that would be most of what is done. Unit: ms. */
const SHOWN_EVERY_MS = 250;
/** A screen that counts along stands after this long, or there is none that says so. Unit: ms. */
const SCREEN_MS = 1_500;

/** Where desks and screens stand, beside the `MeetingView`. Replaced by a new object at every change. */
export interface WideView {
  /** Goes up with every change of `Wide.harvest`, which is changed in place. */
  harvested: number;
  shown: Shown;
  /** Goes up with every change of `Wide.ballots`. */
  balloted: number;
  /** The counts that the hub told last. */
  live: Live | undefined;
  /** Others who lead, and where they are at work. */
  desks: readonly Desk[];
  /** How many viewers look on; undefined while the hub has not told. */
  viewers: number | undefined;
  /** The path of the viewers' link, as far as the hub has told it. */
  viewerPath: string | undefined;
  /** What became of this device's own ballots. `sent`: not counted yet, and sent again until it is. */
  ballots: ReadonlyMap<PollId, BallotState>;
}
export type BallotState = { dots: Ballot['dots'] } & (
  | { state: 'sent' }
  | { state: 'counted' }
  | { state: 'refused'; reason: BallotRefusal }
);

/** The screen's document on a device that may not write it. */
type Copy = Pick<Replica, 'doc' | 'entries' | 'awaits' | 'erase'>;

/** The session under it: what of it is used here. */
export interface WideHost {
  meeting: MeetingId;
  capability: Capability;
  device: DeviceId;
  builder: Pick<MeetingViewBuilder, 'store' | 'stand' | 'add' | 'publish' | 'schedule' | 'recount'>;
  documents: Pick<SessionDocuments, 'open' | 'openToHandOn' | 'replica' | 'send'>;
  /** Writes under way; closing waits for them. */
  writing: Set<Promise<void>>;
  /** The entry that says it, of this device and as of now. */
  stamped(ref: DocumentRef, body: Body): RawEntry;
}

/**
 * What desks, screens and viewers have beside set-up and statements: the harvest, the screen, viewers' ballots, and who else is at work.
 * A table's tablet has none of it, nor the code for it.
 */
export class Wide {
  readonly harvest = new HarvestFold();
  readonly screen = new ScreenFold();
  readonly ballots = new BallotFold();
  /** What it finds at the start is in the order of the evening. */
  readonly arrivals = new Arrivals();
  /** The documents of a meeting that are read beside its stations. */
  readonly kinds = ['setup', 'harvest', 'screen', 'ballots'] as const;
  /** What counts along with the statements. */
  readonly followers = new Followers(() => this.#host?.builder.recount());
  /** The stations that are still to be opened. */
  readonly stations = new StationQueue();
  readonly view: StoreApi<WideView>;
  readonly #first = new FirstAnswer();
  #host: WideHost | undefined;
  #copy: Copy | undefined;
  #patch: Partial<WideView> = {};
  #where = '';
  /** What this device told last: a hub that was started again does not know it. */
  #live: Live | undefined;
  #asks = 0;
  #beat: ReturnType<typeof setInterval> | undefined;
  #begin: () => void = () => undefined;
  readonly #stands = new Promise<void>((resolve) => {
    this.#begin = resolve;
  });

  constructor() {
    this.view = createStore<WideView>(() => ({
      harvested: 0,
      shown: this.screen.shown,
      balloted: 0,
      live: undefined,
      desks: [],
      viewers: undefined,
      viewerPath: undefined,
      ballots: new Map(),
    }));
  }

  get folds(): OtherFolds {
    return { harvest: this.harvest, screen: this.screen, ballots: this.ballots };
  }

  /** To be called once, by the session. */
  bind(host: WideHost): void {
    this.#host = host;
  }

  /** A screen stands as a whole: what was said may be told. */
  stands(): void {
    this.#begin();
  }

  /**
   * Tells of all that the disk holds of the stations, before their documents are opened, which takes longer. Where it does not hold all, the hub is
   * asked for all of them at once. It begins `after` that, once a screen stands: one that counts along costs less at a time than one that counts all at its start.
   * With room for the page between.
   */
  tell(hub: string | undefined, after: Promise<unknown>): void {
    const host = this.#host;
    if (!host || !leads(host.capability)) return;
    const { builder, capability } = host;
    const stations = [...this.stations.onDisk].filter(([name]) => parseDocumentName(name)?.kind === 'station');
    let shown = performance.now();
    const breathe = inSlices(SLICE_MS, async () => {
      if (performance.now() - shown < SHOWN_EVERY_MS) return;
      await drawn(builder); // a frame that draws has nothing else in it
      shown = performance.now();
    });
    const tell = (document: DocumentName, entry: RawEntry) => builder.add(document, entry);
    const tellRows = async () => {
      // table by table: what is shown of one is put in order anew whenever something of it came in
      for (const [document, own] of stations) {
        for (const { entry } of own) tell(document, entry);
        await breathe();
      }
      builder.schedule();
    };
    const late = new Promise<void>((resolve) => setTimeout(resolve, SCREEN_MS));
    const screen = after.then(() => Promise.race([this.#stands, late])).then(() => breathe());
    const asks = hub && (stations.length === 0 || !this.stations.isWhole);
    const rowsTold = screen.then(tellRows);
    const whole = asks ? this.#first.ask(hub, capability, tell, breathe, rowsTold) : rowsTold.then(() => false);
    void whole.then(() => builder.schedule());
    this.stations.hold(whole);
  }

  /** Gives a document that was opened what the hub's first answer brought for it. */
  bring(opened: Pick<Replica, 'document' | 'doc'>): void {
    this.#first.bring(opened);
  }

  /** Changes the harvest; what belongs together goes as one. */
  arrange(bodies: readonly HarvestBody[]): void {
    this.writeAll('harvest', withOver(this.harvest, bodies));
  }

  /** Changes what is on the wall, or what was released for it. What is in here every viewer receives. */
  release(bodies: readonly ScreenBody[]): void {
    this.writeAll('screen', bodies);
  }

  /** Entries that belong together: shown, kept and sent as one, however many they are. */
  writeAll(kind: 'setup' | 'harvest' | 'screen', bodies: readonly Body[]): void {
    if (!this.#host || bodies.length === 0) return;
    const { meeting, capability, builder, documents, stamped, writing } = this.#host;
    const ref: DocumentRef = { kind, meeting };
    const name = documentName(ref);
    documents.open(ref);
    const entries: RawEntry[] = [];
    for (const body of bodies) {
      const entry = stamped(ref, body);
      entries.push(entry);
      builder.stand(name, entry.id, 'saving', entry);
      builder.add(name, entry);
    }
    builder.publish();
    const done = takeIn(documents, capability, name, entries).then(() => void writing.delete(done));
    writing.add(done);
  }

  /** Tells the wall the counts, by way of the hub. */
  tellLive(live: Live): void {
    this.#live = live;
    this.#host?.documents.send('screen', { type: 'live', live });
  }

  /** Tells the other desks where this one is at work; an empty text: nowhere in particular. */
  beAt(where: string): void {
    this.#where = where;
    this.#tellWhere();
    if (this.#beat) return;
    this.#beat = setInterval(() => this.#tellWhere(), HEARTBEAT_MS);
    (this.#beat as { unref?: () => void }).unref?.();
  }

  /** A viewer's vote: sent, and sent again, until the hub has it on its disk. */
  cast(poll: PollId, dots: Ballot['dots']): void {
    this.#ballot(poll, { dots, state: 'sent' });
    this.#sendBallots();
  }

  /** Something came in that one of the folds took. */
  changed(kind: DocumentRef['kind']): void {
    if (kind === 'harvest') this.set({ harvested: (this.#patch.harvested ?? this.view.getState().harvested) + 1 });
    if (kind === 'ballots') this.set({ balloted: (this.#patch.balloted ?? this.view.getState().balloted) + 1 });
    if (kind === 'screen') this.set({ shown: this.screen.shown });
  }

  /**
   * Follows a copy of the screen's document. A viewer hears of no erasing: what the hub takes out of that document goes off this device too.
   * Nobody but the hub takes anything out, and only what was erased.
   */
  watch(kind: DocumentRef['kind'], copy: Copy): void {
    if (kind !== 'screen') return;
    this.#copy = copy;
    copy.doc.getArray(ENTRIES).observe((_, { deleteSet }) => {
      // a document must not be changed while it tells of a change
      if (deleteSet.clients.size > 0) queueMicrotask(() => this.#forgetWhatIsGone(copy));
    });
  }

  /** Everything that the hub has of a document is here, and it can be spoken on, for the first time or again. */
  caughtUp(kind: DocumentRef['kind']): void {
    if (kind === 'harvest' && this.#beat) this.#tellWhere();
    if (kind !== 'screen') return;
    this.#sendBallots();
    if (this.#live) this.tellLive(this.#live);
    if (this.#copy) this.#forgetWhatIsGone(this.#copy); // erased while this device was away
  }

  #forgetWhatIsGone(copy: Copy): void {
    const there = new Set(copy.entries().map((entry) => entry.id));
    const gone = new Set<StatementId>();
    for (const raw of this.screen.entries.values()) {
      const statement = statementOf(raw);
      if (statement && !there.has(raw.id) && !copy.awaits(raw.id)) gone.add(statement);
    }
    if (gone.size === 0) return;
    void copy.erase(gone);
    this.erase(gone);
  }

  /** Takes what was erased off the wall. */
  erase(statements: ReadonlySet<StatementId>): void {
    if (this.screen.forget((raw) => isAbout(raw, statements))) this.changed('screen');
    if (this.harvest.forget((raw) => isAbout(raw, statements))) this.changed('harvest');
  }

  heard(payload: string): void {
    const message = parseWideFromHub(payload);
    if (message?.type === 'live') this.set({ live: message.live });
    if (message?.type === 'audience') this.set({ viewers: message.viewers, viewerPath: message.path });
    if (message?.type === 'desks') {
      this.set({ desks: message.desks.filter((d) => d.device !== this.#host?.device) });
    }
    if (message?.type === 'counted') {
      const poll = message.poll as PollId;
      const own = this.#now('ballots').get(poll);
      if (!own || message.ask !== this.#asks) return; // of an earlier choice
      const { dots } = own;
      if (message.refused === 'failed') return; // the next turn sends it again
      this.#ballot(
        poll,
        message.refused ? { dots, state: 'refused', reason: message.refused } : { dots, state: 'counted' },
      );
    }
  }

  /** What the last frame brought. */
  publish(): void {
    const patch = this.#patch;
    this.#patch = {};
    if (Object.keys(patch).length > 0) this.view.setState(patch);
  }

  close(): void {
    this.stations.close();
    this.#first.close();
    clearInterval(this.#beat);
    clearInterval(this.#resend);
  }

  set(patch: Partial<WideView>): void {
    Object.assign(this.#patch, patch);
    this.#host?.builder.schedule();
  }

  #now<K extends keyof WideView>(key: K): WideView[K] {
    return (this.#patch as WideView)[key] ?? this.view.getState()[key];
  }

  #ballot(poll: PollId, state: BallotState): void {
    this.set({ ballots: new Map(this.#now('ballots')).set(poll, state) });
  }

  #resend: ReturnType<typeof setInterval> | undefined;
  #sendBallots(): void {
    const waiting = [...this.#now('ballots')].filter(([, b]) => b.state === 'sent');
    clearInterval(this.#resend);
    if (waiting.length === 0) return;
    const send = () => {
      const device = this.#host?.device;
      const still = [...this.#now('ballots')].filter(([, b]) => b.state === 'sent');
      if (still.length === 0 || !device) return clearInterval(this.#resend);
      const ask = ++this.#asks;
      for (const [poll, { dots }] of still)
        this.#host?.documents.send('screen', { type: 'ballot', ask, poll, device, dots });
    };
    send();
    this.#resend = setInterval(send, HEARTBEAT_MS / 2);
    (this.#resend as { unref?: () => void }).unref?.();
  }

  #tellWhere(): void {
    const host = this.#host;
    if (!host) return;
    const name = host.builder.store.getState().called;
    host.documents.send('harvest', {
      type: 'at',
      device: host.device,
      where: this.#where,
      ...(name !== undefined && { name }),
    });
  }
}

/** Resolves when all that was told so far is on its way to the screen. */
function drawn(builder: WideHost['builder']): Promise<void> {
  builder.schedule();
  return new Promise((resolve) => {
    const stop = builder.store.subscribe(() => {
      stop();
      resolve();
    });
  });
}
