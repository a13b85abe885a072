import type { LocalText } from './code-lists.ts';

/** What the council did with a point, or is doing. */
export const OUTCOMES = ['taken-up', 'partly', 'not', 'considering'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_LABELS: Record<Outcome, Required<LocalText>> = {
  'taken-up': { nl: 'Overgenomen', en: 'Taken up' },
  partly: { nl: 'Deels overgenomen', en: 'Taken up in part' },
  not: { nl: 'Niet overgenomen', en: 'Not taken up' },
  considering: { nl: 'Wordt bekeken', en: 'Being looked at' },
};
