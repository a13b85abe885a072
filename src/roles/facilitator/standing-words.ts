import { defineWords, plural } from '../../ui/language.ts';

const n = (count: number) => count.toLocaleString('nl');
const en = (count: number) => count.toLocaleString('en');
const heldThen = (held: number) => (held > 0 ? `hield toen nog ${n(held)} vast` : 'had toen alles afgegeven');
const heldThenEn = (held: number) => (held > 0 ? `then still held ${en(held)}` : 'had handed everything over then');
const NL_ORDINALS = ['eerste', 'tweede', 'derde', 'vierde', 'vijfde'];
const EN_ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** What is said of the link, of how complete the evening is, and of each table. */
export const STANDING_WORDS = defineWords(
  {
    link: {
      none: 'Nog geen hub: dit scherm toont alleen wat op dit apparaat staat.',
      connecting: 'Verbinding met de hub wordt gemaakt…',
      connected: 'Verbonden met de hub',
      down: (since: string) => `Geen verbinding met de hub sinds ${since}`,
      asOf: (since: string) => `Stand van ${since}: wat de tafels daarna schreven, komt zodra de verbinding terug is.`,
      refused: {
        'unknown-meeting': 'De hub kent deze bijeenkomst niet.',
        'bad-token': 'De hub neemt deze link niet aan: hij klopt niet.',
        'old-link': 'Deze link is vervangen. Vraag de organisator om de nieuwe.',
        incompatible:
          'Dit scherm en de hub zijn van verschillende versies. Is de hub net vernieuwd, laad dan de pagina opnieuw; blijft dit staan, dan moet de hub worden bijgewerkt. Vraag de organisator.',
      },
    },
    standing: {
      label: 'Stand van de avond',
      statements: (count: number) => plural('nl', count, 'uitspraak', 'uitspraken'),
      heard: (heard: number, expected: number, tables: boolean) =>
        `${n(heard)} van ${tables ? plural('nl', expected, 'tafel', 'tafels') : plural('nl', expected, 'post', 'posten')} gehoord`,
      complete: (complete: number, expected: number, tables: boolean) =>
        `${n(complete)} van ${tables ? plural('nl', expected, 'tafel', 'tafels') : plural('nl', expected, 'post', 'posten')} compleet`,
      holdsOne: (name: string, entries: number) => `${name} houdt nog ${n(entries)} vast`,
      holding: (stations: number, entries: number, tables: boolean) =>
        tables
          ? `${plural('nl', stations, 'tafel houdt', 'tafels houden')} nog ${n(entries)} vast`
          : `${plural('nl', stations, 'post houdt', 'posten houden')} nog ${n(entries)} vast`,
      away: (name: string, since: string, held: number) => `${name} weg sinds ${since}, ${heldThen(held)}`,
      moreAway: (count: number, tables: boolean) =>
        tables ? `${plural('nl', count, 'tafel', 'tafels')} weg` : `${plural('nl', count, 'post', 'posten')} weg`,
      stray: (name: string, since: string, held: number) =>
        `${name}: een ander apparaat is weg sinds ${since}, ${heldThen(held)}`,
      moreStrays: (count: number, tables: boolean) =>
        tables
          ? `bij ${plural('nl', count, 'tafel', 'tafels')} is een ander apparaat weg`
          : `bij ${plural('nl', count, 'post', 'posten')} is een ander apparaat weg`,
      unheard: (count: number, tables: boolean) =>
        tables
          ? `${plural('nl', count, 'tafel', 'tafels')} nog niet verbonden geweest`
          : `${plural('nl', count, 'post', 'posten')} nog niet verbonden geweest`,
      silent: (name: string, minutes: number) => `${name} is ${minutes} min stil`,
      moreSilent: (count: number, tables: boolean) =>
        tables ? `${plural('nl', count, 'tafel', 'tafels')} stil` : `${plural('nl', count, 'post', 'posten')} stil`,
    },
    panel: {
      button: 'Wat is er binnen?',
      title: 'Wat is er binnen, en wat nog niet?',
      everything: 'Alles wat de hub kent, is binnen.',
      asOf: (since: string) => `Dit is de stand van ${since}.`,
      fetching: 'Dit scherm haalt nog op wat de hub heeft.',
      device: (number: number, only: boolean) =>
        only ? 'de tablet' : `${NL_ORDINALS[number - 1] ?? `${number}e`} tablet`,
      here: 'verbonden',
      gone: 'weg',
      holds: (held: number) => (held > 0 ? `houdt nog ${n(held)} vast` : 'alles binnen'),
      held: heldThen,
      heardAt: (at: string) => `laatst gehoord om ${at}`,
      unheard: 'nog niet verbonden geweest',
      means:
        'Compleet is een tafel als elke tablet die de hub er ooit van hoorde nu verbonden is en niets meer vasthoudt. Wat een tablet opschreef nadat hij voor het laatst gehoord werd, is niet bekend. Een tablet die nooit verbinding had, kent de hub niet.',
      help: 'Ontbreekt er iets? Breng de tablet bij het netwerk, of laat hem overdragen met een bestand of codes.',
    },
    stations: {
      label: 'Tafels',
      table: 'Tafel',
      theme: 'Thema',
      count: 'Uitspraken',
      thisRound: 'Deze ronde',
      last: 'Laatste uitspraak',
      contact: 'Verbinding',
      withoutAngle: 'Zonder invalshoek',
      units: { count: 'uitspraken', thisRound: 'deze ronde', withoutAngle: 'zonder invalshoek' },
      noTheme: 'geen thema',
      nothing: 'nog niets',
      here: 'online',
      complete: 'alles binnen',
      held: (count: number) => `houdt ${n(count)} vast`,
      away: (since: string) => `weg sinds ${since}`,
      unknown: 'onbekend',
      unheard: 'nog niet verbonden',
      stray: (since: string, held: number) =>
        `ander apparaat weg sinds ${since}${held > 0 ? `, hield toen ${n(held)} vast` : ''}`,
      silent: (minutes: number) => `stil, ${minutes} min`,
      asOf: (since: string) => `stand van ${since}`,
      sorted: 'Op volgorde van',
      filterOn: (name: string) => `Alleen ${name} tonen`,
      showAll: (count: number, tables: boolean) => `Toon alle ${n(count)} ${tables ? 'tafels' : 'posten'}`,
      none: 'Er zijn nog geen tafels in deze bijeenkomst.',
    },
    ago: {
      now: 'zojuist',
      minutes: (count: number) => `${count} min geleden`,
      hours: (count: number) => `${count} uur geleden`,
      days: (count: number) => plural('nl', count, 'dag geleden', 'dagen geleden'),
    },
  },
  {
    link: {
      none: 'No hub yet: this screen shows only what is on this device.',
      connecting: 'Connecting to the hub…',
      connected: 'Connected to the hub',
      down: (since) => `No connection to the hub since ${since}`,
      asOf: (since) => `As of ${since}: what the tables wrote after that comes as soon as the connection is back.`,
      refused: {
        'unknown-meeting': 'The hub does not know this meeting.',
        'bad-token': 'The hub does not accept this link: it is not right.',
        'old-link': 'This link has been replaced. Ask the organiser for the new one.',
        incompatible:
          'This screen and the hub are of different versions. If the hub was just renewed, reload the page; if this stays, the hub has to be updated. Ask the organiser.',
      },
    },
    standing: {
      label: 'How the evening stands',
      statements: (count) => plural('en', count, 'statement', 'statements'),
      heard: (heard, expected, tables) =>
        `${en(heard)} of ${tables ? plural('en', expected, 'table', 'tables') : plural('en', expected, 'station', 'stations')} heard`,
      complete: (complete, expected, tables) =>
        `${en(complete)} of ${tables ? plural('en', expected, 'table', 'tables') : plural('en', expected, 'station', 'stations')} complete`,
      holdsOne: (name, entries) => `${name} still holds ${en(entries)}`,
      holding: (stations, entries, tables) =>
        tables
          ? `${plural('en', stations, 'table still holds', 'tables still hold')} ${en(entries)}`
          : `${plural('en', stations, 'station still holds', 'stations still hold')} ${en(entries)}`,
      away: (name, since, held) => `${name} gone since ${since}, ${heldThenEn(held)}`,
      moreAway: (count, tables) =>
        tables
          ? `${plural('en', count, 'table', 'tables')} gone`
          : `${plural('en', count, 'station', 'stations')} gone`,
      stray: (name, since, held) => `${name}: another device is gone since ${since}, ${heldThenEn(held)}`,
      moreStrays: (count, tables) =>
        tables
          ? `another device is gone at ${plural('en', count, 'table', 'tables')}`
          : `another device is gone at ${plural('en', count, 'station', 'stations')}`,
      unheard: (count, tables) =>
        tables
          ? `${plural('en', count, 'table has', 'tables have')} not been connected yet`
          : `${plural('en', count, 'station has', 'stations have')} not been connected yet`,
      silent: (name, minutes) => `${name} silent for ${minutes} min`,
      moreSilent: (count, tables) =>
        tables
          ? `${plural('en', count, 'table', 'tables')} silent`
          : `${plural('en', count, 'station', 'stations')} silent`,
    },
    panel: {
      button: 'What is in?',
      title: 'What is in, and what is not yet?',
      everything: 'Everything that the hub knows of is in.',
      asOf: (since) => `This is as of ${since}.`,
      fetching: 'This screen is still fetching what the hub has.',
      device: (number, only) => (only ? 'the tablet' : `${EN_ORDINALS[number - 1] ?? `${number}th`} tablet`),
      here: 'connected',
      gone: 'gone',
      holds: (held) => (held > 0 ? `still holds ${en(held)}` : 'everything is in'),
      held: heldThenEn,
      heardAt: (at) => `last heard at ${at}`,
      unheard: 'not been connected yet',
      means:
        'A table is complete when every tablet of it that the hub ever heard is connected now and holds nothing any more. What a tablet wrote after it was last heard is not known. A tablet that never had a connection is not known to the hub.',
      help: 'Is something missing? Bring the tablet to the network, or have it hand over with a file or codes.',
    },
    stations: {
      label: 'Tables',
      table: 'Table',
      theme: 'Theme',
      count: 'Statements',
      thisRound: 'This round',
      last: 'Last statement',
      contact: 'Connection',
      withoutAngle: 'Without an angle',
      units: { count: 'statements', thisRound: 'this round', withoutAngle: 'without an angle' },
      noTheme: 'no theme',
      nothing: 'nothing yet',
      here: 'online',
      complete: 'everything is in',
      held: (count) => `holds ${en(count)}`,
      away: (since) => `gone since ${since}`,
      unknown: 'unknown',
      unheard: 'not connected yet',
      stray: (since, held) => `another device gone since ${since}${held > 0 ? `, then held ${en(held)}` : ''}`,
      silent: (minutes) => `silent, ${minutes} min`,
      asOf: (since) => `as of ${since}`,
      sorted: 'In order of',
      filterOn: (name) => `Show only ${name}`,
      showAll: (count, tables) => `Show all ${en(count)} ${tables ? 'tables' : 'stations'}`,
      none: 'There are no tables in this meeting yet.',
    },
    ago: {
      now: 'just now',
      minutes: (count) => `${count} min ago`,
      hours: (count) => plural('en', count, 'hour ago', 'hours ago'),
      days: (count) => plural('en', count, 'day ago', 'days ago'),
    },
  },
);
