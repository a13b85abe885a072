import type { Place } from './find.ts';

const nl = {
  title: 'Redden wat op dit apparaat staat',
  lead: 'Deze pagina leest alles wat Tafellaken op dit apparaat heeft bewaard, ook als de app zelf niet meer start. Ze verandert niets.',
  reading: 'Bezig met lezen…',
  nothing:
    'Op dit apparaat is niets van Tafellaken gevonden. Open deze pagina in dezelfde browser als waarin is getypt.',
  failed: 'Het lezen is niet gelukt.',
  untitled: 'Bijeenkomst zonder titel',
  statements: (n: number) => `${n} ${n === 1 ? 'uitspraak' : 'uitspraken'}`,
  of: (tables: string) => `van tafel ${tables}`,
  save: 'Bewaar het bestand',
  saved: (name: string) => `Klaar: ${name} staat bij uw downloads. Geef het aan de facilitator.`,
  saveFailed: 'Het bestand kon niet worden gemaakt.',
  draft: 'Tekst die nog niet was opgeslagen',
  where: 'Waar het gevonden is',
  parts: (n: number) => `${n} ${n === 1 ? 'onderdeel' : 'onderdelen'} gelezen`,
  none: 'niets',
  unreadable: (n: number) => `${n} niet te lezen`,
  notReadable: (why: string) => `niet te lezen (${why})`,
  places: {
    journal: 'Het logboek van dit apparaat',
    documents: 'De documenten van dit apparaat',
    spare: 'Het reservelogboek',
    copies: 'Kopieën van andere tafels',
    'second-copy': 'De tweede kopie van wat nog niet is aangekomen',
    drafts: 'Tekst in het invoerveld',
  } satisfies Record<Place, string>,
  home: 'Naar de app',
};
const en: typeof nl = {
  title: 'Rescue what is on this device',
  lead: 'This page reads everything that Tafellaken kept on this device, even when the app itself no longer starts. It changes nothing.',
  reading: 'Reading…',
  nothing: 'Nothing of Tafellaken was found on this device. Open this page in the same browser that was typed in.',
  failed: 'Reading did not work.',
  untitled: 'Meeting without a title',
  statements: (n) => `${n} ${n === 1 ? 'statement' : 'statements'}`,
  of: (tables) => `of table ${tables}`,
  save: 'Save the file',
  saved: (name) => `Done: ${name} is with your downloads. Give it to the facilitator.`,
  saveFailed: 'The file could not be made.',
  draft: 'Text that was not saved yet',
  where: 'Where it was found',
  parts: (n) => `${n} ${n === 1 ? 'part' : 'parts'} read`,
  none: 'nothing',
  unreadable: (n) => `${n} cannot be read`,
  notReadable: (why) => `cannot be read (${why})`,
  places: {
    journal: 'This device’s journal',
    documents: 'This device’s documents',
    spare: 'The spare journal',
    copies: 'Copies of other tables',
    'second-copy': 'The second copy of what has not arrived',
    drafts: 'Text in the field',
  },
  home: 'To the app',
};

/** Without the app's own way with words: it comes with React, and this page must start when nothing else does. */
export function rescueWords(): { words: typeof nl; language: 'nl' | 'en' } {
  try {
    if (localStorage.getItem('tafellaken:language') === 'en') return { words: en, language: 'en' };
  } catch {
    // switched off: Dutch
  }
  return { words: nl, language: 'nl' };
}
