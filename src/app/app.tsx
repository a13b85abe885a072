import { lazy, Suspense, useMemo } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { parseCapabilityPath } from '../domain/capability.ts';
import { MeetingRoute } from './meeting-route.tsx';

const Home = lazy(() => import('./home-route.tsx'));
const BrokenLink = lazy(() => import('./broken-link.tsx'));
const Operator = lazy(() => import('./operator-route.tsx'));

/** Which screen a link opens. The whole link stands behind the `#`, which browsers do not send. */
export function App() {
  const [location] = useHashLocation();
  const path = location.split('?')[0] ?? '/';
  return (
    <Suspense fallback={null}>
      <Route path={path} />
    </Suspense>
  );
}

/** Parts of a capability's path, the empty one before the first slash included. */
const LINK_PARTS = 7;

function Route({ path }: { path: string }) {
  // what follows the token says which of the role's screens; the meeting stays open from one to the other
  const parts = path.split('/');
  const link = parts.slice(0, LINK_PARTS).join('/');
  const capability = useMemo(() => parseCapabilityPath(link), [link]);
  if (path === '/' || path === '' || path === '/wipe') return <Home wipes={path === '/wipe'} />;
  if (path.startsWith('/operator/')) return <Operator operatorKey={path.slice('/operator/'.length)} />;
  return capability ? <MeetingRoute key={link} capability={capability} place={parts[LINK_PARTS]} /> : <BrokenLink />;
}
