import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import styles from './next.module.css';
import { NEXT_WORDS } from './words.ts';

/** Says what was removed just now, and puts it back. */
export function Removed({ what, onUndo }: { what: string; onUndo: () => void }) {
  const words = useWords(NEXT_WORDS);
  return (
    <p className={styles.removed} role="status">
      <span>{words.removed(what)}</span>
      <Button look="quiet" icon="undo" onClick={onUndo}>
        {words.undo}
      </Button>
    </p>
  );
}
