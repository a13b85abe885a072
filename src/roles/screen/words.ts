import { defineWords, plural } from '../../ui/language.ts';

/** What plenary screen and viewers say beside the scenes. */
export const SCREEN_WORDS = defineWords(
  {
    fullScreen: 'Volledig scherm',
    live: 'Live',
    stale: (since: string) => `Niet verbonden, laatste stand van ${since}`,
    notYet: 'Nog niet verbonden. Zodra dat lukt, kijkt u vanzelf mee.',
    refused: 'Deze link werkt niet meer. Vraag in de zaal om een nieuwe.',
    blank: 'Er is nu even niets op het scherm.',
    broken: 'Dit kan hier nu niet getoond worden. Het wordt vanzelf opnieuw geprobeerd.',
    vote: {
      how: (dots: number) =>
        `U hebt ${plural('nl', dots, 'stip', 'stippen')}. Geef ze aan de punten die u belangrijk vindt.`,
      left: (n: number) => `Nog ${plural('nl', n, 'stip', 'stippen')} over`,
      less: (title: string) => `Een stip minder voor ${title}`,
      more: (title: string) => `Een stip meer voor ${title}`,
      given: (n: number) => plural('nl', n, 'stip', 'stippen'),
      send: 'Stem insturen',
      again: 'Gewijzigde stem insturen',
      takeBack: 'Stem terugnemen',
      sending: 'Uw stem is onderweg. Laat deze pagina open tot hij geteld is.',
      counted: 'Uw stem is geteld. U kunt hem wijzigen zolang de stemming open is.',
      takenBack: 'Uw stem is teruggenomen.',
      changed: 'U hebt uw stem gewijzigd, maar nog niet ingestuurd.',
      closed: 'De stemming is gesloten.',
      closedCounted: 'De stemming is gesloten. Uw stem is geteld.',
      refused: {
        closed: 'Niet geteld: de stemming is gesloten.',
        spoilt: 'Niet geteld: de stemming is intussen veranderd. Stem opnieuw.',
        'too-many': 'Niet geteld: er kwamen te veel stemmen van dit apparaat of in deze stemming.',
        failed: 'Nog niet geteld: de server kon niet bewaren. Probeer het zo nog eens.',
      },
    },
  },
  {
    fullScreen: 'Full screen',
    live: 'Live',
    stale: (since) => `Not connected, as it was at ${since}`,
    notYet: 'Not connected yet. As soon as it is, you follow along by itself.',
    refused: 'This link no longer works. Please ask for a new one in the hall.',
    blank: 'There is nothing on the screen just now.',
    broken: 'This cannot be shown here now. It is tried again by itself.',
    vote: {
      how: (dots) => `You have ${plural('en', dots, 'dot', 'dots')}. Give them to the points that matter to you.`,
      left: (n) => `${plural('en', n, 'dot', 'dots')} left`,
      less: (title) => `One dot less for ${title}`,
      more: (title) => `One dot more for ${title}`,
      given: (n) => plural('en', n, 'dot', 'dots'),
      send: 'Send my vote',
      again: 'Send the changed vote',
      takeBack: 'Take my vote back',
      sending: 'Your vote is on its way. Leave this page open until it is counted.',
      counted: 'Your vote is counted. You can change it as long as voting is open.',
      takenBack: 'Your vote is taken back.',
      changed: 'You changed your vote, but have not sent it yet.',
      closed: 'Voting has closed.',
      closedCounted: 'Voting has closed. Your vote is counted.',
      refused: {
        closed: 'Not counted: voting has closed.',
        spoilt: 'Not counted: the vote has changed meanwhile. Please vote again.',
        'too-many': 'Not counted: too many votes came from this device or in this vote.',
        failed: 'Not counted yet: the server could not store it. Please try again in a moment.',
      },
    },
  },
);
export type ScreenWords = (typeof SCREEN_WORDS)['nl'];
