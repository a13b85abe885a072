import { KINDS, VOICES } from './code-lists.ts';
import type { StationId } from './ids.ts';
import type { Setup } from './setup-fold.ts';

/** A set-up of which nothing is known. */
const UNKNOWN: Setup = {
  title: { nl: '' },
  date: undefined,
  place: '',
  languages: ['nl'],
  kinds: KINDS,
  voices: VOICES,
  themes: [],
  angles: [],
  rounds: [],
  stations: [],
  running: undefined,
  known: false,
};

/**
 * A start hint: as much of the set-up as one station needs to begin its work, as its link carries it. It is shown while the
 * set-up itself is not there, and is never more than a hint: `known` stays false, and nothing of it becomes an entry by itself.
 */
export function hintFrom(setup: Partial<Setup>): Setup {
  return { ...UNKNOWN, ...setup, running: undefined, known: false };
}

/** The start hint for one station: the others, their themes, and what was dropped are left out. */
export function startHint(setup: Setup, id: StationId): Setup {
  const station = setup.stations.find((s) => s.id === id);
  return hintFrom({
    ...setup,
    place: '',
    themes: setup.themes.filter((t) => t.id === station?.theme).map((t) => ({ ...t, subquestions: [] })),
    angles: setup.angles.filter((a) => !a.dropped),
    rounds: setup.rounds.filter((r) => !r.dropped),
    stations: station ? [station] : [],
  });
}
