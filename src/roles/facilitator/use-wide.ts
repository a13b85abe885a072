import { useStore } from 'zustand';
import type { HarvestFold } from '../../domain/harvest-fold.ts';
import { Wide, type WideView } from '../../sync/wide.ts';
import { useEvening } from './evening.tsx';

/** Where a session has none: it reads as empty, and what is written in it goes nowhere. */
const NOTHING = new Wide();

export function useWide(): Wide {
  return useEvening().session.wide ?? NOTHING;
}

/** A part of what the desk sees beside statements. */
export function useWideView<T>(select: (view: WideView) => T): T {
  return useStore(useWide().view, select);
}

/** The harvest; draws again with every change of it. */
export function useHarvest(): HarvestFold {
  const wide = useWide();
  useStore(wide.view, (v) => v.harvested);
  return wide.harvest;
}
