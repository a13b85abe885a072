import type { RawEntry } from './entry.ts';
import type { EntryId } from './ids.ts';
import { stands } from './same-id.ts';

/**
 * What the folds of documents have in common: every entry once, the highest clock, and starting again in the rare case in which
 * an entry takes the place of another with the same identifier.
 */
export abstract class EntryLog<E> {
  /** The highest clock seen, of known and unknown entries alike. */
  clock = 0;
  /** Entries that this version does not know: kept and passed on, shown nowhere. */
  unknown = 0;
  /** Every entry as it came. */
  readonly entries = new Map<EntryId, RawEntry>();

  /** Adds an entry. Anything may come, in any order, any number of times. Returns whether it changed anything. */
  add(raw: RawEntry): boolean {
    const earlier = this.entries.get(raw.id);
    if (earlier === raw) return false;
    this.clock = Math.max(this.clock, raw.clock);
    if (earlier && stands(earlier, raw, (e) => this.parse(e))) return false;
    this.entries.set(raw.id, raw);
    if (earlier) this.#again();
    else this.#fold(raw);
    return true;
  }

  /** Forgets the entries that are chosen. */
  forget(which: (raw: RawEntry) => boolean): boolean {
    const gone = [...this.entries.values()].filter(which);
    for (const { id } of gone) this.entries.delete(id);
    if (gone.length > 0) this.#again();
    return gone.length > 0;
  }

  #again(): void {
    this.unknown = 0;
    this.clear();
    for (const raw of this.entries.values()) this.#fold(raw);
  }

  #fold(raw: RawEntry): void {
    const entry = this.parse(raw);
    if (entry === undefined) this.unknown++;
    else this.fold(entry);
  }

  /** The entry as this version knows it. */
  protected abstract parse(raw: RawEntry): E | undefined;
  /** Adds what an entry says. The order must not matter. */
  protected abstract fold(entry: E): void;
  protected abstract clear(): void;
}
