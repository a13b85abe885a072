import ViewerScreen from '../roles/screen/viewer-screen.tsx';
import WallScreen from '../roles/screen/wall-screen.tsx';
import type { Session } from '../sync/session.ts';
import { WALL } from './places.ts';

/** What was released: on the wall, or on a viewer's own phone. */
export default function ScreenRoute({ session, place }: { session: Session; place: string | undefined }) {
  return place === WALL ? <WallScreen session={session} /> : <ViewerScreen session={session} />;
}
