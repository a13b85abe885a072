import {
  KIND_LABELS,
  KINDS,
  type LocalText,
  SOURCES,
  type Source,
  STATION_KIND_LABELS,
  STATION_KINDS,
  VOICE_LABELS,
  VOICES,
} from '../domain/code-lists.ts';
import {
  type SetupEntry,
  SetupEntry as SetupEntrySchema,
  STATEMENT_FIELDS,
  type StatementField,
  type StationEntry,
  StationEntry as StationEntrySchema,
} from '../domain/entry.ts';
import { type HallEntry, HallEntry as HallEntrySchema } from '../domain/hall.ts';
import { type HarvestEntry, HarvestEntry as HarvestEntrySchema } from '../domain/harvest-entries.ts';
import { OUTCOME_LABELS, OUTCOMES } from '../domain/outcomes.ts';
import { type ScreenEntry, ScreenEntry as ScreenEntrySchema } from '../domain/screen-entries.ts';
import { type NoteEntry, NoteEntry as NoteEntrySchema } from '../domain/station-notes.ts';

type Label = Required<LocalText>;
type EntryType =
  | StationEntry['type']
  | SetupEntry['type']
  | HallEntry['type']
  | NoteEntry['type']
  | HarvestEntry['type']
  | ScreenEntry['type'];

const SOURCE_LABELS: Record<Source, Label> = {
  typed: { nl: 'Getypt', en: 'Typed' },
  pasted: { nl: 'Geplakt', en: 'Pasted' },
  spoken: { nl: 'Ingesproken', en: 'Spoken' },
  photo: { nl: 'Van een foto', en: 'From a photo' },
};
const STATEMENT_FIELD_LABELS: Record<StatementField, Label> = {
  text: { nl: 'Uitspraak', en: 'Statement' },
  theme: { nl: 'Thema', en: 'Theme' },
  angles: { nl: 'Invalshoeken', en: 'Angles' },
  kind: { nl: 'Soort', en: 'Kind' },
  voice: { nl: 'Wie sprak', en: 'Voice' },
  quote: { nl: 'Citaat', en: 'Quote' },
  round: { nl: 'Ronde', en: 'Round' },
};
const ENTRY_TYPE_LABELS: Record<EntryType, Label> = {
  captured: { nl: 'Opgeschreven', en: 'Captured' },
  amended: { nl: 'Gewijzigd', en: 'Amended' },
  withdrawn: { nl: 'Ingetrokken', en: 'Withdrawn' },
  restored: { nl: 'Teruggezet', en: 'Restored' },
  'meeting-set': { nl: 'Bijeenkomst ingesteld', en: 'Meeting set' },
  'theme-set': { nl: 'Thema ingesteld', en: 'Theme set' },
  'angle-set': { nl: 'Invalshoek ingesteld', en: 'Angle set' },
  'round-set': { nl: 'Ronde ingesteld', en: 'Round set' },
  'station-set': { nl: 'Post ingesteld', en: 'Station set' },
  'round-started': { nl: 'Ronde begonnen', en: 'Round started' },
  'round-stopped': { nl: 'Ronde gestopt', en: 'Round stopped' },
  erased: { nl: 'Uitspraak gewist', en: 'Statement erased' },
  'round-timed': { nl: 'Tijd van de ronde gezet', en: 'Time of the round set' },
  'message-sent': { nl: 'Bericht aan tafels', en: 'Message to tables' },
  'message-taken-back': { nl: 'Bericht teruggenomen', en: 'Message taken back' },
  'hand-answered': { nl: 'Hand beantwoord', en: 'Hand answered' },
  'poll-set': { nl: 'Stemming ingesteld', en: 'Vote set' },
  marked: { nl: 'Belangrijk genoemd', en: 'Marked as important' },
  'summed-up': { nl: 'Samengevat', en: 'Summed up' },
  'hand-raised': { nl: 'Hand opgestoken', en: 'Hand raised' },
  'hand-lowered': { nl: 'Hand weer naar beneden', en: 'Hand lowered' },
  voted: { nl: 'Gestemd', en: 'Voted' },
  'point-set': { nl: 'Punt ingesteld', en: 'Point set' },
  placed: { nl: 'Bij een punt gezet of weggehaald', en: 'Put under a point or taken away' },
  parked: { nl: 'Geparkeerd of teruggehaald', en: 'Parked or taken back' },
  'follow-up-set': { nl: 'Vervolgstap ingesteld', en: 'Follow-up set' },
  'response-set': { nl: 'Terugkoppeling ingesteld', en: 'Response set' },
  'about-set': { nl: 'Gegevens op het scherm', en: 'Facts on the screen' },
  'clock-shown': { nl: 'Klok op het scherm', en: 'Clock on the screen' },
  released: { nl: 'Uitspraak vrijgegeven of teruggehaald', en: 'Statement released or taken back' },
  'point-released': { nl: 'Punt vrijgegeven of teruggehaald', en: 'Point released or taken back' },
  'result-released': { nl: 'Uitslag vrijgegeven of teruggehaald', en: 'Result released or taken back' },
  'scene-shown': { nl: 'Op het scherm gezet', en: 'Put on the screen' },
};

const ENTRY_TYPES = [
  ...StationEntrySchema.options,
  ...SetupEntrySchema.options,
  ...HallEntrySchema.options,
  ...NoteEntrySchema.options,
  ...HarvestEntrySchema.options,
  ...ScreenEntrySchema.options,
].map((o) => o.entries.type.literal);

/** Every code that can stand in an export, in its fixed order, with the words that people read. */
export function codeLists() {
  return {
    kinds: labelled(KINDS, KIND_LABELS),
    voices: labelled(VOICES, VOICE_LABELS),
    stationKinds: labelled(STATION_KINDS, STATION_KIND_LABELS),
    sources: labelled(SOURCES, SOURCE_LABELS),
    statementFields: labelled(STATEMENT_FIELDS, STATEMENT_FIELD_LABELS),
    outcomes: labelled(OUTCOMES, OUTCOME_LABELS),
    entryTypes: labelled(ENTRY_TYPES, ENTRY_TYPE_LABELS),
  };
}

function labelled<C extends string>(codes: readonly C[], labels: Record<C, Label>): { code: C; label: Label }[] {
  return codes.map((code) => ({ code, label: labels[code] }));
}
