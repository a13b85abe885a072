import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../domain/capability.ts';
import type { RefusalReason } from '../sync/messages.ts';
import type { Session } from '../sync/session.ts';
import { useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { words } from './trouble-words.ts';

/** After this long without a word from the hub the page says that there is no connection. */
const WAIT_MS = 4_000;

/** What can be otherwise a moment later, without another link: a hub that was given the meeting, or a newer version of it. */
const MAY_PASS: ReadonlySet<RefusalReason> = new Set(['unknown-meeting', 'incompatible']);

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
  const held = useStore(session.view, (view) => view.standing.unreceived);
  const home = <a href="#/">{w.home}</a>;
  if (link.state === 'refused') {
    return (
      <Notice
        title={w.refusedTitle}
        text={held > 0 ? `${w.refused[link.reason]} ${w.heldBack(held)}` : w.refused[link.reason]}
        polite
      >
        {MAY_PASS.has(link.reason) && (
          <button type="button" onClick={() => location.reload()}>
            {w.again}
          </button>
        )}
        <a href="#/scan">{w.scan}</a>
        {held > 0 && session.capability.role === 'host' && (
          <a href={`#${capabilityPath(session.capability)}/handover`}>{w.handOver}</a>
        )}
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
  return (
    <Notice title={w.waitingTitle} text={long ? w.waitingLong : w.waiting} polite>
      {long && home}
    </Notice>
  );
}
