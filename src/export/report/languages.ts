import type { LocalText } from '../../domain/code-lists.ts';
import { wireTime } from '../wire-time.ts';

export type Language = 'nl' | 'en';

/** Where the meetings are: a file made on a hub that keeps UTC must tell the same times as one made in the hall. */
const TIME_ZONE = 'Europe/Amsterdam';
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' };

/** The words an organiser gave, in the language where there are any, else in Dutch. */
export function inWords(text: LocalText | undefined, language: Language): string {
  return (language === 'en' && text?.en) || (text?.nl ?? '');
}

/** `1 uitspraak`, `2.000 uitspraken`. */
export function plural(language: Language, n: number, one: string, other: string): string {
  return `${n.toLocaleString(LOCALES[language])} ${n === 1 ? one : other}`;
}

/** `a, b en c`. */
export function enumerated(language: Language, words: readonly string[]): string {
  const and = language === 'nl' ? 'en' : 'and';
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`;
}

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const formats = (options: Intl.DateTimeFormatOptions): Record<Language, Intl.DateTimeFormat> => ({
  nl: new Intl.DateTimeFormat(LOCALES.nl, options),
  en: new Intl.DateTimeFormat(LOCALES.en, options),
});
const calendarDays = formats({ ...DAY, timeZone: 'UTC' });
const days = formats({ ...DAY, timeZone: TIME_ZONE });
const times = formats({ hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE });

/** A local calendar day, YYYY-MM-DD, as people read it: 8 oktober 2026. What is no day stays as it is. */
export function dayInWords(day: string, language: Language): string {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(ms) ? day : calendarDays[language].format(ms);
}

/** The day of a moment. `ms` since 1970, of any clock; never throws. */
export function dayOf(ms: number, language: Language): string {
  return days[language].format(Date.parse(wireTime(ms)));
}

/** 19:42. `ms` since 1970, of any clock; never throws. */
export function timeOf(ms: number, language: Language): string {
  return times[language].format(Date.parse(wireTime(ms)));
}

const HOUR_MS = 3_600_000;
const offsets = new Map<number, number>();
const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Wall time where the meetings are, in ms, as if it were UTC: for formats that know no time zones. */
export function wallTime(ms: number): number {
  const known = Date.parse(wireTime(ms));
  const hour = Math.floor(known / HOUR_MS);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    const p = Object.fromEntries(parts.formatToParts(hour * HOUR_MS).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(p.year ?? 0, (p.month ?? 1) - 1, p.day, p.hour, p.minute);
    offset = wall - hour * HOUR_MS;
    offsets.set(hour, offset);
  }
  return known + offset;
}
