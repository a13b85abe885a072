import { defineWords, plural } from '../../ui/language.ts';

const n = (count: number) => count.toLocaleString('nl');
const en = (count: number) => count.toLocaleString('en');

/** A name behind another word: only its first letter loses its capital, and not where it is followed by another. */
const inSentence = (name: string) => name.replace(/^\p{Lu}(?!\p{Lu})/u, (letter) => letter.toLowerCase());

/** What the facilitator's screen says. */
export const WORDS = defineWords(
  {
    untitled: 'Bijeenkomst zonder titel',
    skipToStatements: 'Naar de uitspraken',
    loading: 'Wat op dit apparaat staat wordt gelezen…',
    unknownMeeting: 'De bijeenkomst is op dit apparaat nog niet bekend.',
    unknownMeetingHelp: 'Zodra de hub bereikbaar is, staat hier wat de tafels opschrijven.',
    newerVersion: (count: number) =>
      `${plural('nl', count, 'bericht', 'berichten')} van een nieuwere versie: bewaard, hier niet te tonen.`,
    diskFailure:
      'Dit apparaat kan niet meer bewaren. Wat de tafels opschrijven staat op de hub; laat deze pagina open.',
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
        incompatible: 'Dit scherm en de hub zijn van verschillende versies. Laad de pagina opnieuw.',
      },
    },
    standing: {
      label: 'Stand van de avond',
      statements: (count: number) => plural('nl', count, 'uitspraak', 'uitspraken'),
      heard: (heard: number, expected: number, tables: boolean) =>
        `${n(heard)} van ${tables ? plural('nl', expected, 'tafel', 'tafels') : plural('nl', expected, 'post', 'posten')} gehoord`,
      everything: 'alles binnen',
      holding: (stations: number, entries: number, tables: boolean) =>
        tables
          ? `${plural('nl', stations, 'tafel houdt', 'tafels houden')} nog ${n(entries)} vast`
          : `${plural('nl', stations, 'post houdt', 'posten houden')} nog ${n(entries)} vast`,
      away: (name: string, since: string) => `${name} weg sinds ${since}, onbekend`,
      moreAway: (count: number, tables: boolean) =>
        tables
          ? `${plural('nl', count, 'tafel', 'tafels')} weg, onbekend`
          : `${plural('nl', count, 'post', 'posten')} weg, onbekend`,
      stray: (name: string, since: string) => `${name}: een ander apparaat is weg sinds ${since}`,
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
    round: {
      label: 'Ronde',
      start: (name: string) => `Start ${inSentence(name)}`,
      choose: 'Welke ronde',
      stop: (name: string) => `Stop ${inSentence(name)}`,
      reallyStop: 'Ja, stoppen',
      keep: 'Nee, door',
      left: (minutes: number) => `nog ${minutes} min`,
      over: (minutes: number) => `${minutes} min over tijd`,
      stopped: (name: string) => `${name} is gestopt`,
      none: 'Geen rondes in deze bijeenkomst',
    },
    exporting: {
      button: 'Exporteren',
      busy: 'Bestand wordt gemaakt…',
      done: (name: string) => `Opgeslagen als ${name}`,
      failed: 'Het bestand kon niet worden gemaakt. Probeer het nog eens.',
    },
    filter: {
      label: 'Filter',
      fields: {
        themes: 'Thema',
        angles: 'Invalshoek',
        kinds: 'Soort',
        voices: 'Wie sprak',
        stations: 'Tafel',
        rounds: 'Ronde',
      },
      noAngle: 'Zonder invalshoek',
      noKind: 'Zonder soort',
      noVoice: 'Onbekend wie sprak',
      remove: (what: string) => `Filter weghalen: ${what}`,
      clear: 'Wis filters',
      search: 'Zoek op naam',
      nothingFound: 'Niets gevonden',
      chosen: (count: number) => `${n(count)} gekozen`,
    },
    matrix: {
      label: 'Thema’s en invalshoeken',
      noAngle: 'Zonder invalshoek',
      total: 'Totaal',
      all: 'Alles samen',
      cell: (theme: string, angle: string, count: number) =>
        `${theme}, ${angle}: ${plural('nl', count, 'uitspraak', 'uitspraken')}`,
      kind: (kind: string, count: number) => `${kind} ${n(count)}`,
      noKind: 'zonder soort',
      legend: 'Kleuren van de balkjes',
      twice: 'Een uitspraak met twee invalshoeken telt in beide mee, en één keer in het totaal.',
      dropped: 'vervallen',
      empty: 'Nog geen uitspraken. De vakken vullen zich zodra de tafels schrijven.',
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
      stray: (since: string) => `ander apparaat weg sinds ${since}`,
      silent: (minutes: number) => `stil, ${minutes} min`,
      asOf: (since: string) => `stand van ${since}`,
      sorted: 'Op volgorde van',
      filterOn: (name: string) => `Alleen ${name} tonen`,
      showAll: (count: number, tables: boolean) => `Toon alle ${n(count)} ${tables ? 'tafels' : 'posten'}`,
      none: 'Er zijn nog geen tafels in deze bijeenkomst.',
    },
    list: {
      live: 'Live',
      notLive: (since: string) => `niet live sinds ${since}`,
      newestFirst: 'nieuwste eerst',
      count: (count: number) => plural('nl', count, 'uitspraak', 'uitspraken'),
      of: (count: number, all: number) => `${n(count)} van ${plural('nl', all, 'uitspraak', 'uitspraken')}`,
      show: 'Tonen',
      choice: (count: number) => `Keuze ${n(count)}`,
      everything: (count: number) => `Alles, live ${n(count)}`,
      fresh: (count: number) => plural('nl', count, 'nieuwe', 'nieuwe'),
      emptyTitle: 'Nog geen uitspraken',
      empty: 'Zodra een tafel de eerste uitspraak opslaat, staat die hier: met tafel, thema, invalshoeken en tijd.',
      noneTitle: 'Geen uitspraken in deze keuze',
      none: 'Haal een filter weg om meer te zien.',
      more: 'Meer',
      less: 'Minder',
      moreOf: (name: string) => `Meer van de uitspraak van ${name}`,
      lessOf: (name: string) => `Minder van de uitspraak van ${name}`,
      quote: 'citaat',
      amended: (times: number, at: string) =>
        times === 1 ? `gewijzigd om ${at}` : `${times} keer gewijzigd, laatst om ${at}`,
      contested: 'Twee apparaten wijzigden dit tegelijk',
      otherWording: 'Ook genoteerd:',
    },
    ago: {
      now: 'zojuist',
      minutes: (count: number) => `${count} min geleden`,
      hours: (count: number) => `${count} uur geleden`,
      days: (count: number) => plural('nl', count, 'dag geleden', 'dagen geleden'),
    },
  },
  {
    untitled: 'Meeting without a title',
    skipToStatements: 'To the statements',
    loading: 'Reading what is on this device…',
    unknownMeeting: 'This device does not know the meeting yet.',
    unknownMeetingHelp: 'As soon as the hub can be reached, what the tables write down appears here.',
    newerVersion: (count) =>
      `${plural('en', count, 'message', 'messages')} from a newer version: kept, cannot be shown here.`,
    diskFailure: 'This device can no longer keep anything. What the tables write is on the hub; leave this page open.',
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
        incompatible: 'This screen and the hub are of different versions. Reload the page.',
      },
    },
    standing: {
      label: 'How the evening stands',
      statements: (count) => plural('en', count, 'statement', 'statements'),
      heard: (heard, expected, tables) =>
        `${en(heard)} of ${tables ? plural('en', expected, 'table', 'tables') : plural('en', expected, 'station', 'stations')} heard`,
      everything: 'everything is in',
      holding: (stations, entries, tables) =>
        tables
          ? `${plural('en', stations, 'table still holds', 'tables still hold')} ${en(entries)}`
          : `${plural('en', stations, 'station still holds', 'stations still hold')} ${en(entries)}`,
      away: (name, since) => `${name} gone since ${since}, unknown`,
      moreAway: (count, tables) =>
        tables
          ? `${plural('en', count, 'table', 'tables')} gone, unknown`
          : `${plural('en', count, 'station', 'stations')} gone, unknown`,
      stray: (name, since) => `${name}: another device is gone since ${since}`,
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
    round: {
      label: 'Round',
      start: (name) => `Start ${inSentence(name)}`,
      choose: 'Which round',
      stop: (name) => `Stop ${inSentence(name)}`,
      reallyStop: 'Yes, stop',
      keep: 'No, go on',
      left: (minutes) => `${minutes} min left`,
      over: (minutes) => `${minutes} min over time`,
      stopped: (name) => `${name} has stopped`,
      none: 'No rounds in this meeting',
    },
    exporting: {
      button: 'Export',
      busy: 'Making the file…',
      done: (name) => `Saved as ${name}`,
      failed: 'The file could not be made. Please try again.',
    },
    filter: {
      label: 'Filter',
      fields: {
        themes: 'Theme',
        angles: 'Angle',
        kinds: 'Kind',
        voices: 'Who spoke',
        stations: 'Table',
        rounds: 'Round',
      },
      noAngle: 'Without an angle',
      noKind: 'Without a kind',
      noVoice: 'Not known who spoke',
      remove: (what) => `Remove filter: ${what}`,
      clear: 'Clear filters',
      search: 'Search by name',
      nothingFound: 'Nothing found',
      chosen: (count) => `${en(count)} chosen`,
    },
    matrix: {
      label: 'Themes and angles',
      noAngle: 'Without an angle',
      total: 'Total',
      all: 'All together',
      cell: (theme, angle, count) => `${theme}, ${angle}: ${plural('en', count, 'statement', 'statements')}`,
      kind: (kind, count) => `${kind} ${en(count)}`,
      noKind: 'without a kind',
      legend: 'Colours of the bars',
      twice: 'A statement with two angles counts in both, and once in the total.',
      dropped: 'dropped',
      empty: 'No statements yet. The cells fill as soon as the tables write.',
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
      stray: (since) => `another device gone since ${since}`,
      silent: (minutes) => `silent, ${minutes} min`,
      asOf: (since) => `as of ${since}`,
      sorted: 'In order of',
      filterOn: (name) => `Show only ${name}`,
      showAll: (count, tables) => `Show all ${en(count)} ${tables ? 'tables' : 'stations'}`,
      none: 'There are no tables in this meeting yet.',
    },
    list: {
      live: 'Live',
      notLive: (since) => `not live since ${since}`,
      newestFirst: 'newest first',
      count: (count) => plural('en', count, 'statement', 'statements'),
      of: (count, all) => `${en(count)} of ${plural('en', all, 'statement', 'statements')}`,
      show: 'Show',
      choice: (count) => `Choice ${en(count)}`,
      everything: (count) => `Everything, live ${en(count)}`,
      fresh: (count) => `${en(count)} new`,
      emptyTitle: 'No statements yet',
      empty: 'As soon as a table saves its first statement it appears here: with table, theme, angles and time.',
      noneTitle: 'No statements in this choice',
      none: 'Remove a filter to see more.',
      more: 'More',
      less: 'Less',
      moreOf: (name) => `More of the statement from ${name}`,
      lessOf: (name) => `Less of the statement from ${name}`,
      quote: 'quote',
      amended: (times, at) => (times === 1 ? `changed at ${at}` : `changed ${times} times, last at ${at}`),
      contested: 'Two devices changed this at once',
      otherWording: 'Also noted:',
    },
    ago: {
      now: 'just now',
      minutes: (count) => `${count} min ago`,
      hours: (count) => plural('en', count, 'hour ago', 'hours ago'),
      days: (count) => plural('en', count, 'day ago', 'days ago'),
    },
  },
);
export type FacilitatorWords = (typeof WORDS)['nl'];
