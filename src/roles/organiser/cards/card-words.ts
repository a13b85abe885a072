import type { StationKind } from '../../../domain/code-lists.ts';

/** What is printed, in both languages on the same paper: who reads it is not known when it is printed. */
export const CARD_WORDS = {
  nl: {
    help: (address: string, kind: StationKind) => [
      'Scan de code met de camera van de tablet.',
      `Lukt dat niet? Ga naar ${address} en typ de code.`,
      kind === 'table'
        ? 'Schrijf op wat er gezegd wordt. Alles wordt vanzelf bewaard.'
        : 'Schrijf op wat mensen zeggen. Alles wordt vanzelf bewaard.',
    ],
    secret: 'Geheim',
    secretText:
      'Alleen voor wie de avond leidt. Met deze code is alles te lezen en te veranderen. Hang dit blad nergens op.',
    public: 'Openbaar',
    publicText: 'Voor iedereen die wil meekijken. Met deze code is niets te veranderen. Dit blad mag u ophangen.',
    facilitator: 'Plenair scherm',
    viewer: 'Meekijken',
    leadHelp: (address: string) => [
      'Scan de code, of open de link op een laptop.',
      `Lukt dat niet? Ga naar ${address} en typ de code.`,
      'U ziet live wat de tafels opschrijven. De organisator maakt nieuwe kaartjes.',
    ],
    viewHelp: (address: string) => [
      'Scan de code met de camera van uw telefoon.',
      `Lukt dat niet? Ga naar ${address} en typ de code.`,
      'U ziet wat in de zaal op het scherm staat. U hoeft niets te installeren.',
    ],
  },
  en: {
    help: (address: string, kind: StationKind) => [
      'Scan the code with the tablet’s camera.',
      `Does that not work? Go to ${address} and type the code.`,
      kind === 'table'
        ? 'Write down what is said. Everything is saved by itself.'
        : 'Write down what people say. Everything is saved by itself.',
    ],
    secret: 'Secret',
    secretText:
      'Only for those who lead the evening. With this code everything can be read and changed. Do not put this sheet up.',
    public: 'Public',
    publicText:
      'For everyone who wants to follow along. Nothing can be changed with this code. You may put this sheet up.',
    facilitator: 'Plenary screen',
    viewer: 'Follow along',
    leadHelp: (address: string) => [
      'Scan the code, or open the link on a laptop.',
      `Does that not work? Go to ${address} and type the code.`,
      'You see live what the tables write down. The organiser makes new cards.',
    ],
    viewHelp: (address: string) => [
      'Scan the code with your phone’s camera.',
      `Does that not work? Go to ${address} and type the code.`,
      'You see what is on the screen in the hall. There is nothing to install.',
    ],
  },
} as const;
