import { STATION_KIND_LABELS } from '../../../domain/code-lists.ts';
import type { Station } from '../../../domain/setup-fold.ts';
import { inLanguage, type Language } from '../../../ui/language.ts';

/** How a station is called in a sentence: Tafel 3. */
export function stationName({ kind, number }: Station, language: Language): string {
  const called = inLanguage(STATION_KIND_LABELS[kind], language);
  return number > 0 ? `${called} ${number}` : called;
}
