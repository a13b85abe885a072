import type { RoundId } from '../../domain/ids.ts';
import type { Round, Setup } from '../../domain/setup-fold.ts';

/** The rounds that can be started, in their order. */
export function openRounds(setup: Setup): readonly Round[] {
  return setup.rounds.filter((round) => !round.dropped);
}

/** The round to offer next: the one after the last that was started, else the first; after the last one none is obvious. */
export function nextRound(setup: Setup): RoundId | undefined {
  const rounds = openRounds(setup);
  if (!setup.running) return rounds[0]?.id;
  const last = rounds.findIndex((round) => round.id === setup.running?.round);
  return rounds[last + 1]?.id;
}
