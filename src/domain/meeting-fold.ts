import type { BallotFold } from './ballots.ts';
import { canonical } from './canonical.ts';
import { type DocumentName, type DocumentRef, documentName, parseDocumentName } from './documents.ts';
import { parseErased, parseRawEntry, type RawEntry } from './entry.ts';
import { isAbout } from './erase-entries.ts';
import { getOrMake } from './get-or-make.ts';
import type { HarvestFold } from './harvest-fold.ts';
import type { EntryId, MeetingId, StatementId, StationId } from './ids.ts';
import type { ScreenFold } from './screen-fold.ts';
import { type Setup, SetupFold } from './setup-fold.ts';
import { type Folded, StationFold } from './station-fold.ts';

/** Something in a document that has no place in the fold of this version. Kept and passed on all the same. */
export interface Stray {
  document: DocumentName;
  value: unknown;
}

/** The folds of what is no set-up and no station. */
export interface OtherFolds {
  harvest?: HarvestFold;
  screen?: ScreenFold;
  ballots?: BallotFold;
}

/** What a whole meeting says so far: its set-up and every station's statements. Documents of other meetings are refused. */
export class MeetingFold {
  readonly meeting: MeetingId;
  /** Folds of the other documents, where there are screens for them; elsewhere their entries are strays. */
  readonly others: OtherFolds;
  readonly stations = new Map<StationId, StationFold>();
  /** The same by the names of their documents: nearly every entry is of a station that is there already. */
  readonly #byName = new Map<string, StationFold>();
  readonly #setup = new SetupFold();
  /** By document and content: what is no entry at all has no identifier. */
  readonly #strays = new Map<string, Stray>();
  /** Entries of other meetings: none of this one's business, so counted only. */
  #elsewhere = 0;

  constructor(meeting: MeetingId, others: OtherFolds = {}) {
    this.meeting = meeting;
    this.others = others;
  }

  get setup(): Setup {
    return this.#setup.setup;
  }

  /** Every entry of the set-up as it came. */
  get setupEntries(): ReadonlyMap<EntryId, RawEntry> {
    return this.#setup.entries;
  }

  /** The statements that were erased, by station. */
  get erased(): ReadonlyMap<StationId, ReadonlySet<StatementId>> {
    return this.#setup.erased;
  }

  /** What is no entry at all, and entries of documents that this version does not fold. */
  get strays(): Iterable<Stray> {
    return this.#strays.values();
  }

  /** Entries that this version does not know, kept and passed on all the same. */
  get unknown(): number {
    let n = this.#elsewhere + this.#strays.size + this.#setup.unknown;
    for (const s of this.stations.values()) n += s.unknown;
    for (const other of Object.values(this.others)) n += other.unknown;
    return n;
  }

  get entryCount(): number {
    let n = this.#strays.size + this.#setup.entryCount;
    for (const s of this.stations.values()) n += s.entryCount;
    for (const other of Object.values(this.others)) n += other.entries.size;
    return n;
  }

  /** The highest clock seen in a document; 0 when it is empty. */
  clockOf(ref: DocumentRef): number {
    if (ref.kind === 'setup') return this.#setup.clock;
    if (ref.kind === 'station') return this.stations.get(ref.station)?.clock ?? 0;
    return this.others[ref.kind]?.clock ?? 0;
  }

  /** Adds one entry of one document. Anything may come: what is no entry at all is counted as unknown. */
  add(document: string, value: unknown): Folded {
    const known = this.#byName.get(document);
    const entry = known && parseRawEntry(value);
    return known && entry ? known.add(entry) : this.#place(document, value);
  }

  /** The first entry of a document, and what is no entry. */
  #place(document: string, value: unknown): Folded {
    const ref = parseDocumentName(document);
    if (!ref || ref.meeting !== this.meeting) {
      this.#elsewhere++;
      return { state: 'unknown' };
    }
    const raw = parseRawEntry(value);
    if (raw && ref.kind === 'setup') {
      this.#setup.add(raw);
      const erased = parseErased(raw);
      return erased ? this.#erase(erased.station) : { state: 'waiting' };
    }
    if (raw && ref.kind === 'station') {
      const make = () => new StationFold(ref.station, this.#setup.erasedIn(ref.station));
      const station = getOrMake(this.stations, ref.station, make);
      this.#byName.set(document, station);
      return station.add(raw);
    }
    const other = raw && ref.kind !== 'station' && ref.kind !== 'setup' ? this.others[ref.kind] : undefined;
    if (other && raw) return { state: other.add(raw) ? 'noted' : 'duplicate' };
    const name = documentName(ref);
    if (ref.kind === 'station' && isAbout(value, this.#setup.erasedIn(ref.station))) return { state: 'erased' };
    this.#strays.set(`${name} ${canonical(value)}`, { document: name, value });
    return { state: 'unknown' };
  }

  #erase(station: StationId): Folded {
    const name = documentName({ kind: 'station', meeting: this.meeting, station });
    const erased = this.#setup.erasedIn(station);
    for (const [key, stray] of this.#strays) {
      if (stray.document === name && isAbout(stray.value, erased)) this.#strays.delete(key);
    }
    return this.stations.get(station)?.erase() ?? { state: 'erased' };
  }
}
