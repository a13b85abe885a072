import * as v from 'valibot';
import { COLOURS, VOICES } from '../domain/code-lists.ts';
import { HallEntry } from '../domain/hall.ts';
import { HarvestEntry } from '../domain/harvest-entries.ts';
import { FollowUpId, PointId, PollId } from '../domain/harvest-ids.ts';
import { DeviceId, EntryId, RoundId, StationId } from '../domain/ids.ts';
import { OUTCOMES } from '../domain/outcomes.ts';
import { ScreenEntry } from '../domain/screen-entries.ts';
import { NoteEntry } from '../domain/station-notes.ts';
import { Count, exported, Time, told } from './schema-parts.ts';

const Day = told(
  v.nullable(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
  'Local calendar day, YYYY-MM-DD; null when not set.',
);
const StatementPlace = v.object({ station: StationId, statement: EntryId });

const ExportedResponse = v.object({
  outcome: told(v.picklist(OUTCOMES), 'What is done with the point.'),
  reason: v.string(),
  who: told(v.string(), 'By whom: a body or a role.'),
  date: Day,
});

export const ExportedPoint = v.object({
  id: PointId,
  title: told(v.string(), 'The facilitator’s words for what the room says.'),
  note: v.string(),
  colour: v.picklist(COLOURS),
  order: told(v.pipe(v.number(), v.finite()), 'Place in the list, lowest first.'),
  statements: told(v.array(StatementPlace), 'What lies under it, in order. A statement can lie under several points.'),
  response: told(v.nullable(ExportedResponse), 'Null while nobody has said what is done with it.'),
});

export const ExportedFollowUp = v.object({
  id: FollowUpId,
  what: v.string(),
  who: v.string(),
  due: Day,
  voice: told(v.nullable(v.picklist(VOICES)), 'The perspective it is seen from.'),
  points: told(v.array(PointId), 'The points that it follows from.'),
  order: v.pipe(v.number(), v.finite()),
  done: v.boolean(),
});

export const Harvest = v.object({
  points: told(v.array(ExportedPoint), 'In the order in which they are shown.'),
  parked: told(v.array(StatementPlace), 'Statements that were set aside.'),
  followUps: v.array(ExportedFollowUp),
});

export const ExportedSummary = v.object({
  id: told(EntryId, 'Names the sentence through all its versions.'),
  station: StationId,
  round: RoundId,
  text: v.string(),
  device: DeviceId,
  at: Time,
});

export const ExportedPoll = v.object({
  id: PollId,
  title: v.string(),
  voters: v.picklist(['tables', 'viewers']),
  dots: told(Count, 'Dots that each voter has.'),
  open: v.boolean(),
  votes: told(Count, 'Ballots that count: the last one of each table, or of each viewer’s device.'),
  spoilt: told(Count, 'Ballots with too many dots, or on something else. They count for nothing.'),
  options: v.array(v.object({ point: PointId, title: v.string(), dots: Count })),
});

export const ExportedMessage = v.object({
  id: EntryId,
  at: Time,
  to: told(v.nullable(v.array(StationId)), 'Null: to every station.'),
  text: v.string(),
});

const [roundTimed, messageSent, messageTakenBack, handAnswered, pollSet] = HallEntry.options;
const [marked, summedUp, handRaised, handLowered, voted] = NoteEntry.options;
const [pointSet, placed, parked, followUpSet, responseSet] = HarvestEntry.options;
const [aboutSet, clockShown, released, pointReleased, resultReleased, sceneShown] = ScreenEntry.options;

/** One entry that is about no statement and no set-up. */
export const OtherHistoryEntry = v.variant('type', [
  exported(roundTimed),
  exported(messageSent),
  exported(messageTakenBack),
  exported(handAnswered),
  exported(pollSet),
  exported(marked),
  exported(summedUp),
  exported(handRaised),
  exported(handLowered),
  exported(voted),
  exported(pointSet),
  exported(placed),
  exported(parked),
  exported(followUpSet),
  exported(responseSet),
  exported(aboutSet),
  exported(clockShown),
  exported(released),
  exported(pointReleased),
  exported(resultReleased),
  exported(sceneShown),
]);
export const OtherEntry = v.object({
  document: told(v.string(), 'The document that holds it.'),
  entry: OtherHistoryEntry,
});
export type OtherEntry = v.InferOutput<typeof OtherEntry>;
export type Harvest = v.InferOutput<typeof Harvest>;
export type ExportedPoll = v.InferOutput<typeof ExportedPoll>;
export type ExportedSummary = v.InferOutput<typeof ExportedSummary>;
export type ExportedMessage = v.InferOutput<typeof ExportedMessage>;
