import { useEffect, useMemo, useState } from 'react';
import { fromBase64Url } from '../domain/base64url.ts';
import { deriveShortCode } from '../domain/short-code.ts';
import { grant } from '../domain/token.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import CardsScreen from '../roles/organiser/cards/cards-screen.tsx';
import type { Session } from '../sync/session.ts';
import { meetingOnDevice } from './joined.ts';

/** Links and cards of a meeting; they can be made where its root key is. */
export default function CardsRoute({ session }: { session: Session }) {
  const [joined, setJoined] = useState<JoinedMeeting | 'unreadable'>();
  useEffect(() => {
    void meetingOnDevice(session.meeting).then(
      (found) => setJoined(found ?? 'unreadable'),
      () => setJoined('unreadable'),
    );
  }, [session]);
  const make = useMemo(() => {
    const rootKey =
      typeof joined === 'object' && joined.rootKey !== undefined ? fromBase64Url(joined.rootKey) : undefined;
    return rootKey && { grant: grant.bind(undefined, rootKey), code: deriveShortCode.bind(undefined, rootKey) };
  }, [joined]);
  if (!joined) return null;
  return <CardsScreen session={session} make={make} local={joined !== 'unreadable' && joined.hub === undefined} />;
}
