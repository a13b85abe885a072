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

function Route({ path }: { path: string }) {
  const capability = useMemo(() => parseCapabilityPath(path), [path]);
  if (path === '/' || path === '') return <Home />;
  if (path.startsWith('/operator/')) return <Operator operatorKey={path.slice('/operator/'.length)} />;
  return capability ? <MeetingRoute key={path} capability={capability} /> : <BrokenLink />;
}
