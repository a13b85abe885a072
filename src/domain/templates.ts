import { type Colour, type Icon, KINDS, type LocalText, VOICES } from './code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from './ids.ts';
import type { PlannedAngle, PlannedRound, PlannedTheme, SetupPlan } from './setup-plan.ts';
import { CAFE_THEMES, EXPERT_THEMES, PITCH_THEMES, type ThemeText } from './template-themes.ts';

/** Meetings to begin from. What they say is an example: every word of it can be changed. */
export const TEMPLATES = ['expert', 'world-cafe', 'pitches', 'blank'] as const;
export type Template = (typeof TEMPLATES)[number];

type Look = readonly [id: string, nl: string, en: string, colour: Colour, icon: Icon];

const THREE_ANGLES: readonly Look[] = [
  ['prevention', 'Preventie', 'Prevention', 'teal', 'shield'],
  ['cooperation', 'Samenwerking', 'Cooperation', 'purple', 'hands'],
  ['say', 'Zeggenschap', 'Say', 'blue', 'voice'],
];
/** From whose side a next step is looked at. */
const PERSPECTIVES: readonly Look[] = [
  ['residents', 'Inwoners', 'Residents', 'green', 'people'],
  ['organisations', 'Organisaties', 'Organisations', 'purple', 'hands'],
  ['municipality', 'Gemeente', 'Municipality', 'blue', 'home'],
];

/** Where the themes' colours start again: red looks like something is wrong, so it comes late. */
const THEME_COLOURS: readonly Colour[] = ['green', 'orange', 'blue', 'purple', 'teal', 'yellow', 'red', 'grey'];

export function templatePlan(template: Template): SetupPlan {
  switch (template) {
    case 'expert':
      return plan(EXPERT_THEMES, THREE_ANGLES, [
        [{ nl: 'Ronde 1', en: 'Round 1' }, 45],
        [{ nl: 'Ronde 2', en: 'Round 2' }, 45],
      ]);
    case 'world-cafe':
      return plan(CAFE_THEMES, THREE_ANGLES, [
        [{ nl: 'Ronde 1', en: 'Round 1' }, 25],
        [{ nl: 'Ronde 2', en: 'Round 2' }, 25],
        [{ nl: 'Ronde 3', en: 'Round 3' }, 25],
      ]);
    case 'pitches':
      return plan(PITCH_THEMES, PERSPECTIVES, [
        [{ nl: 'Reageren op de pitch', en: 'Responding to the pitch' }, 30],
        [{ nl: 'Vervolgstappen', en: 'Next steps' }, 30],
      ]);
    case 'blank':
      return plan([], THREE_ANGLES, [[{ nl: 'Ronde 1', en: 'Round 1' }, 45]]);
  }
}

/** One table a theme: the number of tables is the first thing an organiser changes, in one go. */
function plan(
  texts: readonly ThemeText[],
  angles: readonly Look[],
  rounds: readonly (readonly [LocalText, number])[],
): SetupPlan {
  const themes = texts.map(
    ([icon, name, question, ...subquestions], i): PlannedTheme => ({
      id: `theme-${i + 1}` as ThemeId,
      name,
      question,
      subquestions,
      colour: nextColour(i),
      icon,
    }),
  );
  return {
    title: { nl: '' },
    place: '',
    languages: ['nl'],
    kinds: [...KINDS],
    voices: [...VOICES],
    themes,
    angles: angles.map(
      ([id, nl, en, colour, icon]): PlannedAngle => ({
        id: id as AngleId,
        name: { nl, en },
        colour,
        icon,
      }),
    ),
    rounds: rounds.map(([name, minutes], i): PlannedRound => ({ id: `round-${i + 1}` as RoundId, name, minutes })),
    stations: themes.map(({ id }, i) => ({
      id: `table-${i + 1}` as StationId,
      kind: 'table',
      number: i + 1,
      theme: id,
    })),
  };
}

/** The colour of the nth theme of a meeting, from 0. */
export function nextColour(n: number): Colour {
  return THEME_COLOURS[n % THEME_COLOURS.length] ?? 'grey';
}
