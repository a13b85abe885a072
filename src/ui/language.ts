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
  for (const listener of listeners) listener();
}

export function language(): Language {
  return current;
}

export function useLanguage(): Language {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, language);
}

/** A part's words in every language; tsc sees to it that each has the same keys and arguments. */
export type Words<W> = Record<Language, W>;
type Widened<W> = {
  [K in keyof W]: W[K] extends string
    ? string
    : W[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widened<W[K]>;
};

/** Declares the words of a part of the app: Dutch defines the keys, English must have the same. */
export function defineWords<const W extends object>(nl: W, en: Widened<W>): Words<Widened<W>> {
  return { nl: nl as unknown as Widened<W>, en };
}

export function useWords<W>(words: Words<W>): W {
  return words[useLanguage()];
}

/** The words a meeting's organiser gave, in the language of the screen where there are any, else in Dutch. */
export function inLanguage(text: LocalText, language: Language): string {
  return (language === 'en' ? text.en : undefined) ?? text.nl;
}

const rules: Record<Language, Intl.PluralRules> = { nl: new Intl.PluralRules('nl'), en: new Intl.PluralRules('en') };

/** `1 uitspraak`, `2 uitspraken`: the number in the language's own writing, and the form that goes with it. */
export function plural(language: Language, n: number, one: string, other: string): string {
  return `${n.toLocaleString(language)} ${rules[language].select(n) === 'one' ? one : other}`;
}

// Made once: making one for each of a thousand rows would cost more than drawing them.
const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const times: Record<Language, Intl.DateTimeFormat> = {
  nl: new Intl.DateTimeFormat('nl-NL', TIME),
  en: new Intl.DateTimeFormat('en-GB', TIME),
};

/** Wall time as people in the hall read it: 19:42. */
export function clockTime(ms: number, language: Language): string {
  return times[language].format(ms);
}
