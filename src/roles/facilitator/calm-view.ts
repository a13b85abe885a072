import { useEffect, useMemo } from 'react';
import { createStore, type StoreApi } from 'zustand';
import type { MeetingView, Session } from '../../sync/session.ts';

/**
 * Numbers that change sixty times a second cannot be read, and drawing them takes the laptop's time from the person who scrolls
 * beside them. The first change is shown at once, those after it together, this many ms later.
 */
const CALM_MS = 150;

/** Follows a store, with at most one change every `ms`. Returns the calm store and how to stop. */
export function followCalmly<T>(source: StoreApi<T>, calm: StoreApi<T>, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shownAt = Number.NEGATIVE_INFINITY;
  const show = () => {
    timer = undefined;
    shownAt = performance.now();
    calm.setState(source.getState(), true);
  };
  const unsubscribe = source.subscribe(() => {
    if (timer !== undefined) return;
    const wait = shownAt + ms - performance.now();
    if (wait <= 0) show();
    else timer = setTimeout(show, wait);
  });
  if (calm.getState() !== source.getState()) show();
  return () => {
    unsubscribe();
    clearTimeout(timer);
  };
}

/** The session's view, calmed. One a screen; its parts select from it with zustand's `useStore`. */
export function useCalmView(session: Session): StoreApi<MeetingView> {
  const calm = useMemo(() => createStore<MeetingView>(() => session.view.getState()), [session]);
  useEffect(() => followCalmly(session.view, calm, CALM_MS), [session, calm]);
  return calm;
}
