import type { Source } from './code-lists.ts';
import {
  byClock,
  type CapturedEntry,
  knownPart,
  OVER_LIMIT,
  STATEMENT_FIELDS,
  type StatementField,
  type StatementFields,
  type StationEntry,
} from './entry.ts';
import type { AngleId, DeviceId, EntryId, RoundId, StatementId, StationId, ThemeId } from './ids.ts';
import { sameValue, type Writing } from './registers.ts';

/** A field that two devices changed without having seen each other: every wording, until someone picks one. */
export interface ContestedField {
  field: StatementField;
  wordings: readonly Writing<StatementFields[StatementField]>[];
}

/** One thing that was said, folded from the entries about it. Immutable: a change makes a new object. */
export interface Statement extends StatementFields {
  id: StatementId;
  station: StationId;
  /** The device that captured it, when (ms, for people), and its place in the document's order. */
  device: DeviceId;
  capturedAt: number;
  clock: number;
  source: Source;
  withdrawn: boolean;
  contested: readonly ContestedField[];
  /** All entries about it, in the order of the clock: who changed what when. */
  history: readonly StationEntry[];
}

const UNCONTESTED: readonly ContestedField[] = [];

/** A statement as the fold makes it. What hardly anyone asks for, its history, is made when someone does. */
export class FoldedStatement implements Statement {
  id: StatementId;
  station: StationId;
  text: string;
  theme: ThemeId;
  angles: AngleId[];
  kind: StatementFields['kind'];
  voice: StatementFields['voice'];
  quote: boolean;
  round: RoundId;
  device: DeviceId;
  capturedAt: number;
  clock: number;
  source: Source;
  withdrawn = false;
  contested = UNCONTESTED;
  readonly #entries: readonly StationEntry[];

  /** `entries`: all entries about it as they came, each once, in the order of the clock; `first` is the one that captured it. */
  constructor(station: StationId, first: CapturedEntry, entries: readonly StationEntry[]) {
    this.id = first.id;
    this.station = station;
    this.text = first.text;
    this.theme = first.theme;
    this.angles = first.angles;
    this.kind = first.kind ?? null;
    this.voice = first.voice ?? null;
    this.quote = first.quote ?? false;
    this.round = first.round;
    this.device = first.device;
    this.capturedAt = first.at;
    this.clock = first.clock;
    this.source = first.source ?? 'typed';
    this.#entries = entries;
    if (entries.length > 1) this.#change();
  }

  get history(): readonly StationEntry[] {
    return this.#entries.map(knownPart);
  }

  /** The entries about it as they came, in the order of the clock. */
  get entries(): readonly StationEntry[] {
    return this.#entries;
  }

  #change(): void {
    const contested: ContestedField[] = [];
    for (const field of STATEMENT_FIELDS) {
      const writers = writersOf(field, this.#entries);
      if (writers.length === 1) continue;
      const initial = this[field];
      const wordings = standing(writers).map((e): Writing<StatementFields[StatementField]> => {
        const value = e.type === 'amended' ? e.changes[field] : undefined;
        return {
          value: value === undefined ? initial : value,
          entry: e.id,
          clock: e.clock,
          device: e.device,
          at: e.at,
        };
      });
      const top = wordings.at(-1)?.value;
      Object.assign(this, { [field]: top });
      if (wordings.some(({ value }) => !sameValue(value, top))) contested.push({ field, wordings });
    }
    for (const { type } of this.#entries) {
      if (type === 'withdrawn' || type === 'restored') this.withdrawn = type === 'withdrawn';
    }
    if (contested.length > 0) this.contested = contested;
  }
}

/**
 * Folds the entries about one statement, in any order and without duplicates, into the statement.
 * Returns undefined while the entry that captured it has not come in.
 */
export function foldStatement(station: StationId, entries: readonly StationEntry[]): FoldedStatement | undefined {
  const first = entries.find((e) => e.type === 'captured');
  return first && new FoldedStatement(station, first, entries.length > 1 ? entries.toSorted(byClock) : entries);
}

/** The entries of a statement that write one of its fields, in their order. */
function writersOf(field: StatementField, entries: readonly StationEntry[]): StationEntry[] {
  return entries.filter((e) => e.type === 'captured' || (e.type === 'amended' && e.changes[field] !== undefined));
}

/**
 * The writers of a field that no other one stands over, lowest first. The last one's value is shown; more than one with different values
 * means that they had not seen each other.
 */
function standing(writers: StationEntry[]): StationEntry[] {
  const replaced = new Set<EntryId>();
  for (const e of writers) if (e.type === 'amended') for (const id of e.over) if (id !== e.id) replaced.add(id);
  const rest = writers.filter((e) => !replaced.has(e.id));
  // Entries that stand over each other in a ring can only be forged; then the highest writing stands.
  return rest.length > 0 ? rest : writers;
}

/**
 * The entries that a change of these fields stands over: the standing writings of each, as this device sees them.
 * Goes into the `over` of an amendment, so that the fold can tell a change that was seen from one that was not. Of more than
 * an entry may name, the last ones: the rest stays contested, and the next change stands over it.
 */
export function standingOver({ history }: Statement, fields: readonly StatementField[]): EntryId[] {
  const ids = new Set<EntryId>();
  for (const field of fields) for (const e of standing(writersOf(field, history))) ids.add(e.id);
  return [...ids].slice(-OVER_LIMIT);
}
