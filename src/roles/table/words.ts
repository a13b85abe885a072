import { defineWords, plural } from '../../ui/language.ts';

const many = (n: number) => plural('nl', n, 'uitspraak', 'uitspraken');

const nl = {
  header: {
    questions: (n: number) => plural('nl', n, 'deelvraag', 'deelvragen'),
    round: 'Ronde',
    hallIsIn: (round: string) => `De zaal is nu in ${round}.`,
    goAlong: 'Ga mee',
    unknownMeeting: 'De vragen van deze bijeenkomst zijn hier nog niet. U kunt al opschrijven wat er gezegd wordt.',
    fromCard: 'Dit staat op uw kaartje. Is er intussen iets veranderd, dan komt dat vanzelf.',
    noTheme: 'Zonder thema',
  },
  status: {
    loading: 'Even kijken wat er op deze tablet staat. U kunt al typen.',
    empty: 'Klaar om te beginnen.',
    saving: 'Bezig met bewaren op deze tablet…',
    kept: 'Alles bewaard op deze tablet.',
    arrived: 'Alles bewaard en aangekomen.',
    notArrived: (n: number) => `${n.toLocaleString('nl')} nog niet aangekomen.`,
    away: 'Er is nu geen verbinding; u kunt gewoon doorgaan.',
    keptAlone: 'Alles bewaard. Deze bijeenkomst staat alleen op deze tablet.',
    unkept: (n: number) => `${many(n)} ${n === 1 ? 'is' : 'zijn'} NIET bewaard op deze tablet. Houd deze pagina open.`,
    diskFailing: 'Deze tablet kan nu niets bewaren. Houd deze pagina open.',
    mayBeCleared: 'Deze browser belooft niet dat alles blijft staan als de tablet vol raakt.',
    keepOpen: 'Laat deze pagina open tot alles is aangekomen.',
    unknown: (n: number) =>
      `${plural('nl', n, 'regel komt', 'regels komen')} uit een nieuwere versie van de app: goed bewaard, maar hier niet te lezen.`,
    refused: {
      'unknown-meeting':
        'Er komt niets aan: deze bijeenkomst is daar niet bekend. Vraag de organisator om een nieuwe link.',
      'bad-token': 'Er komt niets aan: deze link klopt niet. Vraag de organisator om de link van deze tafel.',
      'old-link': 'Er komt niets aan: deze tafel heeft een nieuwe link gekregen. Vraag de organisator ernaar.',
      incompatible:
        'Er komt niets aan: deze tablet en de server hebben niet dezelfde versie. Vraag de organisator om hulp.',
    },
    file: 'Zet alles in een bestand',
    handOver: 'Alles overdragen',
    scan: 'Scan het nieuwe kaartje',
    fileDone: 'Het bestand staat bij uw downloads. Geef het aan de organisator.',
    fileFailed: 'Dat bestand maken lukte niet. Laat deze pagina open en roep de organisator.',
  },
  capture: {
    title: 'Wat wordt er gezegd?',
    placeholder: 'Schrijf het op zoals het gezegd werd…',
    save: 'Bewaar',
    angles: 'Invalshoek',
    anglesHint: 'een, meer of geen; blijft staan',
    optional: 'mag leeg blijven',
    kind: 'Soort',
    voice: 'Wie sprak',
    quote: 'Letterlijk citaat',
    theme: 'Thema',
    ownTheme: (theme: string) => `${theme} (deze tafel)`,
    backTo: (theme: string) => `Terug naar ${theme}`,
    otherTheme: (theme: string) => `U schrijft nu voor ${theme}.`,
    empty: 'Er staat nog niets, dus er is niets bewaard.',
    written: (text: string) => `Opgeschreven: “${text}”`,
    writtenMany: (n: number) => `${many(n)} opgeschreven.`,
    room: (n: number) => `Nog plaats voor ${plural('nl', n, 'teken', 'tekens')}.`,
    shorten: 'Kort hem in of verdeel hem.',
  },
  list: {
    title: (round: string) => `Opgeschreven in ${round}`,
    titleNoRound: 'Opgeschreven',
    count: (n: number) => many(n),
    empty: 'Nog niets in deze ronde. Wat u bewaart, komt hier te staan.',
    loading: 'Even kijken wat er al staat…',
    previous: (round: string) => `Wat de vorige groep zei (${round})`,
    other: (round: string) => `Ook opgeschreven in ${round}`,
    withdrawn: 'Ingetrokken',
    noAngle: (n: number) => `${many(n)} zonder invalshoek`,
    finish: 'Maak ze af',
    finishing: 'Tik aan welke invalshoek erbij hoort.',
    allDone: 'Alle uitspraken hebben een invalshoek.',
    backToList: 'Terug naar de hele lijst',
    toField: 'Nieuwe uitspraak',
  },
  row: {
    withoutAngle: 'geen invalshoek',
    quote: 'Citaat',
    contested: 'Twee versies: kies er een',
    unfinishedEdit: 'Wijziging nog niet bewaard',
    close: 'Sluit',
    withdrawn: 'Ingetrokken',
    restore: 'Zet terug',
    undoHint: 'Deze uitspraak telt niet meer mee.',
    cannotOpen: 'Openen lukt nu niet. Er gaat niets verloren; tik straks nog eens.',
    safety: { saving: 'Bewaren…', kept: 'Bewaard', unkept: 'NIET bewaard', received: 'Aangekomen' },
  },
};
export type DutchWords = typeof nl;

/** What a table host reads. Plain words: where something is, and what to do. */
export const WORDS = defineWords(nl, () => import('./words.en.ts'));

export type TableWords = (typeof WORDS)['nl'];
