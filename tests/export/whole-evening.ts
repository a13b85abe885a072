import type { HallBody } from '../../src/domain/hall.ts';
import type { HarvestBody } from '../../src/domain/harvest-entries.ts';
import type { FollowUpId, PointId, PollId } from '../../src/domain/harvest-ids.ts';
import type { EntryId, RoundId, StationId } from '../../src/domain/ids.ts';
import type { ScreenBody } from '../../src/domain/screen-entries.ts';
import type { NoteBody } from '../../src/domain/station-notes.ts';
import { MEETING, type Placed, SETUP, STARTED_AT, sampleMeeting, stationDocument } from './meeting-entries.ts';

const POINT = 'vervoer' as PointId;
const POLL = 'stemming' as PollId;
const TABLE = 'table-1' as StationId;
const SAID = 'table-1-1' as EntryId;

const hall: HallBody[] = [
  { type: 'round-timed', round: 'round-1' as RoundId, endsAt: STARTED_AT + 3_000_000 },
  { type: 'round-timed', round: 'round-1' as RoundId, left: 60_000 },
  { type: 'message-sent', text: 'Nog vijf minuten', to: [TABLE] },
  { type: 'message-taken-back', message: 'setup-hall-2' as EntryId },
  { type: 'message-sent', text: 'Rond het af' },
  { type: 'hand-answered', station: TABLE, hand: 'table-1-note-2' as EntryId },
  {
    type: 'poll-set',
    poll: POLL,
    changes: {
      title: 'Wat eerst?',
      options: [{ point: POINT, title: 'Vervoer' }],
      dots: 3,
      voters: 'tables',
      open: false,
    },
  },
];
const notes: NoteBody[] = [
  { type: 'marked', statement: SAID, marked: true },
  { type: 'summed-up', statement: 'zin-1' as EntryId, round: 'round-1' as RoundId, text: 'Elkaar kennen helpt.' },
  { type: 'hand-raised' },
  { type: 'voted', poll: POLL, dots: [{ point: POINT, dots: 3 }] },
];
const harvest: HarvestBody[] = [
  { type: 'point-set', point: POINT, changes: { title: 'Vervoer', note: 'Na negenen', colour: 'blue', order: 1 } },
  { type: 'placed', station: TABLE, statement: SAID, point: POINT, placed: true, order: 2 },
  { type: 'parked', station: TABLE, statement: 'table-1-2' as EntryId, parked: true },
  {
    type: 'follow-up-set',
    followUp: 'stap' as FollowUpId,
    changes: { what: 'Belbus', who: 'Wethouder', due: '2027-01-12', voice: 'politician', points: [POINT], order: 1 },
  },
  { type: 'response-set', point: POINT, changes: { outcome: 'partly', reason: 'Tot negen uur', who: 'Het college' } },
];
const screen: ScreenBody[] = [
  { type: 'about-set', title: { nl: 'Avond' }, languages: ['nl'], rounds: [] },
  { type: 'released', station: TABLE, statement: SAID, released: true, text: 'Zo was het gezegd' },
  { type: 'scene-shown', scene: { kind: 'quotes', statements: [SAID] } },
];

const placed = (document: Placed['document'], name: string, from: number, bodies: readonly object[]): Placed[] =>
  bodies.map((body, i) => ({
    document,
    value: { id: `${name}-${i}`, clock: from + i, at: STARTED_AT + i, device: 'bureau', ...body },
  }));

/** The sample meeting with everything that can come of an evening. */
export function wholeEvening(): Placed[] {
  return [
    ...sampleMeeting().placed,
    ...placed(SETUP, 'setup-hall', 500, hall),
    ...placed(stationDocument('table-1'), 'table-1-note', 500, notes),
    ...placed(`${MEETING}/harvest` as Placed['document'], 'harvest', 1, harvest),
    ...placed(`${MEETING}/screen` as Placed['document'], 'screen', 1, screen),
    ...placed(`${MEETING}/ballots` as Placed['document'], 'ballot', 1, [
      { type: 'voted', poll: POLL, dots: [{ point: POINT, dots: 1 }], device: 'telefoon' },
    ]),
  ];
}
