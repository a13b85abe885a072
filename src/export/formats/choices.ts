import type { Language } from '../report/languages.ts';
import type { Profile } from '../report/model.ts';

/** The parts of a note, a report or a feedback page that can be left out. */
export const SECTIONS = ['matrix', 'points', 'statements', 'followUps', 'votes', 'appendices'] as const;
export type Section = (typeof SECTIONS)[number];

/** What goes in. Language and profile are also those that the report itself is made with. */
export interface Choices {
  language: Language;
  profile: Profile;
  /** `statements`: those under the points, and ideas and questions by themselves. `appendices`: all of them. */
  sections: Readonly<Record<Section, boolean>>;
  /** Statements on the feedback page: in public those that were released, internally every quote. */
  quotes: boolean;
}

/** Everything. */
export function usualChoices(language: Language, profile: Profile): Choices {
  const sections = Object.fromEntries(SECTIONS.map((section) => [section, true])) as Record<Section, boolean>;
  return { language, profile, sections, quotes: true };
}
