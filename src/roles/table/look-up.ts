import type { Colour, LocalText } from '../../domain/code-lists.ts';
import type { AngleId, DeviceId, RoundId, StationId, ThemeId } from '../../domain/ids.ts';
import { type Angle, NO_THEME, type Round, type Setup, type Theme } from '../../domain/setup-fold.ts';
import type { MeetingView } from '../../sync/session.ts';
import { inLanguage, type Language } from '../../ui/language.ts';
import type { TableWords } from './words.ts';

/** Stands in a statement for a round when the meeting's set-up has not come in: writing must not wait for it. */
export const NO_ROUND = 'none' as RoundId;

/** The round that is written in: the one that is on, else the first there is. */
export function currentRound(view: MeetingView): RoundId {
  return view.round ?? view.setup.rounds.find((r) => !r.dropped)?.id ?? NO_ROUND;
}

/** All that a row needs to put a statement into words; one object for all rows, the same as long as nothing in it changed. */
export interface LookUp {
  words: TableWords;
  language: Language;
  setup: Setup;
  device: DeviceId;
  /** What the other tablets are called, as far as that is known. */
  names: MeetingView['names'];
  ownTheme: ThemeId;
  /** In the order to show, without what was dropped. */
  angles: readonly Angle[];
  angle(id: AngleId): Angle | undefined;
  themeName(id: ThemeId): string;
  themeColour(id: ThemeId): Colour | undefined;
  roundName(id: RoundId): string;
  text(local: LocalText): string;
  /** For `lang`: the language of such a text where it is not that of the screen. */
  lang(local: LocalText): Language | undefined;
}

export function lookUp(
  setup: Setup,
  station: StationId,
  device: DeviceId,
  words: TableWords,
  language: Language,
  names: MeetingView['names'],
): LookUp {
  const angles = new Map<AngleId, Angle>(setup.angles.map((a) => [a.id, a]));
  const themes = new Map<ThemeId, Theme>(setup.themes.map((t) => [t.id, t]));
  const rounds = new Map<RoundId, Round>(setup.rounds.map((r) => [r.id, r]));
  const text = (local: LocalText) => inLanguage(local, language);
  return {
    words,
    language,
    setup,
    device,
    names,
    ownTheme: setup.stations.find((s) => s.id === station)?.theme ?? NO_THEME,
    angles: setup.angles.filter((a) => !a.dropped),
    angle: (id) => angles.get(id),
    themeName: (id) => {
      const theme = themes.get(id);
      return theme ? text(theme.name) : words.header.noTheme;
    },
    themeColour: (id) => themes.get(id)?.colour,
    roundName: (id) => {
      const round = rounds.get(id);
      return round ? text(round.name) : words.header.round;
    },
    text,
    lang: (local) => (language === 'en' && local.en === undefined ? 'nl' : undefined),
  };
}

/** The angles with one put on or taken off, in the order of the meeting. */
export function withToggled(look: LookUp, angles: readonly AngleId[], id: AngleId): AngleId[] {
  const next = new Set(angles);
  if (!next.delete(id)) next.add(id);
  const known = look.setup.angles.map((a) => a.id).filter((a) => next.has(a));
  return [...known, ...[...next].filter((a) => !look.angle(a))];
}
