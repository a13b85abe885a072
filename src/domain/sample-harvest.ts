import type { Colour, Voice } from './code-lists.ts';

/**
 * What was made of the sample's statements so far: a beginning, so that every screen has something to show and most is still to be done.
 * Statements are named by how their words begin.
 */
export interface SamplePoint {
  id: string;
  title: string;
  note: string;
  colour: Colour;
  statements: readonly string[];
}

export const SAMPLE_POINTS: readonly SamplePoint[] = [
  {
    id: 'vast-gezicht',
    title: 'Eén vast gezicht, één keer je verhaal',
    note: 'Aan bijna elke tafel: te veel loketten, en steeds iemand anders.',
    colour: 'blue',
    statements: [
      '3 loketten gehad',
      'Waarom mag ik niet kiezen wie er komt poetsen',
      'Medewerkster Wmo-loket neemt mee',
      'zelf kunnen zien in 1 overzicht',
      'verwarde mensen: politie zegt zorg',
    ],
  },
  {
    id: 'eerder-erbij',
    title: 'Eerder erbij zijn scheelt later veel',
    note: '',
    colour: 'green',
    statements: [
      'pas hulp gekregen toen ik zelf omviel',
      'Respijtzorg ook in het weekend',
      'Kijk, het begon met kleine dingen',
      'Alle 75-plussers 1x per jaar',
      'na ontslag zakt iemand in 3 mnd weg',
    ],
  },
  {
    id: 'begrijpelijk',
    title: 'Regels en brieven die je begrijpt',
    note: '',
    colour: 'purple',
    statements: [
      'Brieven laten nalezen door 5 inwoners',
      'brief van de gemeente 4x gelezen',
      'papieren spreekuur',
      'Wat is nou t verschil tussen wmo wlz en zvw',
      'digitaal loket: als je geen digid',
    ],
  },
  {
    id: 'plekken',
    title: 'Plekken waar altijd iemand is',
    note: '',
    colour: 'orange',
    statements: [
      'soepochtend op woensdag',
      'bushalte + minibieb',
      'sinds de wijkverpleging',
      'Repaircafe = meer koffie',
    ],
  },
];

/** What the tables themselves found the most important. */
export const SAMPLE_MARKS: readonly string[] = [
  'Laat ons nou eens beginnen',
  'Laat de straat zelf een potje',
  'Tunneltje onder het spoor',
  'Ik ben geen mantelzorger',
  '3 loketten gehad',
  'pas hulp gekregen toen ik zelf omviel',
  'Ze praten over mij met mijn begeleider',
];

/** A round in one sentence, by station. */
export const SAMPLE_SUMMARIES: readonly { station: string; round: string; text: string }[] = [
  { station: 'table-4', round: 'round-2', text: 'Een vast gezicht, eerder erbij, en laat ons meebeslissen.' },
  { station: 'table-3', round: 'round-1', text: 'Meedoen begint met gevraagd worden.' },
];

export const SAMPLE_FOLLOW_UPS: readonly {
  id: string;
  what: string;
  who: string;
  voice: Voice | null;
  points: readonly string[];
}[] = [
  {
    id: 'vast-contact',
    what: 'Uitzoeken hoe elk gezin één vast contactpersoon krijgt',
    who: 'Wmo-loket',
    voice: 'civil-servant',
    points: ['vast-gezicht'],
  },
  {
    id: 'meelezers',
    what: 'Vijf inwoners zoeken die brieven vooraf lezen',
    who: 'Bewonersplatform',
    voice: 'resident',
    points: ['begrijpelijk'],
  },
];
