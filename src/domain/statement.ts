import type { Source } from './code-lists.ts';
import {
  byClock,
  OVER_LIMIT,
  STATEMENT_FIELDS,
  type StatementField,
  type StatementFields,
  type StationEntry,
} from './entry.ts';
import type { DeviceId, EntryId, StatementId, StationId } from './ids.ts';
import { heads, sameValue, type Writing } from './registers.ts';

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

/**
 * Folds the entries about one statement, in any order and without duplicates, into the statement.
 * Returns undefined while the entry that captured it has not come in.
 */
export function foldStatement(station: StationId, entries: Iterable<StationEntry>): Statement | undefined {
  const history = [...entries].sort(byClock);
  const first = history.find((e) => e.type === 'captured');
  if (!first) return undefined;
  const over = new Map<EntryId, readonly EntryId[]>();
  for (const e of history) if (e.type === 'amended') over.set(e.id, e.over);

  const writing = <V>(e: StationEntry, value: V): Writing<V> => ({
    value,
    entry: e.id,
    clock: e.clock,
    device: e.device,
    at: e.at,
  });
  const initial: StatementFields = {
    text: first.text,
    theme: first.theme,
    angles: first.angles,
    kind: first.kind ?? null,
    voice: first.voice ?? null,
    quote: first.quote ?? false,
    round: first.round,
  };
  const contested: ContestedField[] = [];
  const fields = { ...initial } as Record<StatementField, unknown>;
  for (const field of STATEMENT_FIELDS) {
    const writings: Writing<StatementFields[StatementField]>[] = [writing(first, initial[field])];
    for (const e of history) {
      const value = e.type === 'amended' ? e.changes[field] : undefined;
      if (value !== undefined) writings.push(writing(e, value));
    }
    if (writings.length === 1) continue;
    const standing = heads(writings, over);
    const top = standing[standing.length - 1];
    if (!top) continue;
    fields[field] = top.value;
    if (standing.some((w) => !sameValue(w.value, top.value))) contested.push({ field, wordings: standing });
  }
  const presence = history.filter((e) => e.type === 'withdrawn' || e.type === 'restored');
  return {
    ...(fields as unknown as StatementFields),
    id: first.id,
    station,
    device: first.device,
    capturedAt: first.at,
    clock: first.clock,
    source: first.source ?? 'typed',
    withdrawn: presence[presence.length - 1]?.type === 'withdrawn',
    contested,
    history,
  };
}

/**
 * The entries that a change of these fields stands over: the standing writings of each, as this device sees them.
 * Goes into the `over` of an amendment, so that the fold can tell a change that was seen from one that was not. Of more than
 * an entry may name, the last ones: the rest stays contested, and the next change stands over it.
 */
export function standingOver(statement: Statement, fields: readonly StatementField[]): EntryId[] {
  const over = new Map<EntryId, readonly EntryId[]>();
  for (const e of statement.history) if (e.type === 'amended') over.set(e.id, e.over);
  const ids = new Set<EntryId>();
  for (const field of fields) {
    const writings: Writing<null>[] = [];
    for (const e of statement.history) {
      const writes =
        e.type === 'captured' ? e.id === statement.id : e.type === 'amended' && e.changes[field] !== undefined;
      if (writes) writings.push({ value: null, entry: e.id, clock: e.clock, device: e.device, at: e.at });
    }
    for (const w of heads(writings, over)) ids.add(w.entry);
  }
  return [...ids].slice(-OVER_LIMIT);
}
