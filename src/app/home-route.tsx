import { lazy, useEffect, useState } from 'react';
import { capabilityPath } from '../domain/capability.ts';
import HomeScreen, { type HomeMeeting } from '../roles/home/home-screen.tsx';
import { findCode } from './find-code.ts';
import { joinedMeetings } from './joined.ts';
import { operatorKey } from './local-meeting.ts';
import { sampleLinks } from './sample-links.ts';
import { forgetTold, whatWasTold } from './wipe/told.ts';

const WipeAll = lazy(() => import('./wipe-all-route.tsx'));
const ScanScreen = lazy(() => import('../roles/home/scan-screen.tsx'));

/** The way in; `wipes`: wiping everything, which starts here too, because no meeting is open. `scans`: the camera. */
export default function HomeRoute({ wipes, scans }: { wipes: boolean; scans: boolean }) {
  if (scans) return <ScanScreen find={findCode} open={openPath} />;
  return wipes ? <WipeAll /> : <Home />;
}

/** Not by the router: it would put what stands behind a link's `?` before the `#`, and so send it. */
function openPath(path: string): void {
  location.hash = path;
}

function Home() {
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
      open={openPath}
      findCode={findCode}
    />
  );
}
