import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Capability } from '../domain/capability.ts';
import type { StationId } from '../domain/ids.ts';
import TableScreen from '../roles/table/table-screen.tsx';
import { openSession } from '../sync/open-session.ts';
import type { Session } from '../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { onDemand, useFetchedWhenIdle, useOnDemand } from '../ui/on-demand.ts';
import { sessionPorts } from './device.ts';
import { joinedMeeting, remember } from './joined.ts';
import { noteClosed, noteOpen } from './open-sessions.ts';
import { words } from './words.ts';

const FacilitatorRoute = lazy(() => import('./facilitator-route.tsx'));
const Unknown = lazy(() => import('./unknown-meeting.tsx'));
const OrganiserRoute = lazy(() => import('./organiser-route.tsx'));
const TakeIn = lazy(() => import('../roles/courier/take-in-screen.tsx'));
const WipeRoute = lazy(() => import('./wipe-route.tsx'));
/** Fetched by every table while there is a network: it is for when there is none. */
const GIVE = onDemand(() => import('../roles/courier/give-screen.tsx'));
/** The screen for handing over without a network, behind the token of any link that writes. */
const HAND_OVER = 'handover';
/** The screen for wiping the device, behind the token of any link: also of one that is turned away. */
const WIPE = 'wipe';

/** Opens the meeting of a link on this device, and shows the screen of its role. */
export function MeetingRoute({ capability, place }: { capability: Capability; place: string | undefined }) {
  const session = useSession(capability);
  const w = useWords(words);
  if (!session) return <Notice title={w.opening} text={w.waiting} polite />;
  return <OpenMeeting session={session} place={place} />;
}

function useSession(capability: Capability): Session | undefined {
  const [session, setSession] = useState<Session>();
  useEffect(() => {
    let left = false;
    let opened: Session | undefined;
    void (async () => {
      const joined = await joinedMeeting(capability);
      const open = await openSession(joined, capability, await sessionPorts(joined, capability.role !== 'host'));
      if (left) return void open.close();
      opened = open;
      rememberTitle(open, joined);
      setSession(open);
      noteOpen(open);
    })();
    return () => {
      left = true;
      if (!opened) return;
      noteClosed(opened);
      void opened.close();
    };
  }, [capability]);
  return session;
}

function rememberTitle(session: Session, joined: Awaited<ReturnType<typeof joinedMeeting>>): void {
  let title = joined.title;
  session.view.subscribe(({ setup }) => {
    if (setup.title.nl === title || setup.title.nl === '') return;
    title = setup.title.nl;
    remember({ ...joined, title });
  });
}

function OpenMeeting({ session, place }: { session: Session; place: string | undefined }) {
  const known = useStore(session.view, (view) => view.setup.known);
  const title = useStore(session.view, (view) => view.setup.title);
  const language = useLanguage();
  useEffect(() => {
    document.title = known ? `${inLanguage(title, language)} · Tafellaken` : 'Tafellaken';
  }, [known, title, language]);
  const refused = useStore(session.view, (view) => view.link.state === 'refused' && view.statements.size === 0);
  // a host can write before anything is known of the meeting: typing waits for nothing but a link that is turned away
  // and the set-up itself can come from a table's file
  const ready = known || (session.capability.role === 'host' && !refused) || place === HAND_OVER || place === WIPE;
  return (
    <Suspense fallback={null}>
      {ready ? <RoleScreen session={session} place={place} /> : <Unknown session={session} />}
    </Suspense>
  );
}

function RoleScreen({ session, place }: { session: Session; place: string | undefined }) {
  const { capability } = session;
  if (place === WIPE) return <WipeRoute session={session} />;
  const leads = capability.role === 'facilitator' || capability.role === 'organiser';
  if (leads && place === HAND_OVER) return <TakeIn session={session} />;
  switch (capability.role) {
    case 'host':
      return <Table session={session} station={capability.station} gives={place === HAND_OVER} />;
    case 'facilitator':
      return <FacilitatorRoute session={session} />;
    case 'organiser':
      return <OrganiserRoute session={session} />;
    case 'viewer':
      return <Unknown session={session} />;
  }
}

function Table({ session, station, gives }: { session: Session; station: StationId; gives: boolean }) {
  const w = useWords(words);
  useFetchedWhenIdle(GIVE);
  const give = useOnDemand(GIVE, gives);
  if (!gives) return <TableScreen session={session} station={station} />;
  if (!give) return <Notice title={w.opening} text={w.waiting} polite />;
  return <give.default session={session} station={station} />;
}
