import type { PlaceName } from '../../journal/wipe.ts';

const nl = {
  title: 'Wissen',
  working: 'Bezig met wissen. Laat deze pagina even open.',
  failedTitle: 'Niet alles kon worden gewist',
  failed: 'Op dit apparaat staat nog:',
  stopped: 'Het wissen is niet gelukt. De browser zegt:',
  places: {
    copies: 'kopieën van documenten',
    journal: 'het logboek',
    spare: 'het reservelogboek',
    'second-copy': 'de tweede kopie en teksten in het invoerveld',
    page: 'de naam van dit venster',
    caches: 'opgeslagen antwoorden',
  } satisfies Record<PlaceName, string>,
  parts: (n: number) => `${n} ${n === 1 ? 'onderdeel' : 'onderdelen'}`,
  unknown: 'niet te lezen, dus niet bekend',
  advice:
    'Sluit alle andere vensters van deze browser en probeer het opnieuw. Helpt dat niet, wis dan in de instellingen van de browser de gegevens van deze site.',
  again: 'Opnieuw proberen',
  leave: 'Laat staan wat er nog is',
};
const en: typeof nl = {
  title: 'Wiping',
  working: 'Wiping. Leave this page open for a moment.',
  failedTitle: 'Not everything could be wiped',
  failed: 'Still on this device:',
  stopped: 'Wiping did not work. The browser says:',
  places: {
    copies: 'copies of documents',
    journal: 'the journal',
    spare: 'the spare journal',
    'second-copy': 'the second copy and texts in the field',
    page: 'the name of this window',
    caches: 'stored answers',
  },
  parts: (n) => `${n} ${n === 1 ? 'part' : 'parts'}`,
  unknown: 'cannot be read, so not known',
  advice:
    'Close all other windows of this browser and try again. If that does not help, clear this site’s data in the browser’s settings.',
  again: 'Try again',
  leave: 'Leave what is still there',
};

/** Without the app's own way with words, which comes with React: this page opens nothing of the app. */
export function wipeWords(chosen: string | null | undefined): { words: typeof nl; language: 'nl' | 'en' } {
  return chosen === 'en' ? { words: en, language: 'en' } : { words: nl, language: 'nl' };
}
