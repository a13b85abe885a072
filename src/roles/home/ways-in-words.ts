import { defineWords, plural } from '../../ui/language.ts';

/** Half a minute is told in seconds, more in minutes. */
const SECONDS_TOLD = 90;

export const waysInWords = defineWords(
  {
    title: 'Meedoen',
    scan: 'Scan een kaartje',
    code: 'Code van het kaartje',
    codeHelp: 'Tien letters en cijfers. Hoofdletters en het streepje maken niet uit.',
    codeOpen: 'Naar de tafel',
    looking: 'Bezig…',
    codeWrong: {
      length: 'De code heeft tien letters en cijfers. Kijk nog eens op het kaartje.',
      letter: 'In deze code staat een teken dat op geen kaartje voorkomt. Kijk nog eens op het kaartje.',
      check: 'Er is iets in de code verwisseld of verkeerd overgenomen. Kijk nog eens op het kaartje.',
    },
    codeUnknown: 'Deze code hoort niet bij een bijeenkomst op deze server. Kijk of dit het kaartje van vandaag is.',
    codeReplaced: 'Dit kaartje is vervangen door een nieuw. Vraag de organisator om het nieuwe kaartje.',
    codeUnreachable:
      'De server is nu niet te bereiken, en zonder kan de code niet worden opgezocht. Scan het kaartje: dat werkt ook zonder netwerk.',
    codeLater: (seconds: number) =>
      `Er zijn te veel verkeerde codes ingevuld. Wacht ${
        seconds > SECONDS_TOLD ? `${Math.ceil(seconds / 60)} minuten` : plural('nl', seconds, 'seconde', 'seconden')
      }, of scan het kaartje.`,
    link: 'Link van uw tafel',
    linkHelp: 'Hebt u een link gekregen? Plak hem hier.',
    open: 'Openen',
    half: 'Dit is geen hele link: er ontbreekt een stuk. Kopieer hem opnieuw van het begin tot het eind, of scan het kaartje nog eens.',
    foreign: 'Dit is geen link of code van Tafellaken.',
    'hand-over':
      'Met deze code draagt een tafel alles over. De facilitator scant hem op het eigen scherm, bij ‘Overnemen zonder netwerk’.',
    elsewhere: (host: string) => `Dit kaartje hoort bij een andere server: ${host}.`,
    openElsewhere: 'Daar openen',
    home: 'Naar het begin',
    scanText: 'Houd het kaartje voor de camera, zo dat de hele code in beeld is.',
    picture: 'Beeld van de camera',
    seeking: 'Nog geen code in beeld.',
    again: 'Camera opnieuw proberen',
    otherwise: 'Lukt scannen niet?',
    camera: {
      insecure:
        'De camera werkt hier niet, omdat deze pagina geen beveiligde verbinding (https) heeft. Vul hieronder de code van het kaartje in, of scan met de camera-app van de tablet.',
      denied:
        'De browser mag de camera niet gebruiken. Sta het toe bij het slotje in de adresbalk, of vul hieronder de code van het kaartje in.',
      none: 'Er is geen camera gevonden. Vul hieronder de code van het kaartje in.',
      busy: 'De camera is niet te gebruiken; misschien gebruikt een ander programma haar. Sluit dat, of vul hieronder de code van het kaartje in.',
    },
  },
  {
    title: 'Take part',
    scan: 'Scan a card',
    code: 'Code on the card',
    codeHelp: 'Ten letters and digits. Capitals and the dash make no difference.',
    codeOpen: 'To the table',
    looking: 'Working…',
    codeWrong: {
      length: 'The code has ten letters and digits. Look at the card again.',
      letter: 'This code has a character that is on no card. Look at the card again.',
      check: 'Something in the code was swapped or copied wrongly. Look at the card again.',
    },
    codeUnknown: 'This code does not belong to a meeting on this server. Check that this is today’s card.',
    codeReplaced: 'This card has been replaced by a new one. Ask the organiser for the new card.',
    codeUnreachable:
      'The server cannot be reached now, and the code cannot be looked up without it. Scan the card: that works without a network too.',
    codeLater: (seconds: number) =>
      `Too many wrong codes were entered. Wait ${
        seconds > SECONDS_TOLD ? `${Math.ceil(seconds / 60)} minutes` : plural('en', seconds, 'second', 'seconds')
      }, or scan the card.`,
    link: 'Your table’s link',
    linkHelp: 'Were you given a link? Paste it here.',
    open: 'Open',
    half: 'This link is not whole: a part is missing. Copy it again from beginning to end, or scan the card once more.',
    foreign: 'This is no link or code of Tafellaken.',
    'hand-over':
      'With this code a table hands everything over. The facilitator scans it on their own screen, under ‘Take over without a network’.',
    elsewhere: (host: string) => `This card belongs to another server: ${host}.`,
    openElsewhere: 'Open it there',
    home: 'To the start',
    scanText: 'Hold the card in front of the camera, with the whole code in the picture.',
    picture: 'The camera’s picture',
    seeking: 'No code in the picture yet.',
    again: 'Try the camera again',
    otherwise: 'Does scanning not work?',
    camera: {
      insecure:
        'The camera does not work here, because this page has no secure connection (https). Enter the code on the card below, or scan with the tablet’s camera app.',
      denied:
        'The browser may not use the camera. Allow it at the padlock in the address bar, or enter the code on the card below.',
      none: 'No camera was found. Enter the code on the card below.',
      busy: 'The camera cannot be used; another program may be using it. Close that, or enter the code on the card below.',
    },
  },
);
