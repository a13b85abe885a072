import { hallNow } from '../../../domain/hall-now.ts';
import { aboutBody, clockBody, differs } from '../../../domain/screen-bodies.ts';
import type { Session } from '../../../sync/session.ts';

/**
 * Puts the time of the round on the wall, and what the meeting is where that changed. A screen reads no set-up: to be called after every
 * change of a round. What the wall says already is not said again.
 */
export function showClock({ view, fold, wide }: Session): void {
  if (!wide) return;
  const { setup } = view.getState();
  const { clock, about } = wide.view.getState().shown;
  const [said, time] = [aboutBody(setup), clockBody(setup, hallNow(setup, fold))];
  wide.release([...(differs(said, about) ? [said] : []), ...(differs(time, clock) ? [time] : [])]);
}
