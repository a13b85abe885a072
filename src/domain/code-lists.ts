/** The closed lists of the domain, with the words people read. The keys stand in entries and exports. */
export interface LocalText {
  nl: string;
  en?: string | undefined;
}

export const KINDS = ['strength', 'concern', 'idea', 'question', 'commitment'] as const;
export type Kind = (typeof KINDS)[number];
export const KIND_LABELS: Record<Kind, Required<LocalText>> = {
  strength: { nl: 'Gaat goed', en: 'Strength' },
  concern: { nl: 'Kan beter', en: 'Concern' },
  idea: { nl: 'Idee', en: 'Idea' },
  question: { nl: 'Vraag', en: 'Question' },
  commitment: { nl: 'Afspraak', en: 'Commitment' },
};

export const VOICES = [
  'resident',
  'carer',
  'volunteer',
  'initiative',
  'professional',
  'civil-servant',
  'politician',
] as const;
/** The perspective a statement was made from; never a name. */
export type Voice = (typeof VOICES)[number];
export const VOICE_LABELS: Record<Voice, Required<LocalText>> = {
  resident: { nl: 'Inwoner', en: 'Resident' },
  carer: { nl: 'Mantelzorger', en: 'Carer' },
  volunteer: { nl: 'Vrijwilliger', en: 'Volunteer' },
  initiative: { nl: 'Bewonersinitiatief', en: 'Residents’ initiative' },
  professional: { nl: 'Professional', en: 'Professional' },
  'civil-servant': { nl: 'Ambtenaar', en: 'Civil servant' },
  politician: { nl: 'Politicus', en: 'Politician' },
};

export const STATION_KINDS = ['table', 'chatterbox', 'information'] as const;
export type StationKind = (typeof STATION_KINDS)[number];
export const STATION_KIND_LABELS: Record<StationKind, Required<LocalText>> = {
  table: { nl: 'Tafel', en: 'Table' },
  chatterbox: { nl: 'Babbelbox', en: 'Chatterbox' },
  information: { nl: 'Informatiepunt', en: 'Information point' },
};

/** Icons and colours that a theme or angle may have; the screen knows how to draw each. */
export const ICONS = ['shield', 'hands', 'voice', 'home', 'heart', 'people', 'book', 'star'] as const;
export type Icon = (typeof ICONS)[number];
export const COLOURS = ['blue', 'green', 'orange', 'purple', 'red', 'teal', 'yellow', 'grey'] as const;
export type Colour = (typeof COLOURS)[number];

/** How a statement came in. Absent means: typed at the table. */
export const SOURCES = ['typed', 'pasted', 'spoken', 'photo'] as const;
export type Source = (typeof SOURCES)[number];
