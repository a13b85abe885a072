import { useEffect, useState } from 'react';
import { useView } from './evening.tsx';
import { type LinkStanding, linkStanding, PATIENCE_MS } from './link-standing.ts';

/** How this screen stands with the hub; looks again when the patience with a link that is away runs out. */
export function useLinkStanding(): LinkStanding {
  const link = useView((v) => v.link);
  const [, lookAgain] = useState(0);
  useEffect(() => {
    if (link.state !== 'connecting') return;
    const left = link.since + PATIENCE_MS - Date.now();
    if (left <= 0) return;
    const timer = setTimeout(lookAgain, left + 1, link.since);
    return () => clearTimeout(timer);
  }, [link]);
  return linkStanding(link, Date.now());
}
