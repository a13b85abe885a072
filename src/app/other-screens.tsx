import { lazy } from 'react';
import { leads } from '../domain/capability.ts';
import type { Session } from '../sync/session.ts';
import { CARDS, EXPORTS, HAND_OVER, WALL, WIPE } from './places.ts';

const FacilitatorRoute = lazy(() => import('./facilitator-route.tsx'));
const Unknown = lazy(() => import('./unknown-meeting.tsx'));
const OrganiserRoute = lazy(() => import('./organiser-route.tsx'));
const TakeIn = lazy(() => import('../roles/courier/take-in-screen.tsx'));
const CardsRoute = lazy(() => import('./cards-route.tsx'));
const ExportsRoute = lazy(() => import('./exports-route.tsx'));
const ScreenRoute = lazy(() => import('./screen-route.tsx'));
const WipeRoute = lazy(() => import('./wipe-route.tsx'));

/** Every screen of a meeting but the table's own, so that a table's tablet need not even know which files they are in. */
export default function OtherScreen({
  session,
  place,
  ready,
}: {
  session: Session;
  place: string | undefined;
  /** Whether anything is known of the meeting. */
  ready: boolean;
}) {
  const { role } = session.capability;
  // it knows no set-up, and never shows an error to the room
  if (place === WALL || role === 'viewer') return <ScreenRoute session={session} place={place} />;
  if (!ready) return <Unknown session={session} />;
  if (place === WIPE) return <WipeRoute session={session} />;
  if (leads(session.capability) && place === HAND_OVER) return <TakeIn session={session} />;
  if (leads(session.capability) && place === EXPORTS) return <ExportsRoute session={session} />;
  if (role === 'organiser' && place === CARDS) return <CardsRoute session={session} />;
  if (role === 'organiser') return <OrganiserRoute session={session} place={place} />;
  return <FacilitatorRoute session={session} place={place} />;
}
