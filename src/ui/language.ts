import { useSyncExternalStore } from 'react';
import type { LocalText } from '../domain/code-lists.ts';

/** The languages of the screens. Dutch first. */
export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];
const STORAGE_KEY = 'tafellaken:language';

let current: Language = stored() ?? 'nl';
const listeners = new Set<() => void>();

function stored(): Language | undefined {
  try {
    const value = localStorage.getItem(STORAGE_KEY);
    return LANGUAGES.find((l) => l === value);
  } catch {
    return undefined; // storage that is switched off only costs the choice of language
  }
}

export function chooseLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // the choice then lasts as long as the page
  }
  for (const fetch of unfetched) fetch();
  tell();
}

function tell(): void {
  for (const listener of listeners) listener();
}

export function language(): Language {
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, language);
}

/** A part's words in every language; tsc sees to it that each has the same keys and arguments. */
export type Words<W> = Readonly<Record<Language, W>>;
/** What another language must have where Dutch has `W`. */
export type Translation<W> = {
  [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Translation<W[K]>;
};

/** Words that are wanted and not here yet, each by what fetches them; a fetch that failed is tried at the next choice. */
const unfetched = new Set<() => void>();

/**
 * Declares the words of a part of the app: Dutch defines the keys, English must have the same. English may be fetched when it
 * is chosen; until it has come in, or where it cannot, the Dutch words stand in its place.
 */
export function defineWords<const W extends object>(
  nl: W,
  en: Translation<W> | (() => Promise<{ default: Translation<W> }>),
): Words<Translation<W>> {
  const dutch = nl as unknown as Translation<W>;
  if (typeof en !== 'function') return { nl: dutch, en };
  let english: Translation<W> | undefined;
  const fetch = () => {
    if (current !== 'en') return;
    unfetched.delete(fetch);
    en().then(
      (words) => {
        english = words.default;
        tell();
      },
      () => unfetched.add(fetch),
    );
  };
  unfetched.add(fetch);
  fetch();
  return {
    nl: dutch,
    get en() {
      return english ?? dutch;
    },
  };
}

export function useWords<W>(words: Words<W>): W {
  return useSyncExternalStore(subscribe, () => words[current]);
}

/** The words a meeting's organiser gave, in the language of the screen where there are any, else in Dutch. */
export function inLanguage(text: LocalText, language: Language): string {
  return (language === 'en' ? text.en : undefined) ?? text.nl;
}

/**
 * `1 uitspraak`, `1.200 uitspraken`: a whole number in the language's own writing, and the form that goes with it. The platform knows both, and
 * takes as long to look them up for the first time as to draw half a page.
 */
export function plural(language: Language, n: number, one: string, other: string): string {
  const grouped = String(n).replace(/\B(?=(?:\d{3})+$)/g, language === 'nl' ? '.' : ',');
  return `${grouped} ${n === 1 ? one : other}`;
}

/** Wall time as people in the hall read it, in both languages: 19:42. */
export function clockTime(ms: number): string {
  const at = new Date(ms);
  return [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
}
