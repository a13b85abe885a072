import { KIND_LABELS, type Kind, STATION_KIND_LABELS, VOICE_LABELS, type Voice } from '../../domain/code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from '../../domain/ids.ts';
import type { Angle, Round, Setup, Station, Theme } from '../../domain/setup-fold.ts';
import { inLanguage, type Language } from '../../ui/language.ts';

/** What things are called on the screen, by their identifiers. What the set-up does not know (yet) is called by its identifier. */
export interface MeetingNames {
  theme(id: ThemeId): string;
  angle(id: AngleId): string;
  round(id: RoundId): string;
  station(id: StationId): string;
  kind(kind: Kind): string;
  voice(voice: Voice): string;
  themes: ReadonlyMap<ThemeId, Theme>;
  angles: ReadonlyMap<AngleId, Angle>;
  rounds: ReadonlyMap<RoundId, Round>;
  stations: ReadonlyMap<StationId, Station>;
  /** Whether all stations are tables, so that "tables" is the right word for them. */
  onlyTables: boolean;
}

export function meetingNames(setup: Setup, language: Language): MeetingNames {
  const themes = byId(setup.themes);
  const angles = byId(setup.angles);
  const rounds = byId(setup.rounds);
  const stations = byId(setup.stations);
  const named = (item: Theme | Angle | Round | undefined, id: string): string =>
    item ? inLanguage(item.name, language) : id;
  return {
    theme: (id) => named(themes.get(id), id),
    angle: (id) => named(angles.get(id), id),
    round: (id) => named(rounds.get(id), id),
    station(id) {
      const station = stations.get(id);
      if (!station) return id;
      const place = `${inLanguage(STATION_KIND_LABELS[station.kind], language)} ${station.number}`;
      return station.name ? `${place}, ${inLanguage(station.name, language)}` : place;
    },
    kind: (kind) => inLanguage(KIND_LABELS[kind], language),
    voice: (voice) => inLanguage(VOICE_LABELS[voice], language),
    themes,
    angles,
    rounds,
    stations,
    onlyTables: setup.stations.every((s) => s.kind === 'table'),
  };
}

function byId<T extends { id: string }>(items: readonly T[]): Map<T['id'], T> {
  return new Map(items.map((item) => [item.id, item]));
}
