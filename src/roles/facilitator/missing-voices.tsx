import type { Tally } from '../../domain/tally.ts';
import { useEvening } from './evening.tsx';
import { usedVoices } from './matrix-columns.ts';
import { matrixShape } from './matrix-shape.ts';

/** Whose voices are missing, in words: of the whole meeting, then of each theme that anything was said about. */
export function MissingVoices({ tally }: { tally: Tally }) {
  const { setup, all, names, words, language } = useEvening();
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const voices = usedVoices(setup, all);
  const nowhere = voices.filter((voice) => !tally.voices.get(voice)?.total);
  const named = (missing: typeof voices) => list.format(missing.map((voice) => names.voice(voice).toLowerCase()));
  const lines: string[] = [];
  if (nowhere.length > 0) lines.push(words.views.unheard(named(nowhere)));
  for (const theme of matrixShape(setup, all).themes) {
    if (!tally.themes.get(theme)?.total) continue;
    const missing = voices.filter((voice) => !nowhere.includes(voice) && tally.cell(theme, voice).total === 0);
    if (missing.length > 0) lines.push(words.views.unheardBy(names.theme(theme), named(missing)));
  }
  if (lines.length === 0) return words.views.allHeard;
  return lines.join(' ');
}
