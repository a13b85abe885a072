import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../sync/session.ts';
import { useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { words } from './trouble-words.ts';

/** After this long without a word from the hub the page says that there is no connection. */
const WAIT_MS = 4_000;

/** A link whose screen cannot be shown: the hub turns it away, has not told of its meeting yet, or the screen is not built. */
export default function UnknownMeeting({ session }: { session: Session }) {
  const w = useWords(words);
  const link = useStore(session.view, (view) => view.link);
  const known = useStore(session.view, (view) => view.setup.known);
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  const home = <a href="#/">{w.home}</a>;
  if (link.state === 'refused') {
    return (
      <Notice title={w.refusedTitle} text={w.refused[link.reason]} polite>
        {home}
      </Notice>
    );
  }
  if (known)
    return (
      <Notice title={w.notBuiltTitle} text={w.notBuilt}>
        {home}
      </Notice>
    );
  return <Notice title={w.waitingTitle} text={long ? w.waitingLong : w.waiting} polite />;
}
