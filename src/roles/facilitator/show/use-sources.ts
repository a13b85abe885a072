import { useMemo } from 'react';
import { useLanguage } from '../../../ui/language.ts';
import { useEvening, useView } from '../evening.tsx';
import { useHall } from '../hall/use-hall.ts';
import { useWide, useWideView } from '../use-wide.ts';
import type { Sources } from './bodies.ts';
import { SHOW_WORDS, type ShowWords } from './words.ts';

export function useShowWords(): ShowWords {
  return SHOW_WORDS[useLanguage()];
}

/** What the screen's entries are made from, renewed at every change of any of it. */
export function useSources(): Sources {
  const { session, setup } = useEvening();
  const { harvest } = useWide();
  const shown = useWideView((v) => v.shown);
  const harvested = useWideView((v) => v.harvested);
  const arrivals = useView((v) => v.arrivals);
  const hall = useHall();
  // biome-ignore lint/correctness/useExhaustiveDependencies: harvest and statements are changed in place
  return useMemo(
    () => ({ setup, hall, shown, fold: session.fold, harvest }),
    [session, setup, hall, shown, harvest, harvested, arrivals],
  );
}
