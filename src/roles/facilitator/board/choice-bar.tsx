import type { ReactNode } from 'react';
import { type ListName, useBoard } from './board-state.tsx';
import styles from './choice-bar.module.css';
import type { Row } from './pile-choice.ts';

/** More at once is no sorting but an accident, and its entries would fill the line to the hub. */
const CHOICE_LIMIT = 1_000;

interface ChoiceBarProps {
  list: ListName;
  rows: readonly Row[];
  hint: string;
  /** What can be done with what is chosen. */
  children: ReactNode;
}

/** What is chosen of a list, and what to do with it. */
export function ChoiceBar({ list, rows, hint, children }: ChoiceBarProps) {
  const { said, chosen, choose, placements } = useBoard();
  const count = chosen.list === list ? placements(list).length : 0;
  const all = Math.min(rows.length, CHOICE_LIMIT);
  return (
    <fieldset className={styles.bar} aria-label={said.choice.label} data-on={count > 0 || undefined}>
      <div className={styles.what}>
        <p role="status">{count > 0 ? said.choice.chosen(count) : hint}</p>
        {rows.length > 0 && count < all && (
          <button
            type="button"
            className={styles.link}
            onClick={() => choose(list, new Set(rows.slice(0, all).map((row) => row.id)))}
          >
            {all < rows.length ? said.choice.first(all) : said.choice.all(all)}
          </button>
        )}
        {count > 0 && (
          <button type="button" className={styles.link} onClick={() => choose(list, new Set())}>
            {said.choice.none}
          </button>
        )}
      </div>
      {count > 0 && <div className={styles.actions}>{children}</div>}
    </fieldset>
  );
}
