import { createStore, type StoreApi } from 'zustand/vanilla';
import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import type { RawEntry } from '../domain/entry.ts';
import { statementOf } from '../domain/erase-entries.ts';
import type { EntryId, MeetingId, RoundId, StatementId, StationId } from '../domain/ids.ts';
import { MeetingFold } from '../domain/meeting-fold.ts';
import type { Setup } from '../domain/setup-fold.ts';
import { inSlices } from '../domain/slices.ts';
import { newestFirst } from '../domain/station-fold.ts';
import type { MeetingView, Safety } from './session.ts';
import type { Wide } from './wide.ts';

/** The start is over when nothing has come in for this long. */
const SETTLED_MS = 400;

type Standing = Exclude<Safety, 'received'>;
const WORST: readonly Safety[] = ['received', 'kept', 'saving', 'unkept'];

/**
 * Folds entries into what the screens show. Changes are gathered and published at most once a frame; what a host does on this
 * device is published at once.
 */
export class MeetingViewBuilder {
  readonly fold: MeetingFold;
  readonly store: StoreApi<MeetingView>;
  readonly #dirty = new Set<StationId>();
  readonly #noted = new Set<StationId>();
  readonly #wide: Wide | undefined;
  #settling: ReturnType<typeof setTimeout> | undefined;
  #settled = false;
  /** Entries that the hub has not received, of the documents this device writes. */
  readonly #pending = new Map<
    EntryId,
    { document: DocumentName; statement: StatementId | undefined; state: Standing }
  >();
  readonly #byStatement = new Map<StatementId, Set<EntryId>>();
  #patch: Partial<MeetingView> = {};
  #standingChanged = false;
  #arrivalsChanged = false;
  #scheduled = false;
  #choice: { round: RoundId; after: number } | undefined;

  /** Stands in for the set-up until anything is known of it. */
  readonly #hint: Setup | undefined;

  /** `wide` is told of what comes in for its folds, keeps the live feed, and publishes with the rest. */
  constructor(meeting: MeetingId, hint?: Setup, wide?: Wide) {
    this.fold = new MeetingFold(meeting, wide?.folds);
    this.#wide = wide;
    this.#hint = hint;
    this.store = createStore<MeetingView>(() => ({
      loaded: false,
      setup: this.#setup(),
      statements: new Map(),
      noted: new Map(),
      arrivals: [],
      standing: { saving: 0, unkept: 0, unreceived: 0 },
      safety: new Map(),
      link: { state: 'none' },
      caughtUp: false,
      presence: [],
      hubOffset: undefined,
      round: undefined,
      unknown: 0,
      persisted: undefined,
      diskFailure: undefined,
      called: undefined,
      names: new Map(),
    }));
  }

  add(document: DocumentName, entry: RawEntry): void {
    const folded = this.fold.add(document, entry);
    if (folded.state === 'noted') this.#note(document);
    if (folded.state !== 'changed') return;
    for (const { before, after } of folded.changes) {
      const statement = after ?? before;
      if (!statement) continue;
      this.#dirty.add(statement.station);
      this.#wide?.followers.change(this.fold.stations, before, after);
      this.#wide?.arrivals.change(statement.id, after);
      this.#arrivalsChanged = true;
    }
  }

  #note(document: DocumentName): void {
    const ref = parseDocumentName(document);
    if (ref?.kind === 'station') this.#noted.add(ref.station);
    else if (ref) this.#wide?.changed(ref.kind);
  }

  /** Notes where an entry of this device stands; `received` takes it off the list. */
  stand(document: DocumentName, id: EntryId, state: Safety, entry?: RawEntry): void {
    this.#standingChanged = true;
    const now = this.#pending.get(id);
    if (state === 'received') {
      if (!now) return;
      this.#pending.delete(id);
      if (now.statement) {
        const ids = this.#byStatement.get(now.statement);
        ids?.delete(id);
        if (ids?.size === 0) this.#byStatement.delete(now.statement);
      }
      return;
    }
    if (now) {
      now.state = state;
      return;
    }
    if (!entry) return; // received before, or none of ours
    const statement = statementOf(entry);
    this.#pending.set(id, { document, statement, state });
    if (!statement) return;
    const ids = this.#byStatement.get(statement) ?? new Set();
    this.#byStatement.set(statement, ids.add(id));
  }

  isPending(id: EntryId): boolean {
    return this.#pending.has(id);
  }

  heldIn(document: DocumentName): number {
    let n = 0;
    for (const p of this.#pending.values()) if (p.document === document) n++;
    return n;
  }

  chooseRound(choice: { round: RoundId; after: number } | undefined): void {
    this.#choice = choice;
  }

  set(patch: Partial<MeetingView>): void {
    Object.assign(this.#patch, patch);
    this.schedule();
  }

  /** Has the screens look again at what they counted, though no statement changed. */
  recount(): void {
    this.set({ statements: new Map(this.store.getState().statements) });
  }

  schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    const visible = typeof document !== 'undefined' && document.visibilityState === 'visible';
    if (visible) requestAnimationFrame(() => this.publish());
    else setTimeout(() => this.publish(), 16);
  }

  publish(): void {
    this.#scheduled = false;
    const patch: Partial<MeetingView> = this.#patch;
    this.#patch = {};
    const old = this.store.getState();
    const setup = this.#setup();
    if (old.setup !== setup) patch.setup = setup;
    if (old.unknown !== this.fold.unknown) patch.unknown = this.fold.unknown;
    const round = this.#round();
    if (old.round !== round) patch.round = round;
    if (this.#dirty.size > 0) {
      const statements = new Map(old.statements);
      for (const id of this.#dirty) {
        statements.set(id, [...(this.fold.stations.get(id)?.statements.values() ?? [])].sort(newestFirst));
      }
      this.#dirty.clear();
      patch.statements = statements;
    }
    if (this.#noted.size > 0) {
      const noted = new Map(old.noted);
      for (const id of this.#noted) noted.set(id, this.fold.stations.get(id)?.noted ?? 0);
      this.#noted.clear();
      patch.noted = noted;
    }
    if (this.#arrivalsChanged && this.#wide) {
      this.#arrivalsChanged = false;
      if (!this.#settled) this.#settleSoon();
      patch.arrivals = this.#wide.arrivals.list();
    }
    if (this.#standingChanged) {
      this.#standingChanged = false;
      patch.standing = this.#standing();
      patch.safety = this.#safety();
    }
    this.store.setState(patch);
    this.#wide?.publish();
  }

  /** Once nothing more comes in at the start, what came document by document is put in the order in which it was said. */
  #settleSoon(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => {
      this.#settled = true;
      void this.#wide?.arrivals.putInTime(inSlices()).then(() => {
        this.#arrivalsChanged = true;
        this.schedule();
      });
    }, SETTLED_MS);
  }

  close(): void {
    clearTimeout(this.#settling);
  }

  #standing(): MeetingView['standing'] {
    const standing = { saving: 0, unkept: 0, unreceived: this.#pending.size };
    for (const { state } of this.#pending.values()) if (state !== 'kept') standing[state]++;
    return standing;
  }

  #safety(): Map<StatementId, Safety> {
    const safety = new Map<StatementId, Safety>();
    for (const [statement, ids] of this.#byStatement) {
      let worst = 0;
      for (const id of ids) worst = Math.max(worst, WORST.indexOf(this.#pending.get(id)?.state ?? 'received'));
      safety.set(statement, WORST[worst] ?? 'saving');
    }
    return safety;
  }

  #setup(): Setup {
    return this.#hint && !this.fold.setup.known ? this.#hint : this.fold.setup;
  }

  #round(): RoundId | undefined {
    const { running, rounds } = this.#setup();
    if (this.#choice && this.#choice.after >= (running?.clock ?? 0)) return this.#choice.round;
    return running?.round ?? rounds.find((r) => !r.dropped)?.id;
  }
}
