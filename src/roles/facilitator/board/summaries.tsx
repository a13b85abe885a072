import type { StationId } from '../../../domain/ids.ts';
import type { Summary } from '../../../domain/station-notes.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useEvening } from '../evening.tsx';
import { useBoard } from './board-state.tsx';
import styles from './pile.module.css';

/** The tables' own sentences: the first thing to read. */
export function Summaries({ summaries }: { summaries: readonly (Summary & { station: StationId })[] }) {
  const { names } = useEvening();
  const { said } = useBoard();
  return (
    <details className={styles.summaries}>
      <summary>
        <Icon name="quote" />
        {said.pile.summaries(summaries.length)}
        <Icon name="chevron" className={styles.turn} />
      </summary>
      <ul>
        {summaries.map((s) => (
          <li key={s.statement}>
            <p dir="auto">{s.text}</p>
            <p className={styles.origin}>
              {names.station(s.station)}, {names.round(s.round)}
            </p>
          </li>
        ))}
      </ul>
    </details>
  );
}
