import { KINDS, type Kind, VOICES, type Voice } from '../../domain/code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from '../../domain/ids.ts';
import type { Setup } from '../../domain/setup-fold.ts';
import type { Tally } from '../../domain/tally.ts';
import type { FilterField } from './filter-choice.ts';
import { matrixShape } from './matrix-shape.ts';
import type { MeetingNames } from './meeting-names.ts';
import { shownStations } from './station-rows.ts';
import type { FacilitatorWords } from './words.ts';

/** One value that can be chosen, what it is called, and how many statements carry it in all. */
export interface FilterOption {
  id: string;
  label: string;
  count: number;
}

/** What one value of a filter is called, also when no statement and no set-up knows it (an old address). */
export function valueLabel(field: FilterField, value: string, names: MeetingNames, words: FacilitatorWords): string {
  switch (field) {
    case 'themes':
      return names.theme(value as ThemeId);
    case 'angles':
      return value === 'none' ? words.filter.noAngle : names.angle(value as AngleId);
    case 'kinds':
      return value === 'none' ? words.filter.noKind : names.kind(value as Kind);
    case 'voices':
      return value === 'none' ? words.filter.noVoice : names.voice(value as Voice);
    case 'stations':
      return names.station(value as StationId);
    case 'rounds':
      return names.round(value as RoundId);
  }
}

/** Everything that can be chosen in one field; `all` is the tally without a filter. */
export function filterOptions(
  field: FilterField,
  setup: Setup,
  all: Tally,
  names: MeetingNames,
  words: FacilitatorWords,
): FilterOption[] {
  const option = (id: string, count: number): FilterOption => ({
    id,
    label: valueLabel(field, id, names, words),
    count,
  });
  switch (field) {
    case 'themes':
      return matrixShape(setup, all).themes.map((id) => option(id, all.themes.get(id)?.total ?? 0));
    case 'angles':
      return matrixShape(setup, all).angles.map((id) => option(id, all.angles.get(id)?.total ?? 0));
    case 'kinds':
      return inUse(KINDS, setup.kinds, (kind) => all.total.kinds[kind]).map((kind) =>
        option(kind, all.total.kinds[kind]),
      );
    case 'voices': {
      const count = (voice: Voice | 'none') => all.voices.get(voice)?.total ?? 0;
      return inUse(VOICES, setup.voices, count).map((voice) => option(voice, count(voice)));
    }
    case 'stations':
      return shownStations(setup.stations, new Set(all.stations.keys())).map((id) =>
        option(id, all.stations.get(id)?.total ?? 0),
      );
    case 'rounds': {
      const count = (id: RoundId) => all.rounds.get(id)?.total ?? 0;
      const known = setup.rounds.filter((round) => !round.dropped || count(round.id) > 0).map((round) => round.id);
      return [...new Set([...known, ...all.rounds.keys()])].map((id) => option(id, count(id)));
    }
  }
}

/** The values of a closed list that the meeting uses or that statements carry all the same, then "none". */
function inUse<T extends string>(
  list: readonly T[],
  offered: readonly T[],
  count: (value: T) => number,
): (T | 'none')[] {
  return [...list.filter((value) => offered.includes(value) || count(value) > 0), 'none'];
}
