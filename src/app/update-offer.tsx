import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/language.ts';
import styles from './update-offer.module.css';
import { words } from './update-words.ts';

/** Offers a new version, quietly: it takes no focus, covers nothing, and goes away by itself when someone starts to write. */
export function UpdateOffer({ taking, onTake, onLater }: { taking: boolean; onTake: () => void; onLater: () => void }) {
  const w = useWords(words);
  return (
    <aside className={styles.offer} aria-label={w.label}>
      <p role="status">{taking ? w.taking : w.ready}</p>
      {!taking && (
        <div className={styles.choice}>
          <Button onClick={onTake}>{w.now}</Button>
          <Button look="quiet" onClick={onLater}>
            {w.later}
          </Button>
        </div>
      )}
    </aside>
  );
}
