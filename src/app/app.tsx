import { lazy, Suspense } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { parseCapabilityPath } from '../domain/capability.ts';
import { useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { MeetingRoute } from './meeting-route.tsx';
import { UpdateOffer } from './update-offer.tsx';
import { words } from './words.ts';

const Home = lazy(() => import('./home-route.tsx'));
const Operator = lazy(() => import('./operator-route.tsx'));

/** Which screen a link opens. The whole link stands behind the `#`, which browsers do not send. */
export function App() {
  const [location] = useHashLocation();
  const path = location.split('?')[0] ?? '/';
  return (
    <Suspense fallback={null}>
      <Route path={path} />
      <UpdateOffer />
    </Suspense>
  );
}

function Route({ path }: { path: string }) {
  const w = useWords(words);
  if (path === '/' || path === '') return <Home />;
  if (path.startsWith('/operator/')) return <Operator operatorKey={path.slice('/operator/'.length)} />;
  const capability = parseCapabilityPath(path);
  if (capability) return <MeetingRoute key={path} capability={capability} />;
  return (
    <Notice title={w.brokenTitle} text={w.broken}>
      <a href="#/">{w.home}</a>
    </Notice>
  );
}
