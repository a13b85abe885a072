import type { RefusalReason } from '../../sync/messages.ts';
import { defineWords, type Language } from '../../ui/language.ts';

const day = (language: Language, date: string) =>
  // noon, so that no time zone makes it another day
  new Date(`${date}T12:00`).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });

export const WORDS = defineWords(
  {
    day: (date: string) => day('nl', date),
    untitled: 'Uw bijeenkomst',
    unknown:
      'De vragen van deze bijeenkomst zijn hier nog niet. U kunt toch beginnen: wat u opschrijft, wordt op deze tablet bewaard.',
    away: 'Er is nu geen verbinding; u kunt gewoon beginnen.',
    dropped: 'Deze tafel doet vanavond niet meer mee. Vraag de organisator waar u nodig bent.',
    merged: (into: string) =>
      `Deze tafel is samengevoegd met ${into}. Ga daarheen, en vraag de organisator om de link van die tafel.`,
    elsewhere: 'Deze tafel staat niet op de lijst van de bijeenkomst. Vraag de organisator of dit de goede kaart is.',
    scan: 'Andere kaart scannen',
    handOver: 'Overdragen wat hier staat',
    refused: {
      'unknown-meeting': 'De server kent deze bijeenkomst niet. Vraag de organisator om de juiste link.',
      'bad-token': 'De server neemt deze link niet aan. Scan de kaart opnieuw, of vraag om een nieuwe link.',
      'old-link': 'Deze tafel heeft een nieuwe link gekregen. Vraag de organisator om de nieuwe kaart.',
      incompatible: 'Deze tablet en de server hebben niet dezelfde versie. Vraag de organisator om hulp.',
    } satisfies Record<RefusalReason, string> as Record<RefusalReason, string>,
    name: 'Hoe heet u?',
    nameHint: 'Voornaam of initialen. Mag leeg blijven.',
    nameWhere:
      'Alleen uw tafel en wie de avond leidt zien deze naam, vanavond. Hij komt niet in het verslag, en u kunt hem altijd weghalen.',
    start: 'Beginnen',
    done: 'Naar de tafel',
    looking: 'Even kijken of deze tablet klaar is voor gebruik zonder netwerk…',
    install: {
      title: 'Op het beginscherm zetten',
      button: 'Zet op het beginscherm',
      ipad: [
        'Tik op Deel: het vierkant met de pijl omhoog.',
        'Kies ‘Zet op beginscherm’, open de app daar, en scan de kaart van deze tafel opnieuw.',
      ],
      ipadNote: 'Doe dit alleen vóór de avond: op het beginscherm begint de app leeg.',
      android: ['Tik op het menu van de browser (⋮).', 'Kies ‘Toevoegen aan startscherm’.'],
    },
  },
  {
    day: (date: string) => day('en', date),
    untitled: 'Your meeting',
    unknown:
      'The questions of this meeting are not here yet. You can begin all the same: what you write down is saved on this tablet.',
    away: 'There is no connection now; you can simply begin.',
    dropped: 'This table no longer takes part tonight. Ask the organiser where you are needed.',
    merged: (into: string) =>
      `This table was merged with ${into}. Go there, and ask the organiser for the link of that table.`,
    elsewhere: 'This table is not on the meeting’s list. Ask the organiser whether this is the right card.',
    scan: 'Scan another card',
    handOver: 'Hand over what is here',
    refused: {
      'unknown-meeting': 'The server does not know this meeting. Ask the organiser for the right link.',
      'bad-token': 'The server does not take this link. Scan the card again, or ask for a new link.',
      'old-link': 'This table has been given a new link. Ask the organiser for the new card.',
      incompatible: 'This tablet and the server are not of the same version. Ask the organiser for help.',
    },
    name: 'What is your name?',
    nameHint: 'First name or initials. May stay empty.',
    nameWhere:
      'Only your table and those who lead the evening see this name, tonight. It is not in the report, and you can take it away at any time.',
    start: 'Begin',
    done: 'To the table',
    looking: 'Looking whether this tablet is ready for use without a network…',
    install: {
      title: 'Put it on the home screen',
      button: 'Put on the home screen',
      ipad: [
        'Tap Share: the square with the arrow pointing up.',
        'Choose ‘Add to Home Screen’, open the app there, and scan this table’s card again.',
      ],
      ipadNote: 'Do this only before the evening: on the home screen the app begins empty.',
      android: ['Tap the browser’s menu (⋮).', 'Choose ‘Add to Home screen’.'],
    },
  },
);

export type JoinWords = (typeof WORDS)['nl'];
