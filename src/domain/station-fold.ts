import { byClock, isStationEntry, parseStationEntry, type RawEntry, type StationEntry } from './entry.ts';
import { isAbout } from './erase-entries.ts';
import type { EntryId, StatementId, StationId } from './ids.ts';
import { NOTE_TYPES } from './other-types.ts';
import { stands } from './same-id.ts';
import { type Captured, FoldedStatement, type Statement } from './statement.ts';

/** One statement came in (`before` is missing), changed, or went (`after` is missing). */
export interface Change {
  before: Statement | undefined;
  after: Statement | undefined;
}

/**
 * What adding one entry did to the fold. `waiting`: nothing to show yet, its statement has not come in. `noted`: it is
 * about something beside the statements, which is folded elsewhere. `erased`: its statement was
 * erased, and nothing of it may be shown or kept.
 */
export type Folded =
  | { state: 'duplicate' }
  | { state: 'erased' }
  | { state: 'unknown' }
  | { state: 'waiting' }
  | { state: 'noted' }
  | { state: 'changed'; changes: readonly Change[] };

/**
 * The statements of one station's document. Commutative, idempotent and associative: entries may come in any order and
 * any number of times. Adding one costs the work of the one statement that it is about.
 */
export class StationFold {
  readonly station: StationId;
  /** The highest clock seen, of known and unknown entries alike: the next entry of this device takes one more. */
  clock = 0;
  /** Entries of a newer version or a bad shape: kept and passed on, shown nowhere. */
  unknown = 0;
  /** How often something beside the statements came in; see `station-notes.ts`. */
  noted = 0;
  /** When the newest entry was made, by its own device's wall clock; 0 while there are none. */
  lastAt = 0;
  readonly statements = new Map<StatementId, FoldedStatement>();
  /** Entries that captured no statement. */
  readonly #others = new Map<EntryId, RawEntry>();
  /** Of those, the ones about statements that have not come in. */
  readonly #waiting = new Map<StatementId, readonly StationEntry[]>();
  #all: Map<EntryId, RawEntry> | undefined;
  readonly #erased: ReadonlySet<StatementId>;

  /** `erased`: the erased statements of the station. After it has grown, `erase` is to be called. */
  constructor(station: StationId, erased: ReadonlySet<StatementId> = new Set()) {
    this.station = station;
    this.#erased = erased;
  }

  get entryCount(): number {
    return this.statements.size + this.#others.size;
  }

  /** Every entry as it came, whether this version knows it or not; as it is now, for it is put together when someone asks. */
  get entries(): ReadonlyMap<EntryId, RawEntry> {
    if (!this.#all) {
      this.#all = new Map();
      for (const { first } of this.statements.values()) this.#all.set(first.id, first);
      for (const [id, raw] of this.#others) this.#all.set(id, raw);
    }
    return this.#all;
  }

  add(raw: RawEntry): Folded {
    const earlier = this.statements.get(raw.id)?.first ?? this.#others.get(raw.id);
    if (earlier === raw) return { state: 'duplicate' };
    this.clock = Math.max(this.clock, raw.clock);
    if (isAbout(raw, this.#erased)) return { state: 'erased' };
    this.lastAt = Math.max(this.lastAt, raw.at);
    const changes: Change[] = [];
    if (earlier) {
      if (stands(earlier, raw, parseStationEntry)) return { state: 'duplicate' };
      this.#forget(earlier, changes);
    }
    this.#all = undefined;
    const state = this.#place(raw, changes);
    return changes.length > 0 ? { state: 'changed', changes } : { state };
  }

  /** Puts an entry where it belongs. Returns what there is to say when no statement changed. */
  #place(raw: RawEntry, changes: Change[]): 'waiting' | 'noted' | 'unknown' {
    if (isStationEntry(raw)) {
      if (raw.type === 'captured') {
        this.#put(undefined, raw, this.#waiting.get(raw.id), changes);
        this.#waiting.delete(raw.id);
      } else {
        this.#others.set(raw.id, raw);
        this.#refold(raw.statement, (rest) => [...rest, raw].sort(byClock), changes);
      }
      return 'waiting';
    }
    this.#others.set(raw.id, raw);
    const noted = NOTE_TYPES.has(raw.type);
    if (noted) this.noted++;
    else this.unknown++;
    return noted ? 'noted' : 'unknown';
  }

  /** Forgets everything about statements that were erased. */
  erase(): Folded {
    const changes: Change[] = [];
    for (const raw of this.entries.values()) if (isAbout(raw, this.#erased)) this.#forget(raw, changes);
    this.lastAt = 0;
    for (const { at } of this.entries.values()) this.lastAt = Math.max(this.lastAt, at);
    return changes.length > 0 ? { state: 'changed', changes } : { state: 'erased' };
  }

  #put(
    before: FoldedStatement | undefined,
    first: Captured,
    rest: readonly StationEntry[] | undefined,
    changes: Change[],
  ): void {
    const after = new FoldedStatement(this.station, first, rest);
    this.statements.set(first.id, after);
    changes.push({ before, after });
  }

  /** Changes the entries about a statement beside the one that captured it, whether that has come in or not. */
  #refold(
    id: StatementId,
    change: (rest: readonly StationEntry[]) => readonly StationEntry[],
    changes: Change[],
  ): void {
    const before = this.statements.get(id);
    const rest = change(before?.rest ?? this.#waiting.get(id) ?? []);
    if (before) this.#put(before, before.first, rest, changes);
    else if (rest.length > 0) this.#waiting.set(id, rest);
    else this.#waiting.delete(id);
  }

  #forget(raw: RawEntry, changes: Change[]): void {
    this.#all = undefined;
    const before = this.statements.get(raw.id);
    if (before) {
      this.statements.delete(raw.id);
      if (before.rest.length > 0) this.#waiting.set(raw.id, before.rest);
      changes.push({ before, after: undefined });
      return;
    }
    this.#others.delete(raw.id);
    if (isStationEntry(raw)) {
      if (raw.type !== 'captured') this.#refold(raw.statement, (rest) => rest.filter((e) => e !== raw), changes);
    } else if (NOTE_TYPES.has(raw.type)) this.noted++;
    else this.unknown--;
  }
}

/** The order in which statements were captured, newest first. */
export function newestFirst(a: Statement, b: Statement): number {
  return -byClock(a, b);
}
