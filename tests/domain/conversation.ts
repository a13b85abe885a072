import type { StatementField, StatementFields, StationEntry } from '../../src/domain/entry.ts';
import type { AngleId, DeviceId, EntryId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { standingOver } from '../../src/domain/statement.ts';
import { StationFold } from '../../src/domain/station-fold.ts';
import { fc } from '../support/property.ts';

/**
 * Believable histories of one station: several devices that capture, change and withdraw on what each of them sees, and that
 * meet now and then. Beside the entries it keeps what each writer had seen, which is the truth that folds are judged by.
 */
export interface Conversation {
  entries: StationEntry[];
  /** For each entry, the entries that its writer had seen. */
  seen: Map<EntryId, ReadonlySet<EntryId>>;
  /** What each device saw at the end. */
  devices: StationFold[];
}

export type Act =
  | { act: 'capture'; device: number; fields: StatementFields }
  | { act: 'amend'; device: number; pick: number; changes: Partial<StatementFields> }
  | { act: 'withdraw' | 'restore'; device: number; pick: number }
  | { act: 'meet'; device: number; other: number };

export const STATION = 'table-1' as StationId;
const DEVICES = 4;

/** Few values, so that devices often write the same one, and often another. */
const fieldArbitraries: { [F in StatementField]: fc.Arbitrary<StatementFields[F]> } = {
  text: fc.constantFrom('Te weinig bankjes', 'Meer bankjes', 'Bankjes bij de bushalte'),
  theme: fc.constantFrom(...(['safety', 'care'] as ThemeId[])),
  angles: fc.subarray(['prevention', 'cooperation', 'say'] as AngleId[]),
  kind: fc.constantFrom('idea', 'concern', null),
  voice: fc.constantFrom('resident', 'carer', null),
  quote: fc.boolean(),
  round: fc.constantFrom(...(['round-1', 'round-2'] as RoundId[])),
};
const fields = fc.record(fieldArbitraries);
const changes = fc.record(fieldArbitraries, { requiredKeys: [] }).filter((c) => Object.keys(c).length > 0);
const device = fc.nat(DEVICES - 1);
const pick = fc.nat();

const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('capture' as const), device, fields }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('amend' as const), device, pick, changes }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('withdraw', 'restore'), device, pick }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('meet' as const), device, other: device }) },
);

export const conversation: fc.Arbitrary<Conversation> = fc.array(act, { maxLength: 40, size: 'max' }).map(play);

/** Plays the acts one after the other; an act on a statement does nothing while its device sees none. */
export function play(acts: readonly Act[]): Conversation {
  const devices = Array.from({ length: DEVICES }, () => new StationFold(STATION));
  const entries: StationEntry[] = [];
  const seen = new Map<EntryId, ReadonlySet<EntryId>>();

  for (const next of acts) {
    const fold = devices[next.device] as StationFold;
    if (next.act === 'meet') {
      const other = devices[next.other] as StationFold;
      for (const entry of [...fold.entries.values()]) other.add(entry);
      for (const entry of [...other.entries.values()]) fold.add(entry);
      continue;
    }
    const base = {
      // Identifiers that do not sort in the order of time, as random ones do not.
      id: `e${(entries.length * 37) % 101}-${entries.length}` as EntryId,
      clock: fold.clock + 1,
      at: 1_000 + entries.length,
      device: `device-${next.device}` as DeviceId,
    };
    const entry = bodyOf(next, fold, base);
    if (!entry) continue;
    seen.set(entry.id, new Set(fold.entries.keys()));
    entries.push(entry);
    fold.add(entry);
  }
  return { entries, seen, devices };
}

function bodyOf(
  next: Exclude<Act, { act: 'meet' }>,
  fold: StationFold,
  base: { id: EntryId; clock: number; at: number; device: DeviceId },
): StationEntry | undefined {
  if (next.act === 'capture') {
    const { kind, voice, ...rest } = next.fields;
    return { ...base, type: 'captured', ...rest, ...(kind && { kind }), ...(voice && { voice }) };
  }
  const statements = [...fold.statements.values()];
  const statement = statements[next.pick % Math.max(statements.length, 1)];
  if (!statement) return undefined;
  if (next.act === 'amend') {
    const over = standingOver(statement, Object.keys(next.changes) as StatementField[]);
    return { ...base, type: 'amended', statement: statement.id, changes: next.changes, over };
  }
  return { ...base, type: next.act === 'withdraw' ? 'withdrawn' : 'restored', statement: statement.id };
}
