import { canonical } from './canonical.ts';
import type { LocalText } from './code-lists.ts';
import { type Hall, roundTime } from './hall.ts';
import { ROUNDS_LIMIT, type ScreenBody } from './screen-entries.ts';
import type { Setup } from './setup-fold.ts';

/** What a desk puts into the screen's document about the meeting itself, wherever in the desk that happens. */
export type BodyOf<T extends ScreenBody['type']> = Extract<ScreenBody, { type: T }>;

/** What the meeting is, for a screen that knows no set-up. */
export function aboutBody(setup: Setup): BodyOf<'about-set'> {
  return {
    type: 'about-set',
    title: local(setup.title),
    ...(setup.date && { date: setup.date }),
    ...(setup.place && { place: setup.place }),
    languages: [...setup.languages],
    rounds: setup.rounds
      .filter((round) => !round.dropped)
      .slice(0, ROUNDS_LIMIT)
      .map(({ id, name, minutes }) => ({ id, name: local(name), minutes })),
  };
}

/** The time of the round that is on. */
export function clockBody(setup: Setup, hall: Hall): BodyOf<'clock-shown'> {
  const time = roundTime(setup, hall);
  const base = { type: 'clock-shown', ...(time && { round: time.round }) } as const;
  if (time?.state === 'running') return { ...base, endsAt: Math.max(0, Math.round(time.endsAt)) };
  if (time?.state === 'paused') return { ...base, left: Math.max(0, Math.round(time.left())) };
  return base;
}

/** Whether an entry says anything else than the body does. */
export function differs(body: ScreenBody, entry: object | undefined): boolean {
  if (!entry) return true;
  const { id: _, clock: _clock, at: _at, device: _device, ...said } = entry as Record<string, unknown>;
  return canonical(body) !== canonical(said);
}

/** Only the languages that are there: an entry carries no empty fields. */
export function local(text: LocalText): { nl: string; en?: string } {
  return { nl: text.nl, ...(text.en && { en: text.en }) };
}
