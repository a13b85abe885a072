import type { Statement } from '../../../domain/statement.ts';
import { Icon } from '../../../ui/icons.tsx';
import { clockTime } from '../../../ui/language.ts';
import { useEvening } from '../evening.tsx';
import styles from './scene-choice.module.css';
import { useShowWords } from './use-sources.ts';

interface PickRowProps {
  statement: Statement;
  chosen: boolean;
  marked: boolean;
  released: boolean;
  onToggle: () => void;
}

/** Longer words are cut off here while they are not chosen; the preview has them whole. Unit: characters. */
const LONG = 400;

/** A statement to choose, with where it comes from. */
export function PickRow({ statement: s, chosen, marked, released, onToggle }: PickRowProps) {
  const { names } = useEvening();
  const w = useShowWords().quotes;
  return (
    <label className={styles.row}>
      <input type="checkbox" checked={chosen} onChange={onToggle} />
      <span className={styles.words} data-long={(s.text.length > LONG && !chosen) || undefined} dir="auto">
        {s.quote ? `“${s.text}”` : s.text}
      </span>
      <span className={styles.about}>
        <span>
          {names.station(s.station)} · {names.theme(s.theme)} · {clockTime(s.capturedAt)}
        </span>
        {marked && (
          <span className={styles.marked}>
            <Icon name="star" /> {w.marked}
          </span>
        )}
        {released && (
          <span>
            <Icon name="check" /> {w.released}
          </span>
        )}
      </span>
    </label>
  );
}
