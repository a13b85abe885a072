import { KINDS, type LocalText, VOICES } from './code-lists.ts';
import type { SetupBody } from './entry.ts';
import type { AngleId, RoundId, StationId, ThemeId } from './ids.ts';

/**
 * The sample meeting: an evening on welfare and care in Everbroek, a municipality that does not exist. Its identifiers are
 * words, so that links, logs and exports of it can be read.
 */

const SAMPLE_THEMES = {
  'living-together': {
    name: { nl: 'Samenleven', en: 'Living together' },
    question: {
      nl: 'Wat maakt dat buren in Everbroek elkaar kennen, en elkaar helpen als het nodig is?',
      en: 'What makes neighbours in Everbroek know each other, and help each other when needed?',
    },
    subquestions: [
      {
        nl: 'Wie ziet u nooit meer in uw straat of dorp, en hoe komt dat?',
        en: 'Whom do you no longer see in your street or village, and why?',
      },
      {
        nl: 'Welke plek of gewoonte brengt mensen bij elkaar, en wat heeft die nodig om te blijven?',
        en: 'Which place or habit brings people together, and what does it need to last?',
      },
    ],
    colour: 'green',
    icon: 'people',
  },
  safety: {
    name: { nl: 'Veiligheid', en: 'Safety' },
    question: {
      nl: 'Waar en wanneer voelt u zich thuis en op straat niet veilig, en wat zou helpen?',
      en: 'Where and when do you not feel safe, at home and in the street, and what would help?',
    },
    subquestions: [
      {
        nl: 'Wat kunnen bewoners zelf doen, en waar houdt dat op?',
        en: 'What can residents do themselves, and where does that end?',
      },
      {
        nl: 'Bij wie meldt u iets, en hoort u daarna wat ermee is gedaan?',
        en: 'To whom do you report something, and are you told what came of it?',
      },
    ],
    colour: 'orange',
    icon: 'home',
  },
  'taking-part': {
    name: { nl: 'Meedoen', en: 'Taking part' },
    question: {
      nl: 'Wat houdt mensen tegen om mee te doen, en hoe halen we dat weg?',
      en: 'What keeps people from taking part, and how do we take that away?',
    },
    subquestions: [
      {
        nl: 'Waar lukt meedoen wel, ook met weinig geld of met een beperking?',
        en: 'Where does taking part work, also with little money or with a disability?',
      },
      {
        nl: 'Hoe bereiken we mensen die nooit op een avond als deze komen?',
        en: 'How do we reach people who never come to an evening like this?',
      },
    ],
    colour: 'yellow',
    icon: 'star',
  },
  care: {
    name: { nl: '(Mantel)zorg', en: 'Care and informal care' },
    question: {
      nl: 'Wat hebt u nodig om voor een ander te zorgen, en om het zelf vol te houden?',
      en: 'What do you need to care for someone else, and to keep going yourself?',
    },
    subquestions: [
      {
        nl: 'Wanneer kwam er hulp, en wanneer had die moeten komen?',
        en: 'When did help come, and when should it have come?',
      },
      {
        nl: 'Hoe werken familie, vrijwilligers en beroepskrachten bij u thuis samen?',
        en: 'How do family, volunteers and professionals work together in your home?',
      },
    ],
    colour: 'red',
    icon: 'heart',
  },
  learning: {
    name: { nl: 'Leren', en: 'Learning' },
    question: {
      nl: 'Hoe zorgen we dat iedereen, jong en oud, kan blijven leren wat nodig is om mee te komen?',
      en: 'How do we make sure that everyone, young and old, can keep learning what it takes to keep up?',
    },
    subquestions: [
      {
        nl: 'Waar loopt u zelf op vast: taal, formulieren, computer, iets anders?',
        en: 'What do you get stuck on yourself: language, forms, computers, something else?',
      },
      {
        nl: 'Wie in uw buurt kan een ander iets leren?',
        en: 'Who in your neighbourhood could teach someone else something?',
      },
    ],
    colour: 'grey',
    icon: 'book',
  },
} as const;

const SAMPLE_ANGLES = {
  prevention: { name: { nl: 'Preventie', en: 'Prevention' }, colour: 'teal', icon: 'shield' },
  cooperation: { name: { nl: 'Samenwerking', en: 'Cooperation' }, colour: 'purple', icon: 'hands' },
  say: { name: { nl: 'Zeggenschap', en: 'Say' }, colour: 'blue', icon: 'voice' },
} as const;

const SAMPLE_ROUNDS = {
  'round-1': { nl: 'Ronde 1', en: 'Round 1' },
  'round-2': { nl: 'Ronde 2', en: 'Round 2' },
} as const;
const ROUND_MINUTES = 45;

const TITLE: LocalText = {
  nl: 'Everbroek aan tafel: welzijn en zorg in de buurt',
  en: 'Everbroek round the table: welfare and care in the neighbourhood',
};

/** What the organiser of the sample meeting fixed, in the order in which they would write it. One table a theme. `date`: YYYY-MM-DD. */
export function sampleSetup(date: string): SetupBody[] {
  const themes = Object.entries(SAMPLE_THEMES);
  return [
    {
      type: 'meeting-set',
      changes: {
        title: TITLE,
        date,
        place: 'Dorpshuis De Schakel, Everbroek',
        languages: ['nl', 'en'],
        kinds: [...KINDS],
        voices: [...VOICES],
      },
    },
    ...Object.entries(SAMPLE_ANGLES).map(
      ([id, angle], i): SetupBody => ({ type: 'angle-set', angle: id as AngleId, changes: { ...angle, order: i + 1 } }),
    ),
    ...themes.map(
      ([id, theme], i): SetupBody => ({
        type: 'theme-set',
        theme: id as ThemeId,
        changes: { ...theme, subquestions: [...theme.subquestions], order: i + 1 },
      }),
    ),
    ...Object.entries(SAMPLE_ROUNDS).map(
      ([id, name], i): SetupBody => ({
        type: 'round-set',
        round: id as RoundId,
        changes: { name, minutes: ROUND_MINUTES, order: i + 1 },
      }),
    ),
    ...themes.map(
      ([id], i): SetupBody => ({
        type: 'station-set',
        station: `table-${i + 1}` as StationId,
        changes: { kind: 'table', number: i + 1, theme: id as ThemeId, generation: 1 },
      }),
    ),
  ];
}

/** The calendar day of a moment where this runs, as YYYY-MM-DD. */
export function localDay(ms: number): string {
  const day = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
