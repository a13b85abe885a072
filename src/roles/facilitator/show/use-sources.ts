import { useMemo } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { hallOf } from '../../../domain/hall.ts';
import { HarvestFold } from '../../../domain/harvest-fold.ts';
import { ScreenFold } from '../../../domain/screen-fold.ts';
import type { Session } from '../../../sync/session.ts';
import type { WideView } from '../../../sync/wide.ts';
import { useLanguage } from '../../../ui/language.ts';
import { useEvening, useView } from '../evening.tsx';
import type { Sources } from './bodies.ts';
import { SHOW_WORDS, type ShowWords } from './words.ts';

const NOTHING = createStore<WideView>(() => ({
  harvested: 0,
  shown: new ScreenFold().shown,
  balloted: 0,
  live: undefined,
  desks: [],
  viewers: undefined,
  viewerPath: undefined,
  ballots: new Map(),
}));
const NO_HARVEST = new HarvestFold();

/** A part of what desks and screens share. */
export function useWide<T>(session: Session, select: (view: WideView) => T): T {
  return useStore(session.wide?.view ?? NOTHING, select);
}

export function useShowWords(): ShowWords {
  return SHOW_WORDS[useLanguage()];
}

/** What the screen's entries are made from, renewed at every change of any of it. */
export function useSources(): Sources {
  const { session, setup } = useEvening();
  const shown = useWide(session, (v) => v.shown);
  const harvested = useWide(session, (v) => v.harvested);
  const arrivals = useView((v) => v.arrivals);
  const hall = useMemo(() => hallOf(setup && session.fold.setupEntries.values()), [session, setup]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: harvest and statements are changed in place
  return useMemo(
    () => ({ setup, hall, shown, fold: session.fold, harvest: session.wide?.harvest ?? NO_HARVEST }),
    [session, setup, hall, shown, harvested, arrivals],
  );
}
