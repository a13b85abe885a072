import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Capability } from '../domain/capability.ts';
import { openSession } from '../sync/open-session.ts';
import type { Session } from '../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { sessionPorts } from './device.ts';
import { joinedMeeting, remember } from './joined.ts';
import { words } from './words.ts';

const TableScreen = lazy(() => import('../roles/table/table-screen.tsx'));
const FacilitatorRoute = lazy(() => import('./facilitator-route.tsx'));
const OrganiserRoute = lazy(() => import('./organiser-route.tsx'));

/** After this long without a word from the hub the page says that there is no connection. */
const WAIT_MS = 4_000;

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
      const open = await openSession(joined, capability, await sessionPorts(capability.role !== 'host'));
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
  if (!known) return <Unknown session={session} />;
  return (
    <Suspense fallback={null}>
      <RoleScreen session={session} />
    </Suspense>
  );
}

function RoleScreen({ session }: { session: Session }) {
  const w = useWords(words);
  const { capability } = session;
  switch (capability.role) {
    case 'host':
      return <TableScreen session={session} station={capability.station} />;
    case 'facilitator':
      return <FacilitatorRoute session={session} />;
    case 'organiser':
      return <OrganiserRoute session={session} />;
    case 'viewer':
      return <Notice title={w.appName} text={w.notBuilt} />;
  }
}

/** Nothing is known of the meeting yet: this device has never had it, and the hub has not told of it. */
function Unknown({ session }: { session: Session }) {
  const w = useWords(words);
  const link = useStore(session.view, (view) => view.link);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  if (link.state === 'refused') {
    return (
      <Notice title={w.refusedTitle} text={w.refused[link.reason]} polite>
        <a href="#/">{w.home}</a>
      </Notice>
    );
  }
  return <Notice title={w.waitingTitle} text={long ? w.waitingLong : w.waiting} polite />;
}
