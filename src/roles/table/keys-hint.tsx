import { useWords } from '../../ui/language.ts';
import styles from './keys-hint.module.css';
import type { LookUp } from './look-up.ts';
import { ON_TAP_WORDS } from './on-tap-words.ts';

/** What the keys do, for those who have them. */
export function KeysHint({ look }: { look: LookUp }) {
  const { keys } = useWords(ON_TAP_WORDS);
  const rows: [string, string][] = [
    [keys.names.enter, keys.enter],
    [keys.names.shiftEnter, keys.newLine],
    [keys.names.angles(Math.min(look.angles.length, 9)), keys.angles],
    [keys.names.down, keys.list],
    [keys.names.escape, keys.back],
  ];
  return (
    <ul className={styles.keys}>
      {rows.map(([key, what]) => (
        <li key={key}>
          <kbd>{key}</kbd> {what}
        </li>
      ))}
    </ul>
  );
}
