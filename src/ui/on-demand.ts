import { useEffect, useState } from 'react';

/** A part of a screen that is fetched apart from it. */
export interface OnDemand<T> {
  /** The part, once it is in memory. */
  readonly now: T | undefined;
  /** Fetches it unless it is there. Rejects where it cannot be had now; the next call tries again. */
  fetch(): Promise<T>;
}

export function onDemand<T>(load: () => Promise<T>): OnDemand<T> {
  let now: T | undefined;
  return {
    get now() {
      return now;
    },
    async fetch() {
      now ??= await load();
      return now;
    },
  };
}

/** The part where it is in memory; fetches it when it is wanted, and draws again once it has come. */
export function useOnDemand<T>(part: OnDemand<T>, wanted: boolean): T | undefined {
  const [, setThere] = useState(part.now !== undefined);
  useEffect(() => {
    if (!wanted || part.now) return;
    part.fetch().then(
      () => setThere(true),
      () => undefined,
    );
  }, [part, wanted]);
  return part.now;
}

/** Where a browser does not say when it is idle, this long after the screen was drawn. */
const IDLE_GUESS_MS = 1_000;
/** How soon a part that could not be had is asked for again. */
const RETRY_MS = 10_000;

/**
 * Fetches a part as soon as the page has nothing to do, so that it is in memory before the network is needed for it; draws again
 * once it has come.
 */
export function useFetchedWhenIdle<T>(part: OnDemand<T>): T | undefined {
  const [, setThere] = useState(part.now !== undefined);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const fetch = () => {
      part.fetch().then(
        () => setThere(true),
        () => {
          timer = setTimeout(fetch, RETRY_MS);
        },
      );
    };
    if (typeof requestIdleCallback === 'undefined') timer = setTimeout(fetch, IDLE_GUESS_MS);
    else requestIdleCallback(fetch);
    return () => clearTimeout(timer);
  }, [part]);
  return part.now;
}
