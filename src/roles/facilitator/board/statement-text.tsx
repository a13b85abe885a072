import { Button as AriaButton } from 'react-aria-components/GridList';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { Icon, KIND_ICONS } from '../../../ui/icons.tsx';
import { useEvening } from '../evening.tsx';
import { isLong } from '../statement-marks.ts';
import { type ListName, useBoard } from './board-state.tsx';
import type { Row } from './pile-choice.ts';
import styles from './statement-rows.module.css';

interface StatementTextProps {
  row: Row;
  list: ListName;
  open: boolean;
  onToggle: () => void;
}

/** A statement on the board: the words, and in one line where they come from. Its words are never changed here. */
export function StatementText({ row, list, open, onToggle }: StatementTextProps) {
  const { names } = useEvening();
  const { said, harvest } = useBoard();
  const s = row.statement;
  if (!s) {
    return (
      <div className={styles.words}>
        <p className={styles.origin}>{said.row.missing}</p>
      </div>
    );
  }
  const long = isLong(s.text);
  const elsewhere = harvest.pointsOf(s.id).filter((id: PointId) => id !== list);
  const theme = names.themes.get(s.theme);
  return (
    <div className={styles.words} data-kind={s.kind ?? 'none'}>
      <p
        className={styles.text}
        data-short={(long && !open) || undefined}
        data-withdrawn={s.withdrawn || undefined}
        dir="auto"
      >
        {s.quote && <Icon name="quote" className={styles.quote} />}
        {s.text}
      </p>
      <p className={styles.origin}>
        {row.marked && (
          <span className={styles.marked}>
            <Icon name="star" />
            <span className="visually-hidden">{said.pile.marked}</span>
          </span>
        )}
        <span>{names.station(s.station)}</span>
        <span className={styles.theme} data-colour={theme?.colour ?? 'grey'}>
          {names.theme(s.theme)}
        </span>
        {s.kind && (
          <span className={styles.kind}>
            <Icon name={KIND_ICONS[s.kind]} />
            {names.kind(s.kind)}
          </span>
        )}
        {s.voice && <span>{names.voice(s.voice)}</span>}
        {s.withdrawn && <span>{said.row.withdrawn}</span>}
        {elsewhere.length > 0 && list !== '*pile' && (
          <span>
            {said.row.also(elsewhere.map((id) => harvest.point(id)?.title || said.points.untitled).join(', '))}
          </span>
        )}
        {long && (
          <AriaButton slot={null} className={styles.more ?? ''} aria-expanded={open} onPress={onToggle}>
            {open ? said.row.less : said.row.more}
          </AriaButton>
        )}
      </p>
    </div>
  );
}
