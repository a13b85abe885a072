import { defineWords } from '../ui/language.ts';

/** The few words that every screen may need at any moment; the rest is loaded with what shows it. */
export const words = defineWords(
  {
    opening: 'De bijeenkomst wordt geopend…',
    waiting: 'Dit duurt meestal een paar tellen. U hoeft niets te doen.',
    crashTitle: 'Er ging iets mis in dit scherm',
    crash: 'Alles wat bewaard was, is er nog. Wat u aan het typen was, staat hieronder.',
    crashText: 'Wat u aan het typen was',
    reopen: 'Scherm opnieuw openen',
  },
  {
    opening: 'Opening the meeting…',
    waiting: 'This usually takes a few seconds. There is nothing you need to do.',
    crashTitle: 'Something went wrong on this screen',
    crash: 'Everything that was kept is still there. What you were typing is below.',
    crashText: 'What you were typing',
    reopen: 'Open the screen again',
  },
);
