import { useEffect, useState } from 'react';
import type { JoinedMeeting } from '../journal/journal.ts';
import OrganiserScreen from '../roles/organiser/organiser-screen.tsx';
import type { Session } from '../sync/session.ts';
import { meetingOnDevice } from './joined.ts';
import { deriveLink, operatorKey, publish } from './local-meeting.ts';

export default function OrganiserRoute({ session }: { session: Session }) {
  const [joined, setJoined] = useState<JoinedMeeting>();
  useEffect(() => {
    void meetingOnDevice(session.meeting).then(setJoined, () => undefined);
  }, [session]);
  const key = operatorKey();
  return (
    <OrganiserScreen
      session={session}
      link={(claim) => joined && deriveLink(joined, claim)}
      hub={joined?.hub}
      joinHub={
        joined && key !== undefined
          ? async () => {
              const outcome = await publish(joined, key);
              // the session was opened without a hub; a new one goes on with it
              if (outcome === 'published') location.reload();
              return outcome;
            }
          : undefined
      }
    />
  );
}
