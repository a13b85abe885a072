import { lazy, Suspense, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Capability } from '../domain/capability.ts';
import type { StationId } from '../domain/ids.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import TableScreen from '../roles/table/table-screen.tsx';
import { openSession } from '../sync/open-session.ts';
import type { MeetingView, Session } from '../sync/session.ts';
import { inLanguage, useLanguage, useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { onDemand, useFetchedWhenIdle, useOnDemand } from '../ui/on-demand.ts';
import { hasBegun } from './begun.ts';
import { sessionPorts } from './device.ts';
import { joinedMeeting, remember } from './joined.ts';
import { prepareJoining, useJoining } from './joining.ts';
import { noteClosed, noteOpen } from './open-sessions.ts';
import { HAND_OVER, NAME, WIPE } from './places.ts';
import { words } from './words.ts';

const OtherScreen = lazy(() => import('./other-screens.tsx'));
/** Fetched by every table while there is a network: it is for when there is none. */
const GIVE = onDemand(() => import('../roles/courier/give-screen.tsx'));

/** Opens the meeting of a link on this device, and shows the screen of its role. */
export function MeetingRoute({
  capability,
  hint,
  place,
}: {
  capability: Capability;
  /** The start hint that came with the link, as text. */
  hint: string | undefined;
  place: string | undefined;
}) {
  const session = useSession(capability, hint);
  const w = useWords(words);
  if (!session) return <Notice title={w.opening} text={w.waiting} polite />;
  return <OpenMeeting session={session} place={place} />;
}

function useSession(capability: Capability, hintText: string | undefined): Session | undefined {
  const [session, setSession] = useState<Session>();
  // only the first counts: a link that is scanned again opens nothing again
  const [text] = useState(hintText);
  useEffect(() => {
    let left = false;
    let opened: Session | undefined;
    void (async () => {
      prepareJoining(capability);
      const { joined, hint } = await joinedMeeting(capability, text);
      const ports = await sessionPorts(joined, capability.role !== 'host');
      const open = await openSession(joined, capability, { ...ports, hint, joining: !hasBegun(capability) });
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
  }, [capability, text]);
  return session;
}

function rememberTitle(session: Session, joined: JoinedMeeting): void {
  let title = joined.title;
  const note = ({ setup }: Pick<MeetingView, 'setup'>) => {
    if (setup.title.nl === title || setup.title.nl === '') return;
    title = setup.title.nl;
    remember({ ...joined, title });
  };
  note(session.view.getState()); // a link can tell it before anything comes in
  session.view.subscribe(note);
}

function OpenMeeting({ session, place }: { session: Session; place: string | undefined }) {
  const known = useStore(session.view, (view) => view.setup.known);
  const title = useStore(session.view, (view) => view.setup.title);
  const language = useLanguage();
  useEffect(() => {
    const called = inLanguage(title, language);
    document.title = called === '' ? 'Tafellaken' : `${called} · Tafellaken`;
  }, [title, language]);
  const refused = useStore(session.view, (view) => view.link.state === 'refused' && view.statements.size === 0);
  // a host can write before anything is known of the meeting: typing waits for nothing but a link that is turned away
  // and the set-up itself can come from a table's file
  const ready = known || (session.capability.role === 'host' && !refused) || place === HAND_OVER || place === WIPE;
  const { capability } = session;
  if (ready && capability.role === 'host' && place !== WIPE) {
    return <Table session={session} station={capability.station} place={place} />;
  }
  return (
    <Suspense fallback={null}>
      <OtherScreen session={session} place={place} ready={ready} />
    </Suspense>
  );
}

interface TableProps {
  session: Session;
  station: StationId;
  place: string | undefined;
}

function Table({ session, station, place }: TableProps) {
  const gives = place === HAND_OVER;
  const w = useWords(words);
  useFetchedWhenIdle(GIVE);
  const give = useOnDemand(GIVE, gives);
  const join = useJoining(session, place === NAME);
  const props = { session, station };
  if (!gives && join?.Screen) return <join.Screen {...props} again={place === NAME} onStart={join.start} />;
  if (!gives && !join) return <TableScreen {...props} />;
  if (!give || !gives) return <Notice title={w.opening} text={w.waiting} polite />;
  return <give.default {...props} />;
}
