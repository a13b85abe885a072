import { defineWords } from '../ui/language.ts';

const nl = {
  opening: 'De bijeenkomst wordt geopend…',
  waiting: 'Dit duurt meestal een paar tellen. U hoeft niets te doen.',
  crashTitle: 'Er ging iets mis in dit scherm',
  crash: 'Alles wat bewaard was, is er nog. Wat u aan het typen was, staat hieronder.',
  crashText: 'Wat u aan het typen was',
  reopen: 'Scherm opnieuw openen',
  rescue: 'Redden wat op dit apparaat staat',
};
export type DutchWords = typeof nl;

/** The few words that every screen may need at any moment; the rest is loaded with what shows it. */
export const words = defineWords(nl, () => import('./words.en.ts'));
