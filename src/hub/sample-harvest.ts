import type { HarvestBody } from '../domain/harvest-entries.ts';
import type { FollowUpId, PointId } from '../domain/harvest-ids.ts';
import type { EntryId, RoundId, StationId } from '../domain/ids.ts';
import { SAMPLE_FOLLOW_UPS, SAMPLE_MARKS, SAMPLE_POINTS, SAMPLE_SUMMARIES } from '../domain/sample-harvest.ts';
import type { NoteBody } from '../domain/station-notes.ts';

/** A statement of the sample as it lies at the hub. */
export interface SampleSaid {
  id: EntryId;
  station: StationId;
  text: string;
}

/** The entries of the sample's harvest. Throws when a statement that it names is not there. */
export function harvestOf(said: readonly SampleSaid[]): HarvestBody[] {
  return [
    ...SAMPLE_POINTS.flatMap(({ id, statements, ...fields }, i): HarvestBody[] => [
      { type: 'point-set', point: id as PointId, changes: { ...fields, order: i + 1 } },
      ...statements.map((begin): HarvestBody => {
        const { id: statement, station } = find(said, begin);
        return { type: 'placed', station, statement, point: id as PointId, placed: true };
      }),
    ]),
    ...SAMPLE_FOLLOW_UPS.map(
      ({ id, points, ...fields }, i): HarvestBody => ({
        type: 'follow-up-set',
        followUp: id as FollowUpId,
        changes: { ...fields, points: [...points] as PointId[], order: i + 1 },
      }),
    ),
  ];
}

/** What a table says beside its statements, which are `said`. */
export function notesOfSample(said: readonly SampleSaid[], station: StationId): NoteBody[] {
  const marked = said.filter((s) => SAMPLE_MARKS.some((begin) => s.text.startsWith(begin)));
  const summaries = SAMPLE_SUMMARIES.filter((s) => s.station === station);
  return [
    ...marked.map(({ id }): NoteBody => ({ type: 'marked', statement: id, marked: true })),
    ...summaries.map(({ round, text }): NoteBody => {
      return { type: 'summed-up', statement: `${station}-${round}` as EntryId, round: round as RoundId, text };
    }),
  ];
}

function find(said: readonly SampleSaid[], begin: string): SampleSaid {
  const found = said.find((s) => s.text.startsWith(begin));
  if (!found) throw new Error(`The sample's harvest names a statement that is not there: ${begin}`);
  return found;
}
