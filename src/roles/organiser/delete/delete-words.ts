import { defineWords } from '../../../ui/language.ts';

export const words = defineWords(
  {
    cardTitle: 'Bijeenkomst van de server verwijderen',
    cardText: 'Als de avond klaar is en u de export hebt. Verwijderen kan niet ongedaan worden gemaakt.',
    open: 'Verwijderen…',
    openNamed: (title: string) => `${title} verwijderen…`,
    title: 'Deze bijeenkomst verwijderen?',
    goes: 'Alles van deze bijeenkomst gaat van de server: wat aan de tafels is opgeschreven, de opzet en alle links. Niemand kan daarna nog meedoen.',
    stays: 'Wat blijft staan:',
    staying: [
      'wat op de tablets en op dit apparaat staat; wis die apart',
      'back-ups van de server die eerder zijn gemaakt',
      'exports en bestanden die iemand heeft bewaard',
    ],
    held: (n: number) =>
      n === 1
        ? 'Op een tablet staat nog 1 ding dat niet op de server is aangekomen. Na het verwijderen kan het daar niet meer aankomen.'
        : `Op de tablets staan nog ${n} dingen die niet op de server zijn aangekomen. Na het verwijderen kunnen ze daar niet meer aankomen.`,
    heldSure: 'Ik weet dat, en wil toch verwijderen',
    type: (title: string) => `Typ ter bevestiging: ${title}`,
    /** To be typed for a meeting that has no title. */
    noTitle: 'verwijderen',
    keep: 'Niet verwijderen',
    remove: 'Voorgoed verwijderen',
    removing: 'Bezig…',
    trouble: {
      'not-allowed': 'De server herkent de sleutel van dit apparaat niet. Er is niets verwijderd.',
      unreachable: 'De server is niet bereikbaar, of kon niet verwijderen. Probeer het straks opnieuw.',
    },
  },
  {
    cardTitle: 'Delete the meeting from the server',
    cardText: 'When the evening is done and you have the export. Deleting cannot be undone.',
    open: 'Delete…',
    openNamed: (title: string) => `Delete ${title}…`,
    title: 'Delete this meeting?',
    goes: 'Everything of this meeting goes from the server: what was written down at the tables, the set-up and all links. Nobody can take part after that.',
    stays: 'What stays:',
    staying: [
      'what is on the tablets and on this device; wipe those separately',
      'backups of the server that were made before',
      'exports and files that someone has kept',
    ],
    held: (n: number) =>
      n === 1
        ? 'A tablet still holds 1 thing that has not arrived on the server. After deleting it cannot arrive there any more.'
        : `The tablets still hold ${n} things that have not arrived on the server. After deleting they cannot arrive there any more.`,
    heldSure: 'I know that, and want to delete all the same',
    type: (title: string) => `To confirm, type: ${title}`,
    noTitle: 'delete',
    keep: 'Do not delete',
    remove: 'Delete for good',
    removing: 'Working…',
    trouble: {
      'not-allowed': 'The server does not know this device’s key. Nothing was deleted.',
      unreachable: 'The server cannot be reached, or could not delete. Try again later.',
    },
  },
);
