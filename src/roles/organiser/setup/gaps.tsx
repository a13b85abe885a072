import { useMemo } from 'react';
import { gapsOf, type SetupGap } from '../../../domain/setup-check.ts';
import type { Setup } from '../../../domain/setup-fold.ts';
import { Icon } from '../../../ui/icons.tsx';
import { inLanguage, type Language } from '../../../ui/language.ts';
import { useDesk } from './desk.ts';
import type { SectionName } from './section.tsx';
import styles from './setup-screen.module.css';
import type { SetupWords } from './words.ts';

/** More than that at once helps nobody: what is left shows as the first ones go. */
const SHOWN = 8;

export function useGaps(setup: Setup): readonly SetupGap[] {
  return useMemo(() => gapsOf(setup), [setup]);
}

/** What is still missing, each with a button to where it is put right. */
export function Gaps({ gaps, goTo }: { gaps: readonly SetupGap[]; goTo: (section: SectionName) => void }) {
  const { setup, words, language, open } = useDesk();
  if (gaps.length === 0)
    return (
      <p className={styles.ready}>
        <Icon name="check" />
        {words.ready}
      </p>
    );
  return (
    <section className={styles.gaps} aria-labelledby="setup-gaps">
      <h2 id="setup-gaps">
        {words.todo(gaps.length)} <small>{words.todoNote}</small>
      </h2>
      <ul>
        {gaps.slice(0, SHOWN).map((gap) => {
          const { section, item } = placeOf(gap);
          const text = gapText(gap, setup, words, language);
          return (
            <li key={text}>
              <button
                type="button"
                onClick={() => {
                  if (item) open(item);
                  else goTo(section);
                }}
              >
                {text}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Where a gap is closed. */
export function placeOf(gap: SetupGap): { section: SectionName; item?: string | undefined } {
  switch (gap.gap) {
    case 'no-title':
    case 'no-date':
    case 'without-english':
      return { section: 'meeting' };
    case 'no-themes':
      return { section: 'themes' };
    case 'no-rounds':
      return { section: 'rounds' };
    case 'no-tables':
    case 'theme-without-table':
      return { section: 'stations' };
    case 'theme-without-name':
    case 'same-theme-name':
    case 'theme-without-question':
      return { section: 'themes', item: `theme/${gap.theme}` };
    case 'angle-without-name':
      return { section: 'angles', item: `angle/${gap.angle}` };
    case 'round-without-name':
      return { section: 'rounds', item: `round/${gap.round}` };
    default:
      return { section: 'stations', item: `station/${gap.stations[gap.gap === 'same-number' ? 1 : 0]}` };
  }
}

function gapText(gap: SetupGap, setup: Setup, { gap: w, nameless }: SetupWords, language: Language): string {
  const theme = (id: string) => {
    const found = setup.themes.find((t) => t.id === id);
    return (found && inLanguage(found.name, language)) || nameless;
  };
  switch (gap.gap) {
    case 'theme-without-name':
      return w.themeWithoutName(gap.place);
    case 'same-theme-name':
      return w.sameThemeName(gap.name);
    case 'theme-without-table':
      return w.themeWithoutTable(theme(gap.theme));
    case 'theme-without-question':
      return w.themeWithoutQuestion(theme(gap.theme));
    case 'angle-without-name':
      return w.angleWithoutName(gap.place);
    case 'round-without-name':
      return w.roundWithoutName(gap.place);
    case 'same-number':
      return w.sameNumber(gap.stations.length, gap.number);
    case 'without-number':
      return w.withoutNumber(gap.stations.length);
    case 'without-theme':
      return w.withoutTheme(gap.stations.length);
    case 'dropped-theme':
      return w.droppedTheme(gap.stations.length);
    case 'without-english':
      return w.withoutEnglish(gap.texts);
    default:
      return w[gap.gap];
  }
}
