import type { Source } from './code-lists.ts';
import {
  byClock,
  type CapturedEntry,
  knownPart,
  OVER_LIMIT,
  type RawEntry,
  STATEMENT_FIELDS,
  type StatementField,
  type StatementFields,
  type StationEntry,
} from './entry.ts';
import type { DeviceId, EntryId, StatementId, StationId } from './ids.ts';
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

/** What the entries about one statement come to, where there are more than the one that captured it. */
interface Told extends CapturedEntry {
  withdrawn: boolean;
  contested: readonly ContestedField[];
  entries: readonly StationEntry[];
}

/** The entry that captured a statement, as it came. */
export type Captured = CapturedEntry & RawEntry;

const NONE: readonly never[] = [];

/**
 * A statement as the fold makes it: the entries about it as they came, which are folded when someone first asks. Its fields are
 * no properties of its own: copying it with `...` copies nothing.
 */
export class FoldedStatement implements Statement {
  readonly station: StationId;
  /** The entry that captured it. */
  readonly first: Captured;
  /** The other entries about it, each once, in the order of the clock. */
  readonly rest: readonly StationEntry[];
  #told: Told | undefined;

  constructor(station: StationId, first: Captured, rest: readonly StationEntry[] = NONE) {
    this.station = station;
    this.first = first;
    this.rest = rest;
    this.#told = undefined;
  }

  get id() {
    return this.first.id;
  }
  get device() {
    return this.first.device;
  }
  get capturedAt() {
    return this.first.at;
  }
  get clock() {
    return this.first.clock;
  }
  get source() {
    return this.first.source ?? 'typed';
  }
  get text() {
    return this.#now.text;
  }
  get theme() {
    return this.#now.theme;
  }
  get angles() {
    return this.#now.angles;
  }
  get kind() {
    return this.#now.kind ?? null;
  }
  get voice() {
    return this.#now.voice ?? null;
  }
  get quote() {
    return this.#now.quote ?? false;
  }
  get round() {
    return this.#now.round;
  }
  get withdrawn() {
    return this.#changed?.withdrawn ?? false;
  }
  get contested() {
    return this.#changed?.contested ?? NONE;
  }
  get history(): readonly StationEntry[] {
    return (this.#changed?.entries ?? [this.first]).map(knownPart);
  }

  get #now(): CapturedEntry {
    return this.#changed ?? this.first;
  }

  get #changed(): Told | undefined {
    if (this.rest.length > 0) this.#told ??= foldEntries(this.first, this.rest);
    return this.#told;
  }
}

function foldEntries(first: Captured, rest: readonly StationEntry[]): Told {
  const entries = [first, ...rest].sort(byClock);
  const contested: ContestedField[] = [];
  const told = { ...first, withdrawn: false, contested, entries };
  for (const field of STATEMENT_FIELDS) {
    const writers = writersOf(field, entries);
    if (writers.length === 1) continue;
    const wordings = standing(writers).map((e): Writing<StatementFields[StatementField]> => {
      const value = e.type === 'amended' ? e.changes[field] : first[field];
      return {
        value: value ?? (field === 'quote' ? false : null),
        entry: e.id,
        clock: e.clock,
        device: e.device,
        at: e.at,
      };
    });
    const top = wordings.at(-1)?.value;
    if (wordings.some(({ value }) => !sameValue(value, top))) contested.push({ field, wordings });
    Object.assign(told, { [field]: top });
  }
  for (const { type } of entries) if (type !== 'captured' && type !== 'amended') told.withdrawn = type === 'withdrawn';
  return told;
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
