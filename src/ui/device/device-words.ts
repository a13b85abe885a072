import type { ConditionTopic } from '../../domain/device-conditions.ts';
import { defineWords } from '../language.ts';

/** What it is, and, where there is something to do, what. `it`: "deze tablet" or "dit apparaat". */
type Said = (it: string) => string;

const nl = {
  here: { tablet: 'deze tablet', device: 'dit apparaat' },
  button: {
    tablet: { good: 'Deze tablet', act: 'Let op deze tablet' },
    device: { good: 'Dit apparaat', act: 'Let op dit apparaat' },
  },
  title: (it: string) => `Hoe staat ${it} ervoor?`,
  level: { good: 'In orde', note: 'Goed om te weten', act: 'Doe iets' },
  looking: (it: string) => `Even kijken hoe ${it} ervoor staat…`,
  more: (n: number) => (n === 1 ? 'Er is nog 1 ding.' : `Er zijn nog ${n} dingen.`),
  copy: 'Wat u hier ziet, is een kopie: wat op de hub aankwam, staat daar veilig. Gaat dit apparaat stuk, open dan dezelfde link op een ander.',
  called: (name: string | undefined) =>
    name ? `Deze tablet heet ${name}. Anders noemen` : 'Deze tablet een naam geven',
  wipe: (it: string) => `${it.charAt(0).toUpperCase()}${it.slice(1)} wissen`,
  key: 'Alleen op dit apparaat kunt u links voor de tafels maken. Wis het dus niet voor de avond voorbij is.',
  topics: {
    'disk-works': (it) => `Wat u opschrijft, wordt op ${it} bewaard.`,
    'disk-failing': (it) =>
      `${upper(it)} kan nu niets bewaren. Houd deze pagina open en zet alles in een bestand; de app blijft het zelf proberen.`,
    'disk-refused': (it) =>
      `De browser laat niets bewaren op ${it}. Houd deze pagina open, of open de link in een andere browser.`,
    promised: () => 'De browser belooft dat alles blijft staan, ook als het vol raakt.',
    'not-promised': (it) =>
      `De browser belooft niet dat alles blijft staan als ${it} vol raakt. Laat deze pagina open tot alles is aangekomen.`,
    'promise-unanswered': () => 'De browser is gevraagd om alles te laten staan, en heeft nog niet geantwoord.',
    'promise-unable': () =>
      'Deze browser kan niet beloven dat alles blijft staan. Laat deze pagina open tot alles is aangekomen.',
    'private-window': () =>
      'Dit lijkt een privévenster: als het dichtgaat, is alles hier weg. Laat het open tot alles is aangekomen, en gebruik daarna een gewoon venster.',
    'room-enough': (it) => `Er is genoeg ruimte op ${it}.`,
    'room-little': (it) =>
      `Er is weinig ruimte op ${it}: genoeg voor vanavond, als er niets bijkomt. Maak ruimte, bijvoorbeeld in de foto’s.`,
    'room-none': (it) =>
      `${upper(it)} is bijna vol. Maak nu ruimte, bijvoorbeeld in de foto’s, en houd deze pagina open.`,
    'at-hand': (it) => `Klaar voor gebruik zonder netwerk: de app en de bijeenkomst staan op ${it}.`,
    'offline-no-setup': () =>
      'Nog niet klaar voor gebruik zonder netwerk: de bijeenkomst is nog niet binnen. Laat deze pagina nog even open.',
    'offline-no-disk': (it) => `Niet klaar voor gebruik zonder netwerk: ${it} kan nu niets bewaren.`,
    'starts-offline': () => 'De app start ook zonder netwerk.',
    'offline-coming': () => 'De app wordt klaargezet om ook zonder netwerk te starten. Laat deze pagina nog even open.',
    'offline-missing': () =>
      'De app start nog niet zonder netwerk. Laat deze pagina open, ook als er geen verbinding is.',
    'offline-insecure': () =>
      'Zonder netwerk start de app hier niet opnieuw, want het adres begint niet met https. Laat deze pagina de hele avond open.',
    'offline-unable': () =>
      'Zonder netwerk start de app hier niet opnieuw: deze browser of dit venster kan dat niet. Laat deze pagina de hele avond open.',
    'typing-lost': () => 'Wat u typt en nog niet bewaarde, is weg als deze pagina dichtgaat.',
    'stays-awake': () => 'Het scherm blijft aan zolang de ronde loopt.',
    'awake-unable': () =>
      'Deze browser kan het scherm niet aan houden. Zet in de instellingen van de tablet het vanzelf uitgaan op de langste tijd.',
    'awake-refused': () =>
      'De browser houdt het scherm nu niet aan. Tik af en toe op het scherm; dan wordt het opnieuw gevraagd.',
    'awake-low-battery': () =>
      'De batterij is bijna leeg, dus het scherm mag uitgaan. Leg de tablet aan de lader, dan blijft het aan.',
    'home-screen-ipad': () =>
      'Op het beginscherm bewaart een iPad beter. Doe dat alleen vóór de avond: tik op Deel, dan op ‘Zet op beginscherm’, en open daar de link van de tafel opnieuw.',
    'home-screen-android': () =>
      'Op het beginscherm belooft de browser eerder om alles te laten staan. Tik op het menu (⋮) en dan op ‘Toevoegen aan startscherm’.',
  } satisfies Record<ConditionTopic, Said> as Record<ConditionTopic, Said>,
};
export type DutchDeviceWords = typeof nl;

function upper(it: string): string {
  return it.charAt(0).toUpperCase() + it.slice(1);
}

export const DEVICE_WORDS = defineWords(nl, () => import('./device-words.en.ts'));
