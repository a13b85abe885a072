import { lazy } from 'react';

const Home = lazy(() => import('./home-route.tsx'));
const BrokenLink = lazy(() => import('./broken-link.tsx'));
const Operator = lazy(() => import('./operator-route.tsx'));
const NewMeeting = lazy(() => import('./new-meeting-route.tsx'));

/** Every page outside of a meeting, so that a table's tablet need not even know which files they are in. */
export default function WaysIn({ path }: { path: string }) {
  if (path === '/' || path === '' || path === '/wipe' || path === '/scan') {
    return <Home wipes={path === '/wipe'} scans={path === '/scan'} />;
  }
  if (path === '/new') return <NewMeeting />;
  if (path.startsWith('/operator/')) return <Operator operatorKey={path.slice('/operator/'.length)} />;
  return <BrokenLink path={path} />;
}
