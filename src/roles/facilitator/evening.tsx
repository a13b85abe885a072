import { createContext, useCallback, useContext, useMemo } from 'react';
import { type StoreApi, useStore } from 'zustand';
import type { Setup } from '../../domain/setup-fold.ts';
import type { Filter, Tally } from '../../domain/tally.ts';
import type { MeetingView, Session } from '../../sync/session.ts';
import { type Language, useLanguage } from '../../ui/language.ts';
import type { Look } from './address-look.ts';
import { useCalmView } from './calm-view.ts';
import type { LiveSearch } from './live-search.ts';
import { type MeetingNames, meetingNames } from './meeting-names.ts';
import { useAddressLook } from './use-address-look.ts';
import { useSameFilter, useTally } from './use-followed.ts';
import { useMakeSearch } from './use-make-search.ts';
import { type FacilitatorWords, WORDS } from './words.ts';

/** What all parts of the screen work with. Changes only with the set-up, the language or the filter, not with each statement. */
export interface Evening {
  session: Session;
  view: StoreApi<MeetingView>;
  words: FacilitatorWords;
  language: Language;
  setup: Setup;
  names: MeetingNames;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  /** What the address says beside the filter. */
  look: Look;
  setLook: (changes: Partial<Look>) => void;
  search: LiveSearch;
  /** The tally without a filter. */
  all: Tally;
}

const EVERYTHING: Filter = {};
const EveningContext = createContext<Evening | undefined>(undefined);
export const EveningProvider = EveningContext.Provider;

export function useMakeEvening(session: Session): Evening {
  const language = useLanguage();
  const view = useCalmView(session);
  const setup = useStore(view, (v) => v.setup);
  const [look, setLook] = useAddressLook();
  const filter = useSameFilter(look.filter);
  const setFilter = useCallback((next: Filter) => setLook({ filter: next }), [setLook]);
  const search = useMakeSearch(session, look.sought);
  const all = useTally(session, EVERYTHING);
  return useMemo(
    () => ({
      session,
      view,
      language,
      words: WORDS[language],
      setup,
      names: meetingNames(setup, language),
      filter,
      setFilter,
      look,
      setLook,
      search,
      all,
    }),
    [session, view, language, setup, filter, setFilter, look, setLook, search, all],
  );
}

export function useEvening(): Evening {
  const evening = useContext(EveningContext);
  if (!evening) throw new Error('A part of the facilitator’s screen stands outside of it.');
  return evening;
}

/** A part of the view, calmed. */
export function useView<T>(select: (view: MeetingView) => T): T {
  return useStore(useEvening().view, select);
}
