import { createStore, type StoreApi } from 'zustand/vanilla';
import { BallotFold } from '../domain/ballots.ts';
import type { DocumentRef } from '../domain/documents.ts';
import { isAbout } from '../domain/erase-entries.ts';
import type { HarvestBody } from '../domain/harvest-entries.ts';
import { HarvestFold } from '../domain/harvest-fold.ts';
import type { PollId } from '../domain/harvest-ids.ts';
import type { DeviceId, StatementId } from '../domain/ids.ts';
import type { OtherFolds } from '../domain/meeting-fold.ts';
import type { ScreenBody } from '../domain/screen-entries.ts';
import { ScreenFold, type Shown } from '../domain/screen-fold.ts';
import type { Ballot } from '../domain/station-notes.ts';
import { Arrivals } from './arrivals.ts';
import { HEARTBEAT_MS } from './messages.ts';
import { type BallotRefusal, type Desk, type Live, parseWideFromHub, type WideToHub } from './wide-messages.ts';

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

/** The session under it. */
export interface WideHost {
  device: DeviceId;
  called(): string | undefined;
  write(kind: 'harvest' | 'screen', bodies: readonly (HarvestBody | ScreenBody)[]): void;
  /** Says it on a document; false while that is not connected. */
  send(kind: 'harvest' | 'screen', message: WideToHub): boolean;
  /** Calls the listeners of the view in the next frame, however often this is called until then. */
  schedule(): void;
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
  readonly view: StoreApi<WideView>;
  #host: WideHost | undefined;
  #patch: Partial<WideView> = {};
  #where = '';
  #asks = 0;
  #beat: ReturnType<typeof setInterval> | undefined;

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

  /** Changes the harvest; what belongs together goes as one. */
  arrange(bodies: readonly HarvestBody[]): void {
    if (bodies.length > 0) this.#host?.write('harvest', bodies);
  }

  /** Changes what is on the wall, or what was released for it. What is in here every viewer receives. */
  release(bodies: readonly ScreenBody[]): void {
    if (bodies.length > 0) this.#host?.write('screen', bodies);
  }

  /** Tells the wall the counts, by way of the hub. */
  tellLive(live: Live): void {
    this.#host?.send('screen', { type: 'live', live });
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

  /** One of the documents can be spoken on, for the first time or again. */
  admitted(kind: DocumentRef['kind']): void {
    if (kind === 'harvest' && this.#beat) this.#tellWhere();
    if (kind === 'screen') this.#sendBallots();
  }

  /** Something came in that one of the folds took. */
  changed(kind: DocumentRef['kind']): void {
    if (kind === 'harvest') this.set({ harvested: (this.#patch.harvested ?? this.view.getState().harvested) + 1 });
    if (kind === 'ballots') this.set({ balloted: (this.#patch.balloted ?? this.view.getState().balloted) + 1 });
    if (kind === 'screen') this.set({ shown: this.screen.shown });
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
    clearInterval(this.#beat);
    clearInterval(this.#resend);
  }

  set(patch: Partial<WideView>): void {
    Object.assign(this.#patch, patch);
    this.#host?.schedule();
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
      for (const [poll, { dots }] of still) this.#host?.send('screen', { type: 'ballot', ask, poll, device, dots });
    };
    send();
    this.#resend = setInterval(send, HEARTBEAT_MS / 2);
    (this.#resend as { unref?: () => void }).unref?.();
  }

  #tellWhere(): void {
    const host = this.#host;
    if (!host) return;
    const name = host.called();
    host.send('harvest', { type: 'at', device: host.device, where: this.#where, ...(name !== undefined && { name }) });
  }
}
