import { type DocumentRef, parseDocumentName } from './documents.ts';
import { parseRawEntry } from './entry.ts';
import { getOrMake } from './get-or-make.ts';
import type { MeetingId, StationId } from './ids.ts';
import { type Setup, SetupFold } from './setup-fold.ts';
import { type Folded, StationFold } from './station-fold.ts';

/** What a whole meeting says so far: its set-up and every station's statements. Documents of other meetings are refused. */
export class MeetingFold {
  readonly meeting: MeetingId;
  readonly stations = new Map<StationId, StationFold>();
  readonly #setup = new SetupFold();
  #elsewhere = 0;

  constructor(meeting: MeetingId) {
    this.meeting = meeting;
  }

  get setup(): Setup {
    return this.#setup.setup;
  }

  /** Entries that this version does not know, kept and passed on all the same. */
  get unknown(): number {
    let n = this.#elsewhere + this.#setup.unknown;
    for (const s of this.stations.values()) n += s.unknown;
    return n;
  }

  get entryCount(): number {
    let n = this.#setup.entryCount;
    for (const s of this.stations.values()) n += s.entryCount;
    return n;
  }

  /** The highest clock seen in a document; 0 when it is empty. */
  clockOf(ref: DocumentRef): number {
    if (ref.kind === 'setup') return this.#setup.clock;
    if (ref.kind === 'station') return this.stations.get(ref.station)?.clock ?? 0;
    return 0;
  }

  /** Adds one entry of one document. Anything may come: what is no entry at all is counted as unknown. */
  add(document: string, value: unknown): Folded {
    const ref = parseDocumentName(document);
    const raw = parseRawEntry(value);
    if (!ref || ref.meeting !== this.meeting || !raw) {
      this.#elsewhere++;
      return { state: 'unknown' };
    }
    if (ref.kind === 'setup') {
      this.#setup.add(raw);
      return { state: 'waiting' };
    }
    if (ref.kind === 'station') {
      return getOrMake(this.stations, ref.station, () => new StationFold(ref.station)).add(raw);
    }
    return { state: 'waiting' };
  }
}
