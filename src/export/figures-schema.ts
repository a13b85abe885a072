import * as v from 'valibot';
import { VOICES } from '../domain/code-lists.ts';
import { AngleId, DeviceId, RoundId, StationId, ThemeId } from '../domain/ids.ts';
import { Count, Time, told } from './schema-parts.ts';

/** A number of statements, in all and by kind. */
export const ExportedCount = v.object({
  total: Count,
  kinds: told(
    v.object({ strength: Count, concern: Count, idea: Count, question: Count, commitment: Count, none: Count }),
    'By kind; none: without a kind. They add up to the total.',
  ),
});
const { total, kinds } = ExportedCount.entries;
const angle = told(v.nullable(AngleId), 'Null: statements without an angle.');

export const ExportedTallies = v.object({
  withdrawn: told(Count, 'Withdrawn statements. They are in none of the counts beside this one.'),
  all: ExportedCount,
  themes: v.array(v.object({ theme: ThemeId, total, kinds })),
  angles: told(
    v.array(v.object({ angle, total, kinds })),
    'A statement with two angles counts in both, so these can add up to more than all.',
  ),
  stations: v.array(v.object({ station: StationId, total, kinds })),
  rounds: v.array(v.object({ round: RoundId, total, kinds })),
  voices: v.array(
    v.object({
      voice: told(v.nullable(v.picklist(VOICES)), 'Null: statements without a voice.'),
      total,
      kinds,
    }),
  ),
  cells: told(
    v.array(v.object({ theme: ThemeId, angle, total, kinds })),
    'Theme by angle, empty cells included. A statement with two angles counts in both of its cells.',
  ),
});

const Holding = told(
  v.nullable(Count),
  'Entries that devices said they held and the hub had not received; null when no device ever said.',
);
const HoldingAsOf = told(v.nullable(Time), 'When that was said, by the hub’s clock; the oldest word that it rests on.');

export const Completeness = v.object({
  summary: v.object({
    expected: told(Count, 'Stations in the set-up that were not dropped.'),
    heardFrom: told(Count, 'How many of those an entry or a report came from.'),
    silent: told(v.array(StationId), 'The expected stations that nothing came from.'),
    statements: told(Count, 'Statements in this export, withdrawn ones included.'),
    withdrawn: Count,
    contested: told(Count, 'Statements with a contested field.'),
    entries: told(Count, 'Entries of all stations.'),
    unknownEntries: told(Count, 'Length of unknownEntries.'),
    holding: Holding,
    holdingAsOf: HoldingAsOf,
    holdingUnknown: told(v.array(StationId), 'Expected stations for which nobody knows what they hold.'),
  }),
  stations: told(
    v.array(
      v.object({
        station: StationId,
        expected: told(v.boolean(), 'In the set-up and not dropped.'),
        heardFrom: told(v.boolean(), 'An entry or a report came from it.'),
        statements: Count,
        withdrawn: Count,
        entries: Count,
        lastEntryAt: told(v.nullable(Time), 'When its newest entry was made, by its own device’s clock.'),
        holding: Holding,
        holdingAsOf: HoldingAsOf,
        devices: v.array(
          v.object({
            device: DeviceId,
            entries: told(Count, 'Entries made by it in this station.'),
            heardAt: told(v.nullable(Time), 'When the hub last heard from it; null when it is not known.'),
            holding: Holding,
          }),
        ),
      }),
    ),
    'Every station of the set-up, and every other one that entries came from.',
  ),
});
export type Completeness = v.InferOutput<typeof Completeness>;
