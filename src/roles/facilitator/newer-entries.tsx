import { Icon } from '../../ui/icons.tsx';
import { useEvening, useView } from './evening.tsx';
import styles from './newer-entries.module.css';

/** Entries that a newer version of the app made: never silent about what this screen cannot show. */
export function NewerEntries() {
  const { words } = useEvening();
  const unknown = useView((v) => v.unknown);
  if (unknown === 0) return null;
  return (
    <p className={styles.note}>
      <Icon name="lines" />
      {words.newerVersion(unknown)}
    </p>
  );
}
