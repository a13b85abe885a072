import { useId } from 'react';
import type { ThemeId } from '../../domain/ids.ts';
import type { LookUp } from './look-up.ts';
import styles from './theme-select.module.css';

interface ThemeSelectProps {
  look: LookUp;
  theme: ThemeId;
  onChange: (theme: ThemeId) => void;
}

/** The theme of a statement: the table's own unless another is chosen. */
export function ThemeSelect({ look, theme, onChange }: ThemeSelectProps) {
  const id = useId();
  const { words, setup, ownTheme } = look;
  const themes = setup.themes.filter((t) => !t.dropped || t.id === theme || t.id === ownTheme);
  const listed = themes.some((t) => t.id === theme);
  return (
    <span className={styles.select} data-colour={theme === ownTheme ? undefined : look.themeColour(theme)}>
      <label htmlFor={id}>{words.capture.theme}</label>
      <select id={id} value={theme} onChange={(event) => onChange(event.target.value as ThemeId)}>
        {!listed && <option value={theme}>{look.themeName(theme)}</option>}
        {themes.map((t) => (
          <option key={t.id} value={t.id}>
            {t.id === ownTheme ? words.capture.ownTheme(look.text(t.name)) : look.text(t.name)}
          </option>
        ))}
      </select>
    </span>
  );
}
