import { defineWords, plural } from '../../ui/language.ts';

export const words = defineWords(
  {
    setup: 'Voorbereiden',
    setupText: 'Titel, thema’s, rondes en tafels: alles is hier te veranderen, ook tijdens de bijeenkomst.',
    setupGaps: (n: number) =>
      `Er ${n === 1 ? 'is' : 'zijn'} nog ${plural('nl', n, 'punt', 'punten')} om naar te kijken.`,
    openSetup: 'Bijeenkomst voorbereiden',
    untitled: 'Bijeenkomst zonder titel',
    tables: 'Tafels',
    table: (n: number) => `Tafel ${n}`,
    openTable: 'Tafelscherm openen',
    cards: 'Links en kaartjes afdrukken',
    lead: 'Plenair',
    openFacilitator: 'Plenair scherm openen',
    takeIn: 'Overnemen zonder netwerk',
    exports: 'Exporteren',
    leadText: 'Hier ziet u live wat de tafels opschrijven, en maakt u na afloop de export.',
    noLinks:
      'Op dit apparaat zijn geen tafellinks te maken: die staan op het apparaat waarmee de bijeenkomst is gemaakt.',
    localTitle: 'Deze bijeenkomst staat alleen op dit apparaat',
    localText:
      'Dat werkt, ook zonder netwerk. Alle tafels werken dan op dit ene apparaat. Wilt u met meer tablets werken, zet de bijeenkomst dan op de server.',
    localNoKey:
      'Open daarvoor eerst de beheerderslink van de server op dit apparaat. Die link staat in het venster waarin de server is gestart.',
    join: 'Op de server zetten',
    joinAgain: 'Toch weer op de server zetten',
    joining: 'Bezig…',
    onHub: 'Deze bijeenkomst staat op de server. Andere tablets kunnen meedoen met de link van hun tafel.',
    outcome: {
      published: 'Gelukt. De bijeenkomst staat op de server.',
      'not-allowed': 'De server herkent de beheerderslink niet meer. Open de nieuwste beheerderslink op dit apparaat.',
      deleted:
        'Deze bijeenkomst is eerder van de server verwijderd. Zet u haar terug, dan komt ook alles terug wat nog op de tablets staat.',
      taken: 'Op de server staat al een andere bijeenkomst met dit nummer. Er is niets veranderd.',
      unreachable: 'De server is niet bereikbaar. Er is niets veranderd; probeer het straks opnieuw.',
    },
    home: 'Naar het begin',
    wipe: 'Dit apparaat wissen',
  },
  {
    setup: 'Set up',
    setupText: 'Title, themes, rounds and tables: all of it can be changed here, during the meeting too.',
    setupGaps: (n: number) => `There ${n === 1 ? 'is' : 'are'} ${plural('en', n, 'thing', 'things')} to look at.`,
    openSetup: 'Set up the meeting',
    untitled: 'Meeting without a title',
    tables: 'Tables',
    table: (n: number) => `Table ${n}`,
    openTable: 'Open table screen',
    cards: 'Print links and cards',
    lead: 'Plenary',
    openFacilitator: 'Open plenary screen',
    takeIn: 'Take over without a network',
    exports: 'Export',
    leadText: 'Here you see live what the tables write down, and make the export afterwards.',
    noLinks: 'Table links cannot be made on this device: they are on the device that made the meeting.',
    localTitle: 'This meeting is on this device only',
    localText:
      'That works, without a network too. All tables then work on this one device. To work with more tablets, put the meeting on the server.',
    localNoKey:
      'First open the server’s operator link on this device. It is in the window in which the server was started.',
    join: 'Put it on the server',
    joinAgain: 'Put it back on the server',
    joining: 'Working…',
    onHub: 'This meeting is on the server. Other tablets can take part with their table’s link.',
    outcome: {
      published: 'Done. The meeting is on the server.',
      'not-allowed': 'The server no longer knows the operator link. Open the newest operator link on this device.',
      deleted:
        'This meeting was deleted from the server before. If you put it back, everything that is still on the tablets comes back too.',
      taken: 'The server already has another meeting with this number. Nothing has changed.',
      unreachable: 'The server cannot be reached. Nothing has changed; try again later.',
    },
    home: 'To the start',
    wipe: 'Wipe this device',
  },
);
