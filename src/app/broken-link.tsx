import { useEffect, useState } from 'react';
import { capabilityPath } from '../domain/capability.ts';
import { useWords } from '../ui/language.ts';
import { Notice } from '../ui/notice.tsx';
import { joinedMeetings } from './joined.ts';
import { words } from './trouble-words.ts';

/** An address that is no whole link: half of one, one with a letter changed, or the code of something else altogether. */
export default function BrokenLink({ path }: { path: string }) {
  const w = useWords(words);
  const held = useHeldLink(path);
  const ours = path.startsWith('/m/');
  return (
    <Notice title={ours ? w.brokenTitle : w.foreignTitle} text={ours ? w.broken : w.foreign}>
      {held && <a href={`#${held}`}>{w.held}</a>}
      <a href="#/scan">{w.scan}</a>
      <a href="#/">{w.home}</a>
    </Notice>
  );
}

/** A whole link that this device has for the same role at the same table, or else the same meeting. */
function useHeldLink(path: string): string | undefined {
  const [held, setHeld] = useState<string>();
  useEffect(() => {
    let left = false;
    const [, , meeting, role, station] = path.split('/');
    joinedMeetings().then(
      (meetings) => {
        const links = (meetings.find((m) => m.id === meeting)?.capabilities ?? []).map(capabilityPath);
        const found = links.find((link) => link.startsWith(`/m/${meeting}/${role}/${station}/`)) ?? links[0];
        if (!left) setHeld(found);
      },
      () => undefined, // the disk does not tell; scanning again helps as well
    );
    return () => {
      left = true;
    };
  }, [path]);
  return held;
}
