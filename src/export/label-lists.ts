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

type Label = Required<LocalText>;
type EntryType = StationEntry['type'] | SetupEntry['type'];

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
};

const ENTRY_TYPES = [...StationEntrySchema.options, ...SetupEntrySchema.options].map((o) => o.entries.type.literal);

/** Every code that can stand in an export, in its fixed order, with the words that people read. */
export function codeLists() {
  return {
    kinds: labelled(KINDS, KIND_LABELS),
    voices: labelled(VOICES, VOICE_LABELS),
    stationKinds: labelled(STATION_KINDS, STATION_KIND_LABELS),
    sources: labelled(SOURCES, SOURCE_LABELS),
    statementFields: labelled(STATEMENT_FIELDS, STATEMENT_FIELD_LABELS),
    entryTypes: labelled(ENTRY_TYPES, ENTRY_TYPE_LABELS),
  };
}

function labelled<C extends string>(codes: readonly C[], labels: Record<C, Label>): { code: C; label: Label }[] {
  return codes.map((code) => ({ code, label: labels[code] }));
}
