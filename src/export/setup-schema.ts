import * as v from 'valibot';
import { COLOURS, ICONS, KINDS, STATION_KINDS, VOICES } from '../domain/code-lists.ts';
import { SetupEntry } from '../domain/entry.ts';
import { AngleId, MeetingId, RoundId, StationId, ThemeId } from '../domain/ids.ts';
import { Count, exported, Label, Time, told } from './schema-parts.ts';

const LocalDay = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const Order = told(v.pipe(v.number(), v.finite()), 'Place in its list, lowest first.');
const Dropped = told(v.boolean(), 'True: no longer part of the meeting. What was captured under it keeps it.');

export const ExportedMeeting = v.object({
  id: told(MeetingId, 'The identifier of the meeting.'),
  title: Label,
  date: told(v.nullable(LocalDay), 'Local calendar day, YYYY-MM-DD; null when not set.'),
  place: v.string(),
  languages: told(v.array(v.picklist(['nl', 'en'])), 'Languages of the screens, BCP 47.'),
  kinds: told(v.array(v.picklist(KINDS)), 'The kinds that hosts could choose from.'),
  voices: told(v.array(v.picklist(VOICES)), 'The voices that hosts could choose from.'),
  running: told(
    v.nullable(v.object({ round: RoundId, startedAt: Time, stopped: v.boolean() })),
    'The round that was started last; null when none was.',
  ),
});

export const ExportedTheme = v.object({
  id: ThemeId,
  name: Label,
  question: told(Label, 'The core question.'),
  subquestions: v.array(Label),
  colour: v.picklist(COLOURS),
  icon: v.nullable(v.picklist(ICONS)),
  order: Order,
  dropped: Dropped,
});

export const ExportedAngle = v.object({
  id: AngleId,
  name: Label,
  colour: v.picklist(COLOURS),
  icon: v.picklist(ICONS),
  order: Order,
  dropped: Dropped,
});

export const ExportedRound = v.object({
  id: RoundId,
  name: Label,
  minutes: told(Count, 'Planned length.'),
  order: Order,
  dropped: Dropped,
});

export const ExportedStation = v.object({
  id: StationId,
  kind: v.picklist(STATION_KINDS),
  number: told(Count, 'The number on the table; 0 when not set.'),
  name: v.nullable(Label),
  theme: told(v.nullable(ThemeId), 'The theme that its statements have unless the host chose another.'),
  generation: told(Count, 'How often its links were made anew, counted from 1.'),
  dropped: Dropped,
  mergedInto: told(v.nullable(StationId), 'Of a dropped station: the one its group has gone to.'),
});

const [meetingSet, themeSet, angleSet, roundSet, stationSet, roundStarted, roundStopped, erased] = SetupEntry.options;

/** One entry of the set-up. */
export const ExportedSetupEntry = v.variant('type', [
  exported(meetingSet),
  exported(themeSet),
  exported(angleSet),
  exported(roundSet),
  exported(stationSet),
  exported(roundStarted),
  exported(roundStopped),
  exported(erased),
]);
