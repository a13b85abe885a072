import { VOICES } from '../domain/code-lists.ts';
import type { AngleId } from '../domain/ids.ts';
import type { Setup } from '../domain/setup-fold.ts';
import type { Statement } from '../domain/statement.ts';
import { type Count, emptyCount, tallyOf } from '../domain/tally.ts';

/**
 * The counts of an export. What the set-up has stands in its order, without statements too; what only statements name follows.
 */
export function exportedTallies(setup: Setup, stations: readonly Statement['station'][], statements: Statement[]) {
  const tally = tallyOf(statements);
  const themes = inOrder(setup.themes, tally.themes.keys());
  const rounds = inOrder(setup.rounds, tally.rounds.keys());
  const used = [...tally.angles.keys()].filter((angle): angle is AngleId => angle !== 'none');
  const angles = [...inOrder(setup.angles, used), null];
  return {
    withdrawn: statements.filter((s) => s.withdrawn).length,
    all: copyOf(tally.total),
    themes: themes.map((theme) => ({ theme, ...copyOf(tally.themes.get(theme)) })),
    angles: angles.map((angle) => ({ angle, ...copyOf(tally.angles.get(angle ?? 'none')) })),
    stations: stations.map((station) => ({ station, ...copyOf(tally.stations.get(station)) })),
    rounds: rounds.map((round) => ({ round, ...copyOf(tally.rounds.get(round)) })),
    voices: [...VOICES, null].map((voice) => ({ voice, ...copyOf(tally.voices.get(voice ?? 'none')) })),
    cells: themes.flatMap((theme) =>
      angles.map((angle) => ({ theme, angle, ...copyOf(tally.cell(theme, angle ?? 'none')) })),
    ),
  };
}

/** The identifiers of a list of the set-up, and behind them the others that are used. */
export function inOrder<I extends string>(list: readonly { id: I }[], used: Iterable<I>): I[] {
  const known = list.map((item) => item.id);
  const others = [...used].filter((id) => !known.includes(id)).sort();
  return [...known, ...others];
}

function copyOf(count: Count = emptyCount()): Count {
  return { total: count.total, kinds: { ...count.kinds } };
}
