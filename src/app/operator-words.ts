import { defineWords } from '../ui/language.ts';

export const words = defineWords(
  {
    meetings: 'Bijeenkomsten op deze server',
    none: 'Er staat nog geen bijeenkomst op deze server.',
    untitled: 'Zonder titel',
    size: (documents: number, kilobytes: string) =>
      `${documents === 1 ? '1 document' : `${documents} documenten`}, ${kilobytes} kB`,
    heard: (when: string) => `laatst van een tablet gehoord: ${when}`,
    silent: 'nog van geen tablet gehoord',
    'not-allowed':
      'De server herkent deze beheerderslink niet. Gebruik de link uit het venster waarin de server is gestart.',
    unreachable: 'De server is niet bereikbaar. Ververs de pagina om het opnieuw te proberen.',
  },
  {
    meetings: 'Meetings on this server',
    none: 'There is no meeting on this server yet.',
    untitled: 'Without a title',
    size: (documents: number, kilobytes: string) =>
      `${documents === 1 ? '1 document' : `${documents} documents`}, ${kilobytes} kB`,
    heard: (when: string) => `last heard from a tablet: ${when}`,
    silent: 'not heard from any tablet yet',
    'not-allowed':
      'The server does not know this operator link. Use the one from the window in which the server was started.',
    unreachable: 'The server cannot be reached. Refresh the page to try again.',
  },
);
