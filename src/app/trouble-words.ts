import { defineWords } from '../ui/language.ts';

export const words = defineWords(
  {
    waitingTitle: 'De bijeenkomst wordt opgehaald',
    waiting: 'Dit duurt meestal een paar tellen. U hoeft niets te doen.',
    waitingLong: 'Er is nog geen verbinding. Zodra die er is, gaat het vanzelf verder. Laat deze pagina open.',
    brokenTitle: 'Deze link is niet heel',
    broken:
      'Er ontbreekt een stuk van de link, of er is een letter veranderd. Scan de code op de tafelkaart opnieuw, of typ de korte code over.',
    foreignTitle: 'Dit is geen link van Tafellaken',
    foreign:
      'Misschien was het de code van iets anders. Scan de code op de tafelkaart, of typ de korte code over die eronder staat.',
    held: 'Verder met de link die hier al stond',
    again: 'Opnieuw proberen',
    handOver: 'Overdragen wat hier staat',
    heldBack: (n: number) =>
      `Op dit apparaat ${n === 1 ? 'staat nog 1 ding' : `staan nog ${n} dingen`} die niet zijn aangekomen. Ze blijven hier staan.`,
    refusedTitle: 'Deze link werkt hier niet',
    refused: {
      'unknown-meeting':
        'Deze bijeenkomst staat niet op deze server. Misschien is de link van een andere avond of een andere zaal. Vraag de organisator om de juiste link.',
      'bad-token':
        'De link klopt niet met deze bijeenkomst. Scan de code op de tafelkaart opnieuw, of vraag de organisator om een nieuwe kaart.',
      'old-link':
        'Deze link is vervangen door een nieuwe. Vraag de organisator om de nieuwe kaart van uw tafel, en scan die.',
      incompatible:
        'De app op dit apparaat en de server zijn van verschillende versies. Probeer het opnieuw: dan komt de app van de server. Blijft dit staan, dan moet de server worden bijgewerkt; vraag de organisator.',
    },
    notBuiltTitle: 'Meekijken kan nog niet',
    notBuilt: 'Het scherm om mee te kijken is er nog niet. Met deze link kunt u nu nog niets doen.',
    scan: 'Scan een kaartje',
    home: 'Naar het begin',
    operatorTitle: 'U beheert deze server',
    operator: 'Vanaf nu kan dit apparaat bijeenkomsten op deze server zetten.',
    operatorNotKept: 'Deze browser bewaart niets. Zet opslag aan voor deze site en open de link opnieuw.',
  },
  {
    waitingTitle: 'Fetching the meeting',
    waiting: 'This usually takes a few seconds. There is nothing you need to do.',
    waitingLong: 'There is no connection yet. As soon as there is one, this goes on by itself. Keep this page open.',
    brokenTitle: 'This link is not whole',
    broken:
      'A part of the link is missing, or a letter has changed. Scan the code on the table card again, or type over the short code.',
    foreignTitle: 'This is not a link of Tafellaken',
    foreign:
      'It may have been the code of something else. Scan the code on the table card, or type over the short code below it.',
    held: 'Go on with the link that was here already',
    again: 'Try again',
    handOver: 'Hand over what is here',
    heldBack: (n: number) =>
      `On this device ${n === 1 ? 'is 1 thing' : `are ${n} things`} that did not arrive yet. They stay here.`,
    refusedTitle: 'This link does not work here',
    refused: {
      'unknown-meeting':
        'This meeting is not on this server. The link may be from another evening or another hall. Ask the organiser for the right link.',
      'bad-token':
        'The link does not belong to this meeting. Scan the code on the table card again, or ask the organiser for a new link.',
      'old-link':
        'This link has been replaced by a new one. Ask the organiser for your table’s new card, and scan that.',
      incompatible:
        'The app on this device and the server are of different versions. Try again: the app then comes from the server. If this stays, the server has to be updated; ask the organiser.',
    },
    notBuiltTitle: 'Following along is still to come',
    notBuilt: 'The screen to follow along on is not there yet. There is nothing you can do with this link now.',
    scan: 'Scan a card',
    home: 'To the start',
    operatorTitle: 'You run this server',
    operator: 'From now on this device can put meetings on this server.',
    operatorNotKept: 'This browser keeps nothing. Allow storage for this site and open the link again.',
  },
);
