import type { ReactNode } from 'react';
import type { Colour } from '../domain/code-lists.ts';
import { Icon, type IconName } from './icons.tsx';
import styles from './toggle.module.css';

interface ToggleProps {
  pressed: boolean;
  onToggle: () => void;
  children: ReactNode;
  icon?: IconName | undefined;
  colour?: Colour | undefined;
  size?: 'normal' | 'large';
  /** A key that does the same, as `Alt+1`; its last character is shown when `hint` is on. */
  shortcut?: string | undefined;
  hint?: boolean | undefined;
}

/** A tag that is on or off. That it is on shows in a tick, an edge and a ground, never in the colour alone. */
export function Toggle({ pressed, onToggle, children, icon, colour, size = 'normal', shortcut, hint }: ToggleProps) {
  return (
    <button
      type="button"
      className={styles.toggle}
      aria-pressed={pressed}
      aria-keyshortcuts={shortcut}
      data-size={size}
      data-colour={colour}
      onClick={onToggle}
    >
      {icon && <Icon name={icon} />}
      <span className={styles.word}>{children}</span>
      {pressed ? (
        <span className={styles.tick}>
          <Icon name="check" />
        </span>
      ) : (
        shortcut &&
        hint && (
          <span className={styles.key} aria-hidden="true">
            {shortcut.slice(-1)}
          </span>
        )
      )}
    </button>
  );
}
