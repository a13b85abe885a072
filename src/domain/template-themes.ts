import type { Icon, LocalText } from './code-lists.ts';

/** A theme of a template: its drawing, its name, its core question, and those below it. */
export type ThemeText = readonly [icon: Icon, name: LocalText, question: LocalText, ...subquestions: LocalText[]];

export const EXPERT_THEMES: readonly ThemeText[] = [
  [
    'people',
    { nl: 'Samenleven', en: 'Living together' },
    {
      nl: 'Wat maakt dat buren elkaar kennen, en elkaar helpen als het nodig is?',
      en: 'What makes neighbours know each other, and help each other when needed?',
    },
  ],
  [
    'home',
    { nl: 'Veiligheid', en: 'Safety' },
    {
      nl: 'Waar en wanneer voelen mensen zich niet veilig, en wat helpt daartegen?',
      en: 'Where and when do people not feel safe, and what helps against it?',
    },
  ],
  [
    'star',
    { nl: 'Meedoen', en: 'Taking part' },
    {
      nl: 'Wat houdt mensen tegen om mee te doen, en hoe halen we dat weg?',
      en: 'What keeps people from taking part, and how do we take that away?',
    },
  ],
  [
    'heart',
    { nl: '(Mantel)zorg', en: 'Care and informal care' },
    {
      nl: 'Wat heeft iemand nodig om voor een ander te zorgen, en om dat vol te houden?',
      en: 'What does someone need to care for another, and to keep going?',
    },
  ],
  [
    'book',
    { nl: 'Leren', en: 'Learning' },
    {
      nl: 'Hoe kan iedereen, jong en oud, blijven leren wat nodig is om mee te komen?',
      en: 'How can everyone, young and old, keep learning what it takes to keep up?',
    },
  ],
];

export const CAFE_THEMES: readonly ThemeText[] = [
  [
    'people',
    { nl: 'Ontmoeten', en: 'Meeting each other' },
    {
      nl: 'Waar komen mensen in onze buurt elkaar tegen, en waar zouden zij dat willen?',
      en: 'Where do people in our neighbourhood meet, and where would they like to?',
    },
    { nl: 'Welke plek werkt nu al goed, en waardoor?', en: 'Which place works well already, and why?' },
    { nl: 'Wie komt er niet, en wat houdt hen tegen?', en: 'Who does not come, and what keeps them away?' },
    { nl: 'Wat kunnen we volgende maand al doen?', en: 'What can we do as soon as next month?' },
  ],
  [
    'hands',
    { nl: 'Elkaar helpen', en: 'Helping each other' },
    {
      nl: 'Wat maakt het makkelijk om hulp te vragen, en om hulp te geven?',
      en: 'What makes it easy to ask for help, and to give it?',
    },
    { nl: 'Wanneer vroeg u hulp, en hoe ging dat?', en: 'When did you ask for help, and how did it go?' },
    { nl: 'Wat kunnen buren doen, en waar houdt dat op?', en: 'What can neighbours do, and where does that end?' },
    { nl: 'Wie brengt vraag en aanbod bij elkaar?', en: 'Who brings those who ask and those who offer together?' },
  ],
  [
    'home',
    { nl: 'Prettig wonen', en: 'A good place to live' },
    {
      nl: 'Wat is er nodig om in deze buurt prettig te wonen, nu en over tien jaar?',
      en: 'What does it take to live well in this neighbourhood, now and in ten years?',
    },
    { nl: 'Waar bent u trots op in uw straat?', en: 'What in your street are you proud of?' },
    { nl: 'Wat stoort u, en bij wie meldt u dat?', en: 'What bothers you, and whom do you tell?' },
    { nl: 'Wat moet er blijven zoals het is?', en: 'What must stay as it is?' },
  ],
  [
    'star',
    { nl: 'Meedoen', en: 'Taking part' },
    {
      nl: 'Hoe zorgen we dat iedereen mee kan doen, ook met weinig geld of met een beperking?',
      en: 'How do we see to it that everyone can take part, also with little money or with a disability?',
    },
    { nl: 'Wie zien we nooit op een avond als deze?', en: 'Whom do we never see at an evening like this?' },
    { nl: 'Waar lukt meedoen wel, en waardoor?', en: 'Where does taking part work, and why?' },
    { nl: 'Wat kunt u zelf doen, en wat niet?', en: 'What can you do yourself, and what not?' },
  ],
];

const PITCH_QUESTION: LocalText = {
  nl: 'Wat spreekt u aan in deze pitch, en wat is er nodig om hem te laten slagen?',
  en: 'What appeals to you in this pitch, and what does it take to make it work?',
};
const FOLLOW_UPS: readonly LocalText[] = [
  { nl: 'Wat kunnen inwoners zelf doen?', en: 'What can residents do themselves?' },
  { nl: 'Wat kunnen organisaties doen?', en: 'What can organisations do?' },
  { nl: 'Wat moet de gemeente doen, en wanneer?', en: 'What must the municipality do, and when?' },
];
const PITCH_ICONS: readonly Icon[] = ['star', 'people', 'heart', 'home'];

export const PITCH_THEMES: readonly ThemeText[] = PITCH_ICONS.map((icon, i) => [
  icon,
  { nl: `Pitch ${i + 1}`, en: `Pitch ${i + 1}` },
  PITCH_QUESTION,
  ...FOLLOW_UPS,
]);
