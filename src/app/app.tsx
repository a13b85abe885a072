import { lazy, Suspense, useMemo } from 'react';
import { HINT_PARAMETER, parseCapabilityPath } from '../domain/capability.ts';
import { useHashLocation } from './hash-location.ts';
import { MeetingRoute } from './meeting-route.tsx';

const WaysIn = lazy(() => import('./ways-in.tsx'));

/** Which screen a link opens. The whole link stands behind the `#`, which browsers do not send. */
export function App() {
  const location = useHashLocation();
  const [path = '/', query = ''] = location.split('?');
  return (
    <Suspense fallback={null}>
      <Route path={path} query={query} />
    </Suspense>
  );
}

/** Parts of a capability's path, the empty one before the first slash included. */
const LINK_PARTS = 7;

function Route({ path, query }: { path: string; query: string }) {
  // what follows the token says which of the role's screens; the meeting stays open from one to the other
  const parts = path.split('/');
  const link = parts.slice(0, LINK_PARTS).join('/');
  const capability = useMemo(() => parseCapabilityPath(link), [link]);
  if (!capability) return <WaysIn path={path} />;
  const hint = new URLSearchParams(query).get(HINT_PARAMETER) ?? undefined;
  return <MeetingRoute key={link} capability={capability} hint={hint} place={parts[LINK_PARTS]} />;
}
