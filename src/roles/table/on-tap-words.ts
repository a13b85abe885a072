import { defineWords, plural } from '../../ui/language.ts';

const many = (n: number) => plural('nl', n, 'uitspraak', 'uitspraken');

const nl = {
  fate: {
    dropped:
      'Deze tafel doet niet meer mee. Wat hier is opgeschreven, blijft bewaard en telt mee. Komt er nog iets, dan kunt u het gewoon opschrijven.',
    merged: (table: string, theme: string | undefined) =>
      `Deze tafel is samengevoegd: ga verder aan ${table}${theme ? ` (${theme})` : ''}, op de tablet die daar ligt. Wat hier is opgeschreven, blijft bewaard en telt mee. Dit scherm blijft werken.`,
    theme: (theme: string) =>
      `Het thema ${theme} is vervallen. Wat hier is opgeschreven, blijft staan; de organisator kiest een ander thema voor deze tafel.`,
  },
  split: {
    looksLike: (n: number) => `Dit lijken ${many(n)}.`,
    makeMany: (n: number) => `Maak er ${n.toLocaleString('nl')} van`,
    leave: 'Laat zo',
    tooLong: (has: number, limit: number) =>
      `Deze tekst heeft ${has.toLocaleString('nl')} tekens; in één uitspraak passen er ${limit.toLocaleString('nl')}. Uw tekst blijft staan.`,
  },
  keys: {
    enter: 'bewaren',
    newLine: 'nieuwe regel',
    angles: 'invalshoek aan of uit',
    list: 'naar de lijst',
    back: 'terug',
    names: {
      enter: 'Enter',
      shiftEnter: 'Shift+Enter',
      angles: (n: number) => `Alt+1…${n}`,
      down: 'Alt+↓',
      escape: 'Esc',
    },
  },
  editor: {
    text: 'De woorden',
    save: 'Bewaar wijziging',
    undo: 'Zet oude woorden terug',
    withdraw: 'Trek in',
    round: 'Ronde',
    tags: 'Wat u hieronder aantikt, geldt meteen.',
    emptyText: 'Een uitspraak zonder woorden kan niet. Wilt u haar weghalen? Kies dan “Trek in”.',
    changedMeanwhile: 'Intussen veranderd op een andere tablet in:',
    takeOver: 'Neem die woorden over',
  },
  contested: {
    title: (field: string) => `Twee tablets hebben dit tegelijk veranderd: ${field}. Welke klopt?`,
    pick: 'Deze kiezen',
    nothing: 'niets aangetikt',
    fields: {
      text: 'de woorden',
      theme: 'het thema',
      angles: 'de invalshoeken',
      kind: 'de soort',
      voice: 'wie sprak',
      quote: 'letterlijk of niet',
      round: 'de ronde',
    },
  },
  history: {
    title: 'Wie veranderde wat, en wanneer',
    here: 'deze tablet',
    elsewhere: 'een andere tablet',
    captured: 'opgeschreven:',
    text: 'woorden veranderd in:',
    theme: 'thema:',
    angles: 'invalshoeken:',
    kind: 'soort:',
    voice: 'wie sprak:',
    round: 'ronde:',
    none: 'geen',
    quote: 'als letterlijk citaat aangemerkt',
    noQuote: 'niet langer als citaat aangemerkt',
    withdrawn: 'ingetrokken',
    restored: 'teruggezet',
  },
};
export type DutchOnTapWords = typeof nl;

/** The words of what comes on a tap: an opened statement with its versions and history, the offer to split a text, what the keys do. */
export const ON_TAP_WORDS = defineWords(nl, () => import('./on-tap-words.en.ts'));

export type OnTapWords = (typeof ON_TAP_WORDS)['nl'];
