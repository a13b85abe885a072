import type { Colour } from '../../../domain/code-lists.ts';
import type { Label } from '../../../domain/harvest-plan.ts';
import { defineWords, plural, type Translation } from '../../../ui/language.ts';

const statements = (n: number) => plural('nl', n, 'uitspraak', 'uitspraken');
const titled = (title: string) => title.trim() || 'een punt zonder titel';

/** Colours of points, for those who do not see them. */
const COLOUR_NAMES: Record<Colour, string> = {
  blue: 'blauw',
  green: 'groen',
  orange: 'oranje',
  purple: 'paars',
  red: 'rood',
  teal: 'groenblauw',
  yellow: 'geel',
  grey: 'grijs',
};

/** What a command did, in a few words. */
function did(label: Label): string {
  switch (label.type) {
    case 'put':
      return `${statements(label.count)} naar ${titled(label.title)}`;
    case 'also':
      return `${statements(label.count)} ook onder ${titled(label.title)}`;
    case 'taken':
      return `${statements(label.count)} weg van ${titled(label.title)}`;
    case 'made':
      return label.count > 0 ? `nieuw punt van ${statements(label.count)}` : 'nieuw punt';
    case 'split':
      return `${statements(label.count)} naar een eigen punt`;
    case 'parked':
      return `${statements(label.count)} opzij gelegd`;
    case 'unparked':
      return `${statements(label.count)} terug op de stapel`;
    case 'title':
      return `titel ${titled(label.title)}`;
    case 'note':
      return `notitie bij ${titled(label.title)}`;
    case 'colour':
      return `kleur van ${titled(label.title)}`;
    case 'order':
      return `${titled(label.title)} verplaatst`;
    case 'dropped':
      return `${titled(label.title)} weggehaald`;
    case 'merged':
      return `${titled(label.title)} samengevoegd met ${titled(label.into)}`;
  }
}

/** What the harvest board says. */
const NL = {
  did,
  history: {
    label: 'Ongedaan maken en opnieuw',
    undo: 'Ongedaan maken',
    redo: 'Opnieuw',
    undoOf: (label: Label) => `Ongedaan maken: ${did(label)}`,
    redoOf: (label: Label) => `Opnieuw: ${did(label)}`,
    undone: (label: Label) => `Ongedaan gemaakt: ${did(label)}`,
    gone: 'Dit heeft een ander al veranderd. Er is niets teruggezet.',
  },
  pile: {
    title: 'Nog niet onder een punt',
    part: (shown: number, all: number) => `${shown.toLocaleString('nl')} van ${all.toLocaleString('nl')}`,
    all: (n: number) => statements(n),
    search: 'Zoek woorden',
    tabs: 'Stapel of opzij',
    pileTab: (n: number) => `Stapel ${n.toLocaleString('nl')}`,
    parkedTab: (n: number) => `Opzij ${n.toLocaleString('nl')}`,
    summaries: (n: number) => plural('nl', n, 'tafel vat het zelf samen', 'zinnen van de tafels zelf'),
    marked: 'door de tafel zelf gekozen',
    empty: 'Nog geen uitspraken',
    emptyHelp: 'Zodra een tafel iets opschrijft, staat het hier.',
    done: 'Alles ligt onder een punt of opzij',
    doneHelp: 'Wat nog binnenkomt, verschijnt hier.',
    none: 'Niets gevonden in deze keuze',
    noneHelp: 'Haal een filter of zoekwoord weg om meer te zien.',
    parkedEmpty: 'Niets opzij gelegd',
    parkedHelp: 'Leg opzij wat u niet onder een punt nodig hebt. Het blijft bewaard.',
  },
  choice: {
    label: 'Met de gekozen uitspraken',
    chosen: (n: number) => `${n.toLocaleString('nl')} gekozen`,
    all: (n: number) => `Kies alle ${n.toLocaleString('nl')}`,
    first: (n: number) => `Kies de eerste ${n.toLocaleString('nl')}`,
    none: (n: number) => `Kies niets (${n.toLocaleString('nl')})`,
    toPoint: 'Naar punt…',
    newPoint: (n: number) => `Nieuw punt van ${statements(n)}`,
    newOf: (n: number) => (n > 0 ? `Nieuw punt van ${n.toLocaleString('nl')}` : 'Nieuw punt'),
    park: 'Leg opzij',
    unpark: 'Terug op de stapel',
    keys: 'Toetsen in de lijst: spatie kiest, 1 tot 9 zet onder dat punt, N maakt een nieuw punt, M opent alle punten, P legt opzij.',
  },
  row: {
    withdrawn: 'Door de tafel ingetrokken',
    missing: 'De woorden zijn op dit apparaat nog niet binnen.',
    also: (titles: string) => `ook onder ${titles}`,
    more: 'Meer',
    less: 'Minder',
  },
  points: {
    title: 'Punten',
    make: 'Nieuw punt',
    untitled: 'Zonder titel',
    count: (n: number) => statements(n),
    hereBy: (names: string) => `${names} is hier bezig`,
    someone: 'Een ander',
    put: (n: number, title: string) => `${statements(n)} naar ${titled(title)}`,
    emptyTitle: 'Wat zegt de zaal?',
    emptySteps: [
      'Kies links een paar uitspraken die bij elkaar horen en maak er een punt van.',
      'Geef het punt een titel in eigen woorden. Zes punten is genoeg voor de zaal.',
    ] as readonly string[],
    groups: 'Voorstel voor indeling',
  },
  point: {
    label: (title: string) => `Punt: ${titled(title)}`,
    close: 'Sluiten',
    back: 'Alle punten',
    title: 'Titel',
    titleHint: 'Wat zegt de zaal, in één zin?',
    note: 'Notitie',
    noteHint: 'Voor uzelf en wie na u komt',
    colour: 'Kleur',
    colours: COLOUR_NAMES,
    up: 'Eerder',
    down: 'Later',
    merge: 'Samenvoegen…',
    drop: 'Haal punt weg',
    statements: (n: number) => `Uitspraken ${n.toLocaleString('nl')}`,
    alike: 'Lijkt erop',
    empty: 'Nog geen uitspraken onder dit punt. Sleep ze hierheen, of kies links en druk op “Naar punt…”.',
    take: 'Haal weg',
    other: 'Naar ander punt…',
    also: 'Ook onder…',
    split: (n: number) => `Eigen punt van ${statements(n)}`,
    splitOf: 'Eigen punt',
    gone: 'Dit punt is er niet meer',
    theirs: 'Een ander maakte hiervan:',
    takeTheirs: 'Neem dat over',
    nothing: 'leeg',
  },
  alike: {
    why: 'Gelijke woorden',
    add: 'Voeg toe',
    addOf: (text: string) => `Voeg toe: ${text}`,
    addAll: (n: number) => `Voeg ${statements(n)} toe`,
    tick: (text: string) => `Meenemen: ${text}`,
    busy: 'Er wordt gezocht…',
    none: 'Op de stapel ligt niets dat hierop lijkt.',
    failed: 'Voorstellen kunnen op dit apparaat niet worden gemaakt.',
    help: 'Een voorstel op grond van gelijke woorden. Er gebeurt niets tot u het overneemt.',
  },
  groups: {
    title: 'Voorstel voor indeling',
    few: 'Er ligt te weinig op de stapel om in te delen.',
    name: 'Titel van het punt',
    make: (n: number) => `Maak een punt van ${statements(n)}`,
  },
  menu: {
    put: 'Naar welk punt?',
    also: 'Ook onder welk punt?',
    merge: 'Samenvoegen met welk punt?',
    search: 'Zoek een punt',
    none: 'Er is nog geen ander punt',
    nothing: 'Geen punt gevonden',
  },
};
export type BoardWords = Translation<typeof NL>;
export const WORDS = defineWords(NL, () => import('./words.en.ts'));
