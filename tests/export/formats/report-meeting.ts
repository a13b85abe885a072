import { BallotFold } from '../../../src/domain/ballots.ts';
import { HarvestFold } from '../../../src/domain/harvest-fold.ts';
import type { EntryId, StationId } from '../../../src/domain/ids.ts';
import { MeetingFold } from '../../../src/domain/meeting-fold.ts';
import { type ReportInput, reportOf } from '../../../src/export/report/report.ts';
import { harvestOf, notesOfSample } from '../../../src/hub/sample-harvest.ts';
import {
  EXPORTED_AT,
  MEETING,
  type Placed,
  SETUP,
  STARTED_AT,
  sampleMeeting,
  stationDocument,
} from '../meeting-entries.ts';

export const HARVEST = `${MEETING}/harvest` as Placed['document'];
export const BALLOTS = `${MEETING}/ballots` as Placed['document'];

const base = (id: string, clock: number, device = 'laptop') => ({ id, clock, at: STARTED_AT + clock * 1_000, device });

/** Entries for one document, with identifiers and clocks of their own. */
export function entriesIn(
  document: Placed['document'],
  name: string,
  bodies: readonly object[],
  from = 1_000,
): Placed[] {
  return bodies.map((body, i) => ({ document, value: { ...base(`${name}-${i}`, from + i), ...body } }));
}

const said = (text: string, more: object = {}) => ({
  type: 'captured',
  text,
  theme: 'care',
  angles: [],
  round: 'round-1',
  ...more,
});

/** What was said beside the tables. */
export const AT_CHATTERBOX = ['Fijn dat dit er is', 'Ik kom van ver voor de bus'];
export const AT_INFORMATION = ['Waar vraag ik respijtzorg aan?'];
/** By number: what happened to some of the sample's statements afterwards. */
export const WITHDRAWN = 'table-1-1';
export const PARKED = 'table-1-2';
export const CONTESTED = 'table-1-3';
export const OTHER_WORDING = 'Zo stond het op het andere tablet';
export const RELEASED = 'table-4-2';

/** The sample meeting with all that a report can show: other stations, a harvest with answers, votes, and statements that are not as they were. */
export function fullMeeting(): Placed[] {
  const { placed, statements } = sampleMeeting();
  const said0 = [...statements].map(([id, s]) => ({ id: id as EntryId, station: s.station, text: s.text }));
  const stations = [...new Set(said0.map((s) => s.station))];
  const change = (device: string, text: string) => ({
    type: 'amended',
    statement: CONTESTED,
    changes: { text },
    over: [CONTESTED],
    device,
  });
  return [
    ...placed,
    ...entriesIn(SETUP, 'more', [
      { type: 'station-set', station: 'babbelbox', changes: { kind: 'chatterbox', number: 1 } },
      {
        type: 'station-set',
        station: 'info',
        changes: { kind: 'information', number: 1, name: { nl: 'Bij de ingang', en: 'At the entrance' } },
      },
      { type: 'round-started', round: 'round-1' },
      {
        type: 'poll-set',
        poll: 'poll-1',
        changes: {
          title: 'Wat eerst?',
          options: [
            { point: 'vast-gezicht', title: 'Eén vast gezicht' },
            { point: 'plekken', title: 'Plekken' },
          ],
          dots: 3,
          voters: 'tables',
          open: false,
        },
      },
      {
        type: 'poll-set',
        poll: 'poll-2',
        changes: {
          title: 'En thuis?',
          options: [{ point: 'plekken', title: 'Plekken' }],
          dots: 1,
          voters: 'viewers',
          open: true,
        },
      },
    ]),
    ...entriesIn(
      stationDocument('babbelbox'),
      'bb',
      AT_CHATTERBOX.map((text) => said(text)),
    ),
    ...entriesIn(
      stationDocument('info'),
      'in',
      AT_INFORMATION.map((text) => said(text, { kind: 'question' })),
    ),
    ...entriesIn(stationDocument('table-1'), 'after', [
      { type: 'withdrawn', statement: WITHDRAWN },
      change('tablet-1', 'Eerste andere wording'),
      change('tablet-2', OTHER_WORDING),
    ]).map((p, i) => ({ ...p, value: { ...(p.value as object), clock: i === 0 ? 1_000 : 1_001 } })),
    ...stations.flatMap((station) =>
      entriesIn(
        stationDocument(station),
        `note-${station}`,
        [
          ...notesOfSample(
            said0.filter((s) => s.station === station),
            station as StationId,
          ),
          {
            type: 'voted',
            poll: 'poll-1',
            dots: [
              { point: 'vast-gezicht', dots: 2 },
              { point: 'plekken', dots: 1 },
            ],
          },
        ],
        2_000,
      ),
    ),
    ...entriesIn(HARVEST, 'h', [
      ...harvestOf(said0),
      { type: 'parked', station: 'table-1', statement: PARKED, parked: true },
      {
        type: 'response-set',
        point: 'vast-gezicht',
        changes: {
          outcome: 'taken-up',
          reason: 'Er komt één vast contact per gezin.',
          who: 'Wethouder Zorg',
          date: '2027-01-14',
        },
      },
      {
        type: 'response-set',
        point: 'begrijpelijk',
        changes: { outcome: 'partly', reason: 'Eerst de brieven.', who: '', date: '' },
      },
      { type: 'follow-up-set', followUp: 'vast-contact', changes: { due: '2027-03-01' } },
    ]),
    ...entriesIn(BALLOTS, 'b', [
      { type: 'voted', poll: 'poll-2', dots: [{ point: 'plekken', dots: 1 }], device: 'kijker-1' },
      { type: 'voted', poll: 'poll-2', dots: [{ point: 'plekken', dots: 1 }], device: 'kijker-2' },
    ]),
  ];
}

export function reportFrom(placed: readonly Placed[], choice: Partial<ReportInput> = {}) {
  const folds = { harvest: new HarvestFold(), ballots: new BallotFold() };
  const fold = new MeetingFold(MEETING, folds);
  for (const { document, value } of placed) fold.add(document, value);
  return reportOf({
    fold,
    ...folds,
    madeAt: EXPORTED_AT,
    language: 'nl',
    profile: 'internal',
    released: new Map([[RELEASED as EntryId, { text: sampleMeeting().statements.get(RELEASED)?.text }]]),
    ...choice,
  });
}
