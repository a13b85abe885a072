import { lazy, useEffect, useState } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { capabilityPath } from '../domain/capability.ts';
import { localDay, sampleSetup } from '../domain/sample-meeting.ts';
import HomeScreen, { type HomeMeeting } from '../roles/home/home-screen.tsx';
import { joinedMeetings } from './joined.ts';
import { createLocalMeeting, operatorKey } from './local-meeting.ts';
import { sampleLinks } from './sample-links.ts';
import { forgetTold, whatWasTold } from './wipe/told.ts';

const WipeAll = lazy(() => import('./wipe-all-route.tsx'));

/** The way in; `wipes`: wiping everything, which starts here too, because no meeting is open. */
export default function HomeRoute({ wipes }: { wipes: boolean }) {
  return wipes ? <WipeAll /> : <Home />;
}

function Home() {
  const [, navigate] = useHashLocation();
  const [meetings, setMeetings] = useState<HomeMeeting[] | 'failed'>();
  const [sample, setSample] = useState<Awaited<ReturnType<typeof sampleLinks>>>();
  const [told] = useState(whatWasTold);
  useEffect(() => {
    forgetTold();
    joinedMeetings().then(
      (joined) =>
        setMeetings(
          joined.map((m) => ({
            id: m.id,
            title: m.title,
            local: m.rootKey !== undefined && m.hub === undefined,
            openedAt: m.openedAt,
            links: m.capabilities.map((c) => ({
              role: c.role,
              station: c.role === 'host' ? c.station : undefined,
              path: capabilityPath(c),
            })),
          })),
        ),
      () => setMeetings('failed'),
    );
    void sampleLinks().then(setSample);
  }, []);
  return (
    <HomeScreen
      meetings={meetings}
      sample={sample}
      told={told}
      operator={operatorKey() !== undefined}
      open={(path) => navigate(path)}
      startLocal={async () => navigate(await createLocalMeeting(sampleSetup(localDay(Date.now()))))}
    />
  );
}
