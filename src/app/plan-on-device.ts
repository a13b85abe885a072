import { planOf, type SetupPlan } from '../domain/setup-plan.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import { openSession } from '../sync/open-session.ts';
import type { MeetingView } from '../sync/session.ts';
import { sessionPorts } from './device.ts';

/** How long a hub is waited for when this device itself has nothing of the meeting. */
const PATIENCE_MS = 5_000;

/** What a meeting that this device has joined is now, as far as it is known here; undefined when nothing is. */
export async function planOnDevice(joined: JoinedMeeting): Promise<SetupPlan | undefined> {
  const capability = joined.capabilities.find((c) => c.role !== 'host') ?? joined.capabilities[0];
  if (!capability) return undefined;
  const session = await openSession(joined, capability, await sessionPorts(joined, capability.role !== 'host'));
  try {
    const known = (view: MeetingView) => view.loaded && view.setup.known;
    await new Promise<void>((resolve) => {
      const look = (view: MeetingView) => {
        if (known(view)) resolve();
      };
      session.view.subscribe(look);
      look(session.view.getState());
      setTimeout(resolve, PATIENCE_MS);
    });
    const view = session.view.getState();
    return known(view) ? planOf(view.setup) : undefined;
  } finally {
    await session.close();
  }
}
