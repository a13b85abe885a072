import { cleanText } from './text.ts';

/** A first name or initials, and room for two people at one tablet; longer ones do not fit a line of the list of tables. Unit: UTF-16 code units. */
export const DEVICE_NAME_LIMIT = 30;

/** What a tablet is called, as it is shown: one line, cut to its limit. Undefined for a text in which nothing can be seen. */
export function deviceName(text: string | undefined): string | undefined {
  const clean = cleanText(text ?? '').replaceAll(/\s+/g, ' ');
  return clean.slice(0, DEVICE_NAME_LIMIT).toWellFormed().trim() || undefined;
}
