import { byClock, isStationEntry, parseStationEntry, type RawEntry, type StationEntry } from './entry.ts';
import { isAbout } from './erase-entries.ts';
import type { EntryId, StatementId, StationId } from './ids.ts';
import { NOTE_TYPES } from './other-types.ts';
import { stands } from './same-id.ts';
import { type FoldedStatement, foldStatement, type Statement } from './statement.ts';

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
  readonly #seen = new Map<EntryId, RawEntry>();
  /** Entries about statements that have not come in. */
  readonly #waiting = new Map<StatementId, readonly StationEntry[]>();
  readonly #erased: ReadonlySet<StatementId>;

  /** `erased`: the erased statements of the station. After it has grown, `erase` is to be called. */
  constructor(station: StationId, erased: ReadonlySet<StatementId> = new Set()) {
    this.station = station;
    this.#erased = erased;
  }

  get entryCount(): number {
    return this.#seen.size;
  }

  /** Every entry as it came, whether this version knows it or not. */
  get entries(): ReadonlyMap<EntryId, RawEntry> {
    return this.#seen;
  }

  add(raw: RawEntry): Folded {
    const earlier = this.#seen.get(raw.id);
    if (earlier === raw) return { state: 'duplicate' };
    this.clock = Math.max(this.clock, raw.clock);
    if (isAbout(raw, this.#erased)) return { state: 'erased' };
    this.lastAt = Math.max(this.lastAt, raw.at);
    const changes: Change[] = [];
    if (earlier) {
      if (stands(earlier, raw, parseStationEntry)) return { state: 'duplicate' };
      this.#forget(earlier, changes);
    }
    this.#seen.set(raw.id, raw);
    const known = isStationEntry(raw);
    if (known) this.#refold(about(raw), [...this.#about(about(raw)), raw], changes);
    else if (NOTE_TYPES.has(raw.type)) this.noted++;
    else this.unknown++;
    if (changes.length > 0) return { state: 'changed', changes };
    return { state: known ? 'waiting' : NOTE_TYPES.has(raw.type) ? 'noted' : 'unknown' };
  }

  /** Forgets everything about statements that were erased. */
  erase(): Folded {
    const changes: Change[] = [];
    for (const raw of [...this.#seen.values()]) {
      if (!isAbout(raw, this.#erased)) continue;
      this.#seen.delete(raw.id);
      this.#forget(raw, changes);
    }
    for (const id of this.#erased) this.#waiting.delete(id);
    this.lastAt = 0;
    for (const { at } of this.#seen.values()) this.lastAt = Math.max(this.lastAt, at);
    return changes.length > 0 ? { state: 'changed', changes } : { state: 'erased' };
  }

  /** The entries about one statement. */
  #about(id: StatementId): readonly StationEntry[] {
    return this.statements.get(id)?.entries ?? this.#waiting.get(id) ?? [];
  }

  #refold(id: StatementId, entries: readonly StationEntry[], changes: Change[]): void {
    const before = this.statements.get(id);
    const after = foldStatement(this.station, entries);
    if (after) this.statements.set(id, after);
    else if (before) this.statements.delete(id);
    if (after || entries.length === 0) this.#waiting.delete(id);
    else this.#waiting.set(id, entries);
    if (before || after) changes.push({ before, after });
  }

  #forget(raw: RawEntry, changes: Change[]): void {
    if (isStationEntry(raw)) {
      const id = about(raw);
      this.#refold(
        id,
        this.#about(id).filter((e) => e !== raw),
        changes,
      );
    } else if (NOTE_TYPES.has(raw.type)) this.noted++;
    else this.unknown--;
  }
}

/** The statement that an entry is about. */
function about(entry: StationEntry): StatementId {
  return entry.type === 'captured' ? entry.id : entry.statement;
}

/** The order in which statements were captured, newest first. */
export function newestFirst(a: Statement, b: Statement): number {
  return -byClock(a, b);
}
