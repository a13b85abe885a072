import type { Colour, Icon, Kind, LocalText, StationKind, Voice } from './code-lists.ts';
import type { SetupBody } from './entry.ts';
import type { AngleId, RoundId, StationId, ThemeId } from './ids.ts';
import type { Setup } from './setup-fold.ts';

/**
 * What of a meeting can be used again: everything the organiser fixed, in the order to show. Without what was dropped, without the
 * evening itself (rounds started, links, statements). A template, a set-up file and last year's meeting are all one of these.
 */
export interface SetupPlan {
  title: LocalText;
  /** Local calendar day, YYYY-MM-DD. */
  date?: string | undefined;
  place: string;
  languages: readonly ('nl' | 'en')[];
  kinds: readonly Kind[];
  voices: readonly Voice[];
  themes: readonly PlannedTheme[];
  angles: readonly PlannedAngle[];
  rounds: readonly PlannedRound[];
  stations: readonly PlannedStation[];
}
export interface PlannedTheme {
  id: ThemeId;
  name: LocalText;
  question: LocalText;
  subquestions: readonly LocalText[];
  colour: Colour;
  icon?: Icon | undefined;
}
export interface PlannedAngle {
  id: AngleId;
  name: LocalText;
  colour: Colour;
  icon: Icon;
}
export interface PlannedRound {
  id: RoundId;
  name: LocalText;
  minutes: number;
}
export interface PlannedStation {
  id: StationId;
  kind: StationKind;
  /** 0: none yet. */
  number: number;
  name?: LocalText | undefined;
  theme?: ThemeId | undefined;
}

/** What a meeting is now, as a plan. A station of a theme that was dropped has none. */
export function planOf(setup: Setup): SetupPlan {
  const themes = setup.themes.filter((t) => !t.dropped);
  const themeIds = new Set(themes.map((t) => t.id));
  return {
    title: setup.title,
    ...(setup.date !== undefined && { date: setup.date }),
    place: setup.place,
    languages: [...setup.languages],
    kinds: [...setup.kinds],
    voices: [...setup.voices],
    themes: themes.map(({ id, name, question, subquestions, colour, icon }) => ({
      id,
      name,
      question,
      subquestions: [...subquestions],
      colour,
      ...(icon && { icon }),
    })),
    angles: setup.angles.filter((a) => !a.dropped).map(({ id, name, colour, icon }) => ({ id, name, colour, icon })),
    rounds: setup.rounds.filter((r) => !r.dropped).map(({ id, name, minutes }) => ({ id, name, minutes })),
    stations: setup.stations
      .filter((s) => !s.dropped)
      .map(({ id, kind, number, name, theme }) => ({
        id,
        kind,
        number,
        ...(name && { name }),
        ...(theme && themeIds.has(theme) && { theme }),
      })),
  };
}

/** The changes that make an empty meeting into what the plan says. */
export function planEntries(plan: SetupPlan): SetupBody[] {
  const { title, date, place, languages, kinds, voices } = plan;
  return [
    {
      type: 'meeting-set',
      changes: {
        title,
        ...(date !== undefined && { date }),
        place,
        languages: [...languages],
        kinds: [...kinds],
        voices: [...voices],
      },
    },
    ...plan.angles.map(
      ({ id, ...angle }, i): SetupBody => ({
        type: 'angle-set',
        angle: id,
        changes: { ...angle, order: i + 1 },
      }),
    ),
    ...plan.themes.map(
      ({ id, icon, subquestions, ...theme }, i): SetupBody => ({
        type: 'theme-set',
        theme: id,
        changes: { ...theme, subquestions: [...subquestions], ...(icon && { icon }), order: i + 1 },
      }),
    ),
    ...plan.rounds.map(
      ({ id, ...round }, i): SetupBody => ({
        type: 'round-set',
        round: id,
        changes: { ...round, order: i + 1 },
      }),
    ),
    ...plan.stations.map(
      ({ id, kind, number, name, theme }): SetupBody => ({
        type: 'station-set',
        station: id,
        changes: { kind, ...(number > 0 && { number }), ...(name && { name }), ...(theme && { theme }) },
      }),
    ),
  ];
}

/** The same meeting once more: all but its day. */
export function planAgain(plan: SetupPlan): SetupPlan {
  const { date: _, ...rest } = plan;
  return rest;
}
