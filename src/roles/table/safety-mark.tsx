import type { Safety } from '../../sync/session.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import styles from './safety-mark.module.css';

const ICONS: Record<Safety, IconName> = { saving: 'clock', kept: 'check', unkept: 'alert', received: 'check-double' };

/** How safe one statement is: a drawing and a word, loud only when it is not safe. */
export function SafetyMark({ safety, words }: { safety: Safety; words: Record<Safety, string> }) {
  return (
    <span className={styles.mark} data-safety={safety}>
      <Icon name={ICONS[safety]} />
      {words[safety]}
    </span>
  );
}
