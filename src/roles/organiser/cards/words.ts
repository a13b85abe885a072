import { defineWords, plural } from '../../../ui/language.ts';

export const words = defineWords(
  {
    back: 'Terug naar de bijeenkomst',
    title: 'Links en kaartjes',
    lead: 'Wie een kaartje scant, is meteen aan die tafel. Er is geen account nodig, dus wie het kaartje heeft, mag erin.',
    noKey:
      'Op dit apparaat zijn geen links te maken: dat kan alleen op het apparaat waarmee de bijeenkomst is gemaakt. Open daar dit scherm.',
    noStations: 'Deze bijeenkomst heeft nog geen tafels.',
    local:
      'Deze bijeenkomst staat nog niet op de server. De kaartjes kloppen al, maar op een andere tablet werken ze pas als u haar op de server zet.',
    address: 'Adres van de server',
    addressHelp:
      'Dit staat op de kaartjes en in de codes. Het moet het adres zijn waarop de tablets in de zaal de server bereiken.',
    addressWrong: 'Dit is geen adres. Het begint met http:// of https://.',
    addressHere:
      'Dit adres werkt alleen op dit apparaat zelf. Vul het adres in dat de server bij het starten heeft laten zien, anders doen de kaartjes het nergens.',
    addressTooLong: 'Dit adres is te lang voor een code op een kaartje. Neem een korter adres.',
    print: 'Afdrukken',
    what: 'Wat wilt u afdrukken?',
    cards: 'Kaartjes voor de tafels',
    facilitator: 'Blad voor wie leidt (geheim)',
    viewer: 'Blad voor meekijkers (openbaar)',
    only: (name: string) => `Alleen het kaartje van ${name}`,
    pages: (n: number, cards: number) =>
      `${plural('nl', cards, 'kaartje', 'kaartjes')} op ${plural('nl', n, 'blad', 'bladen')} A4. Knip op de stippellijn.`,
    making: (done: number, all: number) =>
      `Bezig: ${done.toLocaleString('nl')} van ${all.toLocaleString('nl')} bladen klaar…`,
    ready: 'Klaar om af te drukken. Kies op ware grootte (100 %), zonder marges.',
    shortened: (n: number) =>
      `Bij ${plural('nl', n, 'kaartje', 'kaartjes')} paste niet alles in de code. Een tablet zonder netwerk laat daar bij de start minder zien, tot de rest binnenkomt.`,
    stations: 'Links per tafel',
    stationsText: 'Is een kaartje zoek of in verkeerde handen? Geef die tafel een nieuwe link.',
    open: 'Openen',
    onlyThis: 'Alleen dit kaartje',
    renew: 'Nieuwe link voor deze tafel',
    renewTitle: (name: string) => `Nieuwe link voor ${name}?`,
    renewText:
      'Het oude kaartje werkt dan meteen niet meer, en dat is niet terug te draaien. Een tablet die er nu mee werkt, houdt alles wat erop staat, maar kan niets meer versturen tot het nieuwe kaartje is gescand.',
    renewOnline: (n: number) =>
      `Er ${n === 1 ? 'is' : 'zijn'} nu ${plural('nl', n, 'tablet', 'tablets')} met het oude kaartje verbonden.`,
    renewLater: 'Dit apparaat heeft nu geen verbinding: het oude kaartje blijft werken tot die er weer is.',
    renewYes: 'Ja, nieuwe link',
    renewNo: 'Laat zo',
    renewed: (name: string) => `${name} heeft een nieuwe link. Druk het nieuwe kaartje af en breng het naar de tafel.`,
    code: 'Code',
  },
  {
    back: 'Back to the meeting',
    title: 'Links and cards',
    lead: 'Whoever scans a card is at that table at once. No account is needed, so whoever has the card may come in.',
    noKey: 'No links can be made on this device: that takes the device that made the meeting. Open this screen there.',
    noStations: 'This meeting has no tables yet.',
    local:
      'This meeting is not on the server yet. The cards are right, but on another tablet they work only once you put it on the server.',
    address: 'Address of the server',
    addressHelp:
      'It is printed on the cards and stands in the codes. It must be the address by which the tablets in the hall reach the server.',
    addressWrong: 'This is no address. It begins with http:// or https://.',
    addressHere:
      'This address works on this very device only. Enter the address that the server showed when it started, or the cards will work nowhere.',
    addressTooLong: 'This address is too long for a code on a card. Use a shorter one.',
    print: 'Print',
    what: 'What do you want to print?',
    cards: 'Cards for the tables',
    facilitator: 'Sheet for those who lead (secret)',
    viewer: 'Sheet for those who follow along (public)',
    only: (name: string) => `Only the card of ${name}`,
    pages: (n: number, cards: number) =>
      `${plural('en', cards, 'card', 'cards')} on ${plural('en', n, 'sheet', 'sheets')} of A4. Cut along the dotted lines.`,
    making: (done: number, all: number) =>
      `Working: ${done.toLocaleString('en')} of ${all.toLocaleString('en')} sheets done…`,
    ready: 'Ready to print. Choose actual size (100 %), without margins.',
    shortened: (n: number) =>
      `On ${plural('en', n, 'card', 'cards')} not everything fitted in the code. A tablet without a network shows less there at the start, until the rest comes in.`,
    stations: 'Links by table',
    stationsText: 'Is a card lost, or in the wrong hands? Give that table a new link.',
    open: 'Open',
    onlyThis: 'Only this card',
    renew: 'New link for this table',
    renewTitle: (name: string) => `New link for ${name}?`,
    renewText:
      'The old card then stops working at once, and that cannot be undone. A tablet that works with it now keeps all that it has, but can send nothing more until the new card is scanned.',
    renewOnline: (n: number) => `${plural('en', n, 'tablet is', 'tablets are')} connected with the old card now.`,
    renewLater: 'This device has no connection now: the old card goes on working until there is one.',
    renewYes: 'Yes, new link',
    renewNo: 'Leave it',
    renewed: (name: string) => `${name} has a new link. Print the new card and take it to the table.`,
    code: 'Code',
  },
);
