import type { Language } from './language.ts';

/** A calendar day as people read it: woensdag 25 november 2026. Noon keeps it the same day in every time zone of the map. */
export function longDate(day: string, language: Language): string {
  return new Date(`${day}T12:00:00`).toLocaleDateString(language === 'nl' ? 'nl-NL' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}
