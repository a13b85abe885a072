import type { RoundId } from '../../domain/ids.ts';
import type { Round, Setup } from '../../domain/setup-fold.ts';

/** How long a round has run: `1:05:09` or `23:14`, and how much of its planned time is over or left (whole minutes). */
export interface RoundClock {
  elapsed: string;
  /** Whole minutes left, rounded up; 0 once the time is over. */
  minutesLeft: number;
  /** Whole minutes over the planned time; 0 before that. */
  minutesOver: number;
}

/** `startedAt` and `now` in ms, `minutes` as planned. A start that lies ahead counts as just now. */
export function roundClock(startedAt: number, minutes: number, now: number): RoundClock {
  const seconds = Math.max(0, Math.floor((now - startedAt) / 1000));
  const left = minutes * 60 - seconds;
  const two = (n: number) => String(n).padStart(2, '0');
  const h = Math.floor(seconds / 3600);
  const m = Math.floor(seconds / 60) % 60;
  const s = two(seconds % 60);
  return {
    elapsed: h > 0 ? `${h}:${two(m)}:${s}` : `${m}:${s}`,
    minutesLeft: Math.max(0, Math.ceil(left / 60)),
    minutesOver: Math.max(0, Math.floor(-left / 60)),
  };
}

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
