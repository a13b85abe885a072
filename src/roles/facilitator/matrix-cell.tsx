import { useState } from 'react';
import type { Count, Tally } from '../../domain/tally.ts';
import { heatStep } from '../../ui/heat.ts';
import { useEvening } from './evening.tsx';
import { KindBar, kindsInWords } from './kind-bar.tsx';
import styles from './matrix.module.css';

interface MatrixCellProps {
  label: string;
  count: Count;
  /** The tally the count is of: when another one comes, a higher count is no growth. */
  tally: Tally;
  /** The highest count, for the heat; undefined for a total, which is not coloured. */
  highest: number | undefined;
  /** What an empty cell says instead of 0. */
  empty?: string | undefined;
  chosen: boolean;
  /** Outside of what the filter chooses. */
  out: boolean;
  onChoose: () => void;
}

/** One count of the matrix: a button that shows its statements. */
export function MatrixCell({ label, count, tally, highest, empty, chosen, out, onChoose }: MatrixCellProps) {
  const { names, words, language } = useEvening();
  const growth = useGrowth(tally, count.total);
  const split = kindsInWords(count, names, words);
  return (
    <button
      type="button"
      className={styles.cell}
      aria-pressed={chosen}
      aria-label={split ? `${label}; ${split}` : label}
      data-heat={out || highest === undefined ? undefined : heatStep(count.total, highest)}
      data-empty={count.total === 0 || undefined}
      data-out={out || undefined}
      onClick={onChoose}
    >
      {growth > 0 && <span key={growth} className={styles.grown} />}
      {count.total === 0 && empty !== undefined ? (
        <span className={styles.nobody}>{empty}</span>
      ) : (
        <span className={styles.figure}>{count.total.toLocaleString(language)}</span>
      )}
      <KindBar count={count} />
    </button>
  );
}

/** How many times the number has grown while this tally was shown. */
function useGrowth(tally: Tally, total: number): number {
  const [seen, setSeen] = useState({ tally, total, times: 0 });
  if (seen.tally !== tally) setSeen({ tally, total, times: 0 });
  else if (seen.total !== total) setSeen({ tally, total, times: total > seen.total ? seen.times + 1 : seen.times });
  return seen.times;
}
