import type { ComponentProps, ReactNode } from 'react';
import styles from './button.module.css';
import { Icon, type IconName } from './icons.tsx';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  /** `main`: the one thing to do here. `plain`: an edge. `quiet`: words only. `alarm`: to save what is in danger. */
  look?: 'main' | 'plain' | 'quiet' | 'alarm';
  icon?: IconName | undefined;
  children: ReactNode;
}

/** A button with a word in it, at least as large as a finger. */
export function Button({ look = 'plain', icon, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className={styles.button} data-look={look}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
