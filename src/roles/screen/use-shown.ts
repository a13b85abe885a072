import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { ScreenFold, type Shown } from '../../domain/screen-fold.ts';
import type { Session } from '../../sync/session.ts';
import type { WideView } from '../../sync/wide.ts';

/** For a link without a screen to read: what is on the wall before anything is known. */
const NOTHING = createStore<Pick<WideView, 'shown' | 'live' | 'ballots' | 'viewerPath'>>(() => ({
  shown: new ScreenFold().shown,
  live: undefined,
  ballots: new Map(),
  viewerPath: undefined,
}));

/** A part of what desks and screens share. */
export function useWide<T>(
  session: Session,
  select: (view: Pick<WideView, 'shown' | 'live' | 'ballots' | 'viewerPath'>) => T,
): T {
  return useStore(session.wide?.view ?? NOTHING, select);
}

/** What is on the wall, and the counts. */
export function useShown(session: Session): { shown: Shown; live: WideView['live']; offset: number } {
  const shown = useWide(session, (v) => v.shown);
  const live = useWide(session, (v) => v.live);
  const offset = useStore(session.view, (v) => v.hubOffset ?? 0);
  return { shown, live, offset };
}

/** A link that comes back within this time is not worth a word: the first connection and most hiccups are shorter. Unit: ms. */
const PATIENCE_MS = 4_000;

/** How this screen stands with the hub. `since`: what it shows is as of then, in ms of this device; undefined while it never was connected. */
export type Contact =
  | { state: 'live' }
  | { state: 'waiting' }
  | { state: 'away'; since: number | undefined }
  | { state: 'refused' };

export function useContact(session: Session): Contact {
  const link = useStore(session.view, (v) => v.link);
  const [since, setSince] = useState<number>();
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (link.state !== 'connected') return;
    return () => setSince(Date.now());
  }, [link.state]);
  useEffect(() => {
    setLate(false);
    if (link.state === 'connected') return;
    const timer = setTimeout(setLate, PATIENCE_MS, true);
    return () => clearTimeout(timer);
  }, [link.state]);
  if (link.state === 'connected') return { state: 'live' };
  if (link.state === 'refused') return { state: 'refused' };
  return late ? { state: 'away', since } : { state: 'waiting' };
}
