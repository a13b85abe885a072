import type { Outcome } from '../../domain/outcomes.ts';
import { enumerated, type Language, plural } from './languages.ts';

/** How many names a sentence names before it says how many more there are. */
const NAMES_LIMIT = 5;

const names = (language: Language, all: readonly string[]) =>
  all.length <= NAMES_LIMIT
    ? enumerated(language, all)
    : enumerated(language, [
        ...all.slice(0, NAMES_LIMIT),
        language === 'nl' ? `nog ${all.length - NAMES_LIMIT}` : `${all.length - NAMES_LIMIT} more`,
      ]);

const outcomes: Record<Outcome, string> = {
  'taken-up': 'Overgenomen',
  partly: 'Deels overgenomen',
  not: 'Niet overgenomen',
  considering: 'Wordt bekeken',
};

/** The report's own words. */
const nl = {
  station: { table: 'Tafel', chatterbox: 'Babbelbox', information: 'Informatiepunt' },
  unknownStation: (id: string) => `Onbekende post ${id}`,
  noAngle: 'Geen invalshoek',
  noKind: 'Geen soort',
  noVoice: 'Niet genoemd',
  noVoiceOrSmall: 'Niet genoemd, of van een kleine groep',
  untitledMeeting: 'Bijeenkomst zonder titel',
  untitledPoint: 'Punt zonder titel',
  untitledPoll: 'Stemming zonder titel',
  namelessFollowUp: 'Vervolgstap zonder tekst',
  yes: 'ja',
  no: 'nee',
  nothing: 'niets',
  fields: {
    text: 'Uitspraak',
    theme: 'Thema',
    angles: 'Invalshoeken',
    kind: 'Soort',
    voice: 'Wie sprak',
    quote: 'Citaat',
    round: 'Ronde',
  },
  outcomes,
  complete: {
    noStations: 'Er zijn geen tafels of andere posten ingesteld.',
    all: (n: number) => (n === 1 ? 'Van de ene post is iets binnen.' : `Van alle ${n} posten is iets binnen.`),
    silent: (of: number, silent: readonly string[]) =>
      `Van ${silent.length} van de ${plural('nl', of, 'post', 'posten')} is niets binnen: ${names('nl', silent)}.`,
    holding: (n: number) =>
      `Tablets hadden toen ze zich het laatst meldden nog ${plural('nl', n, 'regel', 'regels')} bij zich die hier niet bij ${n === 1 ? 'zit' : 'zitten'}.`,
    unheard: (n: number) =>
      `Van ${plural('nl', n, 'post', 'posten')} is niet bekend of er nog iets op een tablet staat.`,
    everything: 'Geen tablet heeft gemeld dat er nog iets bij hoort.',
    unreadable: (n: number) =>
      `${plural('nl', n, 'regel kon', 'regels konden')} niet worden gelezen en ${n === 1 ? 'staat' : 'staan'} alleen in het JSON-bestand.`,
    parkedOut: 'Uitspraken die zijn ingetrokken of apart gelegd, staan er niet in.',
  },
};

const en: typeof nl = {
  station: { table: 'Table', chatterbox: 'Chatterbox', information: 'Information point' },
  unknownStation: (id) => `Unknown station ${id}`,
  noAngle: 'No angle',
  noKind: 'No kind',
  noVoice: 'Not given',
  noVoiceOrSmall: 'Not given, or of a small group',
  untitledMeeting: 'Meeting without a title',
  untitledPoint: 'Point without a title',
  untitledPoll: 'Vote without a title',
  namelessFollowUp: 'Follow-up without text',
  yes: 'yes',
  no: 'no',
  nothing: 'nothing',
  fields: {
    text: 'Statement',
    theme: 'Theme',
    angles: 'Angles',
    kind: 'Kind',
    voice: 'Who spoke',
    quote: 'Quote',
    round: 'Round',
  },
  outcomes: { 'taken-up': 'Taken up', partly: 'Partly taken up', not: 'Not taken up', considering: 'Being considered' },
  complete: {
    noStations: 'No tables or other stations were set up.',
    all: (n) => (n === 1 ? 'Something came in from the one station.' : `Something came in from all ${n} stations.`),
    silent: (of, silent) =>
      `Nothing came in from ${silent.length} of the ${plural('en', of, 'station', 'stations')}: ${names('en', silent)}.`,
    holding: (n) =>
      `When tablets last reported, they held ${plural('en', n, 'line', 'lines')} more that ${n === 1 ? 'is' : 'are'} not in here.`,
    unheard: (n) => `Of ${plural('en', n, 'station', 'stations')} it is not known whether there is more on a tablet.`,
    everything: 'No tablet has reported that there is more.',
    unreadable: (n) =>
      `${plural('en', n, 'line', 'lines')} could not be read and ${n === 1 ? 'is' : 'are'} in the JSON file only.`,
    parkedOut: 'Statements that were withdrawn or set aside are not in here.',
  },
};

export const REPORT_WORDS: Record<Language, typeof nl> = { nl, en };
export type ReportWords = typeof nl;
