import type { DeviceId, EntryId } from '../../src/domain/ids.ts';
import type { Scene, ScreenBody } from '../../src/domain/screen-entries.ts';
import { ScreenFold, type Shown } from '../../src/domain/screen-fold.ts';
import type { LiveCounts } from '../../src/ui/scene/matrix.tsx';

/** The screen as it is after these entries, in their order. */
export function shownAfter(bodies: readonly (ScreenBody | Record<string, unknown>)[]): Shown {
  const fold = new ScreenFold();
  for (const [i, body] of bodies.entries()) {
    fold.add({ id: `e${i}` as EntryId, clock: i + 1, at: i, device: 'd' as DeviceId, ...body } as never);
  }
  return fold.shown;
}

export const ABOUT = {
  type: 'about-set',
  title: { nl: 'Zorg voor elkaar in Oost', en: 'Caring in the East' },
  date: '2026-11-24',
  place: 'De Brink',
  languages: ['nl'],
  rounds: [
    { id: 'round-1', name: { nl: 'Ronde 1', en: 'Round 1' }, minutes: 45 },
    { id: 'round-2', name: { nl: 'Ronde 2', en: 'Round 2' }, minutes: 45 },
    { id: 'round-3', name: { nl: 'Plenaire oogst', en: 'Plenary harvest' }, minutes: 30 },
  ],
} as const;

const TEXTS = [
  'De bus rijdt na zeven uur niet meer, dus avondcursussen zijn voor ouderen onbereikbaar.',
  'Onze soepochtend trekt elke week dertig mensen. Er is geen geld voor de zaalhuur.',
  'Als mantelzorger weet ik niet wie ik moet bellen.',
  'Laat jongeren zelf bepalen wat er in het buurthuis gebeurt.',
  'Eén loket, één gezicht.',
  'Ik durf ’s avonds niet langs het park, het licht is al een jaar kapot en niemand voelt zich verantwoordelijk.',
  'Wij spreken af dat de wijkverpleegkundige elke maand in de straat koffie komt drinken.',
  'Waarom moet ik mijn verhaal steeds opnieuw vertellen?',
  'Buren helpen graag, als ze het maar weten.',
  'De taalmaatjes zijn goud waard.',
  'Vervoer is het eerste waar mensen op afhaken.',
  'Meer banken in de straat: rusten is meedoen.',
];
const THEMES = [
  { name: { nl: 'Meedoen', en: 'Taking part' }, colour: 'orange', icon: 'hands' },
  { name: { nl: 'Samenleven', en: 'Living together' }, colour: 'green', icon: 'people' },
  { name: { nl: 'Mantelzorg', en: 'Informal care' }, colour: 'red', icon: 'heart' },
  { name: { nl: 'Veiligheid', en: 'Safety' }, colour: 'purple', icon: 'shield' },
  { name: { nl: 'Leren', en: 'Learning' }, colour: 'teal', icon: 'book' },
] as const;
const KINDS = ['concern', 'strength', 'idea', 'question', 'commitment'] as const;
const VOICES = ['resident', 'volunteer', 'carer', 'professional'] as const;

export const statement = (i: number) => `statement-${i}` as EntryId;
export function released(i: number, text = TEXTS[i % TEXTS.length]): ScreenBody {
  return {
    type: 'released',
    station: 'table-1' as never,
    statement: statement(i),
    released: true,
    text,
    theme: THEMES[i % THEMES.length],
    kind: KINDS[i % KINDS.length],
    voice: VOICES[i % VOICES.length],
    quote: i % 3 === 0,
  };
}

const TITLES = [
  'Vervoer in de avond is voorwaarde om mee te doen',
  'Eén vast gezicht voor mantelzorgers, in de eigen wijk',
  'Bewonersinitiatieven hebben een vaste plek en een vast bedrag nodig',
  'Licht en zicht: het park moet ’s avonds veilig voelen',
  'Jongeren praten mee als ze ook mee mogen beslissen',
  'Taalmaatjes en buurtkoffie werken: maak er meer van',
];
const COLOURS = ['orange', 'red', 'green', 'purple', 'blue', 'teal'] as const;
export function point(i: number, more: Partial<Extract<ScreenBody, { type: 'point-released' }>> = {}): ScreenBody {
  return {
    type: 'point-released',
    point: `point-${i}` as never,
    released: true,
    title: TITLES[i % TITLES.length],
    colour: COLOURS[i % COLOURS.length],
    order: i,
    count: 23 - (i % 20),
    ...more,
  };
}

export const LIVE: LiveCounts = {
  angles: [
    { name: { nl: 'Preventie', en: 'Prevention' }, colour: 'teal', icon: 'shield' },
    { name: { nl: 'Samenwerking', en: 'Cooperation' }, colour: 'orange', icon: 'hands' },
    { name: { nl: 'Zeggenschap', en: 'Say' }, colour: 'purple', icon: 'voice' },
  ],
  themes: THEMES.map((theme, i) => ({ ...theme, total: 40 - 5 * i, counts: [14 - i, 9 + i, 21 - 4 * i, i] })),
  total: 150,
  stations: 11,
  of: 12,
};

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const long = 'Een buurtbewoner vertelt uitgebreid over de jarenlange zoektocht naar passende ondersteuning. '.repeat(
  22,
);
const WORD = 'Meervoudigepersoonlijkheidsontwikkelingsondersteuningscoördinatievergadering';

const scene = (s: Scene | Record<string, unknown>) => ({ type: 'scene-shown', scene: s });
const quotes = (n: number) => [
  ...upTo(n).map((i) => released(i)),
  scene({ kind: 'quotes', statements: upTo(n).map(statement) }),
];
const harvest = (n: number) => [
  ...upTo(n).map((i) => point(i)),
  scene({ kind: 'harvest', points: upTo(n).map((i) => `point-${i}`) }),
];
const options = (n: number) => upTo(n).map((i) => ({ point: `point-${i}`, title: TITLES[i % TITLES.length] }));
const followUp = (i: number) => ({
  what:
    i % 2
      ? 'Uitzoeken wat een avondbus van zeven tot elf kost'
      : 'Met jongeren een plan maken voor het buurthuis, en dat in maart aan de raad laten zien',
  who: i % 2 ? 'Wethouder Mobiliteit' : '',
  due: '2027-03-01',
  voice: i % 2 ? null : 'initiative',
  points: [TITLES[i % TITLES.length]],
  done: i === 2,
});
const result = (n: number) => ({
  type: 'result-released',
  poll: 'poll-1',
  released: true,
  title: 'Wat moet eerst?',
  results: options(n).map((o, i) => ({ ...o, dots: (i * 17) % 41 })),
  votes: 118,
  voters: 'viewers',
});
const poll = (n: number, more: object = {}) =>
  scene({
    kind: 'poll',
    poll: 'poll-1',
    title: 'Wat moet eerst?',
    options: options(n),
    dots: 3,
    voters: 'viewers',
    open: true,
    ...more,
  });
const clock = (left: number) => ({ type: 'clock-shown', round: 'round-1', left });

/** Every scene, usual, empty and overfull; by name. */
export const SCENES: Record<string, readonly (ScreenBody | Record<string, unknown>)[]> = {
  nothing: [],
  welcome: [ABOUT, scene({ kind: 'welcome', text: 'Inloop vanaf 19.00 uur. Koffie en thee achter in de zaal.' })],
  'welcome-long': [
    { ...ABOUT, title: { nl: `${WORD} `.repeat(2).trim() } },
    scene({ kind: 'welcome', text: long.slice(0, 900) }),
  ],
  programme: [ABOUT, clock(23 * 60_000), scene({ kind: 'programme' })],
  'programme-empty': [scene({ kind: 'programme' })],
  timer: [ABOUT, clock(23 * 60_000 + 14_000), scene({ kind: 'timer' })],
  'timer-over': [
    ABOUT,
    { type: 'clock-shown', round: 'round-1', endsAt: Date.now() - 72_000 },
    scene({ kind: 'timer' }),
  ],
  'timer-none': [ABOUT, scene({ kind: 'timer' })],
  matrix: [ABOUT, scene({ kind: 'matrix' })],
  'quotes-1': [ABOUT, ...quotes(1)],
  'quotes-2': [ABOUT, ...quotes(2)],
  'quotes-5': [ABOUT, ...quotes(5)],
  'quotes-12': [ABOUT, ...quotes(12)],
  'quotes-40': [ABOUT, ...quotes(40)],
  'quotes-long': [released(0, long), scene({ kind: 'quotes', statements: [statement(0)] })],
  'quotes-word': [
    released(0, WORD),
    released(1, `${WORD} ${WORD}`),
    released(2),
    released(3),
    released(4),
    scene({ kind: 'quotes', statements: upTo(5).map(statement) }),
  ],
  'quotes-empty': [{ ...ABOUT, languages: ['nl', 'en'] }, scene({ kind: 'quotes', statements: [statement(7)] })],
  point: [
    ABOUT,
    ...upTo(4).map((i) => released(i)),
    point(0, { statements: upTo(4).map(statement), note: 'Vooral na zeven uur en in het weekend.' }),
    scene({ kind: 'point', point: 'point-0' }),
  ],
  'point-alone': [ABOUT, point(1), scene({ kind: 'point', point: 'point-1' })],
  'point-answered': [
    ABOUT,
    point(2, {
      response: {
        outcome: 'partly',
        reason: 'De zaal wordt betaald, het vaste bedrag komt in de begroting.',
        who: 'Gemeenteraad',
        date: '2027-02-03',
      },
    }),
    scene({ kind: 'point', point: 'point-2' }),
  ],
  'point-long': [
    point(0, {
      title: `${WORD} ${TITLES[0]} ${TITLES[1]}`.slice(0, 200),
      note: long.slice(0, 1500),
      statements: [statement(0)],
    }),
    released(0, long),
    scene({ kind: 'point', point: 'point-0' }),
  ],
  harvest: [ABOUT, ...harvest(6)],
  'harvest-1': [ABOUT, ...harvest(1)],
  'harvest-40': [ABOUT, ...harvest(40)],
  'harvest-long': [
    ABOUT,
    ...upTo(9).map((i) => point(i, { title: `${WORD} ${TITLES[0]} ${TITLES[1]}`.slice(0, 200) })),
    scene({ kind: 'harvest', points: upTo(9).map((i) => `point-${i}`) }),
  ],
  'follow-ups': [ABOUT, scene({ kind: 'follow-ups', items: upTo(4).map(followUp) })],
  'follow-ups-40': [ABOUT, scene({ kind: 'follow-ups', items: upTo(40).map(followUp) })],
  'follow-ups-long': [
    ABOUT,
    scene({ kind: 'follow-ups', items: [{ ...followUp(0), what: long.slice(0, 1000), who: WORD }] }),
  ],
  poll: [ABOUT, poll(6)],
  'poll-closed': [ABOUT, poll(3, { open: false, voters: 'tables' })],
  'poll-40': [ABOUT, poll(40)],
  result: [ABOUT, result(6), scene({ kind: 'result', poll: 'poll-1' })],
  'result-40': [ABOUT, result(40), scene({ kind: 'result', poll: 'poll-1' })],
  'result-empty': [ABOUT, scene({ kind: 'result', poll: 'poll-9' })],
  blank: [ABOUT, scene({ kind: 'blank' })],
};
