import { VOICES, type Voice } from '../../domain/code-lists.ts';
import type { AngleId, RoundId } from '../../domain/ids.ts';
import type { Setup } from '../../domain/setup-fold.ts';
import type { Columns, Count, Tally } from '../../domain/tally.ts';
import type { IconName } from '../../ui/icons.tsx';
import type { MatrixView } from './address-look.ts';
import { matrixShape } from './matrix-shape.ts';
import type { MeetingNames } from './meeting-names.ts';
import type { FacilitatorWords } from './words.ts';

/** One column of the matrix: a value of the field that the columns stand for. */
export interface MatrixColumn {
  id: string;
  name: string;
  icon: IconName | undefined;
  colour: string;
  dropped: boolean;
}

/** The field of the filter that the columns of each view stand for. */
export const COLUMNS_OF: Record<MatrixView, Columns> = {
  all: 'angles',
  recent: 'angles',
  rounds: 'rounds',
  voices: 'voices',
};

/** The count of one whole column. */
export function columnCount(tally: Tally, columns: Columns, id: string): Count | undefined {
  return (tally[columns] as ReadonlyMap<string, Count>).get(id);
}

/**
 * The columns to show: what the set-up has, then what statements carry all the same; what was dropped only as long as statements carry
 * it. `all` is the tally without a filter, so that filtering moves nothing.
 */
export function matrixColumns(
  columns: Columns,
  setup: Setup,
  all: Tally,
  names: MeetingNames,
  words: FacilitatorWords,
): MatrixColumn[] {
  switch (columns) {
    case 'angles':
      return matrixShape(setup, all).angles.map((id) => {
        const angle = id === 'none' ? undefined : names.angles.get(id);
        const name = id === 'none' ? words.matrix.noAngle : names.angle(id as AngleId);
        return column(id, name, angle);
      });
    case 'rounds': {
      const said = (id: RoundId) => (all.rounds.get(id)?.total ?? 0) > 0;
      const known = setup.rounds.filter((round) => !round.dropped || said(round.id)).map((round) => round.id);
      const others = [...all.rounds.keys()].filter(said);
      return [...new Set([...known, ...others])].map((id) => column(id, names.round(id), names.rounds.get(id)));
    }
    case 'voices':
      return [...usedVoices(setup, all), 'none' as const].map((id) =>
        column(id, id === 'none' ? words.views.noVoice : words.views.columns[id]),
      );
  }
}

/** The voices that the meeting asks for, or that were heard all the same. */
export function usedVoices(setup: Setup, all: Tally): Voice[] {
  return VOICES.filter((voice) => setup.voices.includes(voice) || (all.voices.get(voice)?.total ?? 0) > 0);
}

function column(id: string, name: string, item?: { icon?: IconName; colour?: string; dropped: boolean }): MatrixColumn {
  return { id, name, icon: item?.icon, colour: item?.colour ?? 'grey', dropped: item?.dropped ?? false };
}
