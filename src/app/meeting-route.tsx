import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Capability } from '../domain/capability.ts';
import TableScreen from '../roles/table/table-screen.tsx';
import { openSession } from '../sync/open-session.ts';
import type { Session } from '../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { sessionPorts } from './device.ts';
import { joinedMeeting, remember } from './joined.ts';
import { words } from './words.ts';

const FacilitatorRoute = lazy(() => import('./facilitator-route.tsx'));
const Unknown = lazy(() => import('./unknown-meeting.tsx'));
const OrganiserRoute = lazy(() => import('./organiser-route.tsx'));

/** Opens the meeting of a link on this device, and shows the screen of its role. */
export function MeetingRoute({ capability }: { capability: Capability }) {
  const session = useSession(capability);
  const w = useWords(words);
  if (!session) return <Notice title={w.opening} text={w.waiting} polite />;
  return <OpenMeeting session={session} />;
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
    })();
    return () => {
      left = true;
      void opened?.close();
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

function OpenMeeting({ session }: { session: Session }) {
  const known = useStore(session.view, (view) => view.setup.known);
  const title = useStore(session.view, (view) => view.setup.title);
  const language = useLanguage();
  useEffect(() => {
    document.title = known ? `${inLanguage(title, language)} · Tafellaken` : 'Tafellaken';
  }, [known, title, language]);
  const refused = useStore(session.view, (view) => view.link.state === 'refused' && view.statements.size === 0);
  // a host can write before anything is known of the meeting: typing waits for nothing but a link that is turned away
  const ready = known || (session.capability.role === 'host' && !refused);
  return (
    <Suspense fallback={null}>{ready ? <RoleScreen session={session} /> : <Unknown session={session} />}</Suspense>
  );
}

function RoleScreen({ session }: { session: Session }) {
  const { capability } = session;
  switch (capability.role) {
    case 'host':
      return <TableScreen session={session} station={capability.station} />;
    case 'facilitator':
      return <FacilitatorRoute session={session} />;
    case 'organiser':
      return <OrganiserRoute session={session} />;
    case 'viewer':
      return <Unknown session={session} />;
  }
}
