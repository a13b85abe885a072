import { lazy, useEffect, useState } from 'react';
import type { JoinedMeeting } from '../journal/journal.ts';
import OrganiserScreen from '../roles/organiser/organiser-screen.tsx';
import type { Session } from '../sync/session.ts';
import { random } from './device.ts';
import { deletionOf } from './hub-meetings.ts';
import { meetingOnDevice } from './joined.ts';
import { deriveLink, operatorKey, publish } from './local-meeting.ts';

const Setup = lazy(() => import('../roles/organiser/setup/setup-screen.tsx'));
/** The screen for setting up, behind the token of the organiser's link. */
const SETUP = 'setup';

/** `place`: which of the organiser's screens. */
export default function OrganiserRoute({ session, place }: { session: Session; place: string | undefined }) {
  const [joined, setJoined] = useState<JoinedMeeting>();
  useEffect(() => {
    void meetingOnDevice(session.meeting).then(setJoined, () => undefined);
  }, [session]);
  const key = operatorKey();
  const remove = deletionOf(joined);
  if (place === SETUP) return <Setup session={session} random={random} />;
  return (
    <OrganiserScreen
      session={session}
      link={(claim) => joined && deriveLink(joined, claim)}
      hub={joined?.hub}
      deletion={remove && { remove, onDeleted: () => location.reload() }}
      joinHub={
        joined && key !== undefined
          ? async (again) => {
              const outcome = await publish(joined, key, again);
              // the session was opened without a hub; a new one goes on with it
              if (outcome === 'published') location.reload();
              return outcome;
            }
          : undefined
      }
    />
  );
}
