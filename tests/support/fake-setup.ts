import type { SetupBody } from '../../src/domain/entry.ts';
import type { AngleId, RoundId, StationId, ThemeId } from '../../src/domain/ids.ts';

/** A small evening to try screens with: five themes, three angles, two rounds, five tables. */
export const THEMES = ['together', 'safety', 'part', 'care', 'learning'] as ThemeId[];
export const ANGLES = ['prevention', 'cooperation', 'say'] as AngleId[];
export const ROUNDS = ['round-1', 'round-2'] as RoundId[];
/** `table-4` talks about care. */
export const TABLES = ['table-1', 'table-2', 'table-3', 'table-4', 'table-5'] as StationId[];

const themes = [
  ['Samenleven', 'Living together', 'people', 'blue', 'Wat maakt dat mensen in uw straat elkaar kennen?'],
  ['Veiligheid', 'Safety', 'shield', 'purple', 'Waar voelt u zich in de wijk wel en niet veilig?'],
  ['Meedoen', 'Taking part', 'hands', 'orange', 'Wat houdt mensen tegen om mee te doen?'],
  ['Zorg', 'Care', 'heart', 'red', 'Wat hebben mantelzorgers nodig om het vol te houden?'],
  ['Leren', 'Learning', 'book', 'teal', 'Wat kunnen we in de wijk van elkaar leren?'],
] as const;
const angles = [
  ['Preventie', 'Prevention', 'shield', 'teal'],
  ['Samenwerking', 'Cooperation', 'hands', 'orange'],
  ['Zeggenschap', 'Say', 'voice', 'purple'],
] as const;

export const FAKE_SETUP: readonly SetupBody[] = [
  {
    type: 'meeting-set',
    changes: {
      title: { nl: 'Zorg voor elkaar in Oost', en: 'Caring in the East' },
      date: '2026-11-24',
      place: 'De Brink',
    },
  },
  ...THEMES.map((theme, i): SetupBody => {
    const [nl, en, icon, colour, question] = themes[i] ?? themes[0];
    return {
      type: 'theme-set',
      theme,
      changes: {
        name: { nl, en },
        question: { nl: question },
        subquestions: [
          { nl: 'Wat gaat er nu al goed, en wie doet dat?' },
          { nl: 'Waar loopt u op vast?' },
          { nl: 'Wat zou er morgen anders kunnen?' },
        ],
        icon,
        colour,
        order: i + 1,
      },
    };
  }),
  ...ANGLES.map((angle, i): SetupBody => {
    const [nl, en, icon, colour] = angles[i] ?? angles[0];
    return { type: 'angle-set', angle, changes: { name: { nl, en }, icon, colour, order: i + 1 } };
  }),
  ...ROUNDS.map(
    (round, i): SetupBody => ({
      type: 'round-set',
      round,
      changes: { name: { nl: `Ronde ${i + 1}`, en: `Round ${i + 1}` }, minutes: 45, order: i + 1 },
    }),
  ),
  ...TABLES.map(
    (station, i): SetupBody => ({
      type: 'station-set',
      station,
      changes: { kind: 'table', number: i + 1, theme: THEMES[i] ?? ('together' as ThemeId) },
    }),
  ),
];
