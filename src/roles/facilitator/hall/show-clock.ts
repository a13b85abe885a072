import { canonical } from '../../../domain/canonical.ts';
import { hallOf, type RoundTime, roundTime } from '../../../domain/hall.ts';
import type { ScreenBody } from '../../../domain/screen-entries.ts';
import type { Setup } from '../../../domain/setup-fold.ts';
import type { Session } from '../../../sync/session.ts';

/**
 * Puts the time of the round on the wall, and what the meeting is where that changed. A screen reads no set-up: to be called after every
 * change of a round. What the wall says already is not said again.
 */
export function showClock({ view, fold, wide }: Session): void {
  if (!wide) return;
  const { setup } = view.getState();
  const { clock, about } = wide.view.getState().shown;
  const bodies = [aboutBody(setup), clockBody(roundTime(setup, hallOf(fold.setupEntries.values())))];
  const shown = [about, clock].map((entry) => entry && canonical(bodyOf(entry)));
  wide.release(bodies.filter((body, i) => canonical(body) !== shown[i]));
}

function clockBody(time: RoundTime | undefined): ScreenBody {
  if (!time) return { type: 'clock-shown' };
  const { round } = time;
  if (time.state === 'running') return { type: 'clock-shown', round, endsAt: Math.max(0, Math.round(time.endsAt)) };
  if (time.state === 'paused') return { type: 'clock-shown', round, left: Math.round(time.left()) };
  return { type: 'clock-shown', round };
}

/** As many rounds as a screen's entry can hold. */
const ROUNDS_SHOWN = 20;

function aboutBody({ title, date, place, languages, rounds }: Setup): ScreenBody {
  return {
    type: 'about-set',
    title,
    ...(date !== undefined && { date }),
    ...(place !== '' && { place }),
    languages: [...languages],
    rounds: rounds
      .filter((r) => !r.dropped)
      .slice(0, ROUNDS_SHOWN)
      .map(({ id, name, minutes }) => ({ id, name, minutes })),
  };
}

/** What an entry says, without what every entry has. */
function bodyOf<E extends { id: unknown; clock: unknown; at: unknown; device: unknown }>(entry: E): object {
  const { id, clock, at, device, ...body } = entry;
  return body;
}
