import type { ReactNode } from 'react';
import { type ListName, useBoard } from './board-state.tsx';
import styles from './choice-bar.module.css';
import { placement, type Row } from './pile-choice.ts';

/** More at once is no sorting but an accident, and its entries would fill the line to the hub. */
const CHOICE_LIMIT = 1_000;

/** Chooses all statements of a list, or none. */
export function ChoiceLine({ list, rows }: { list: ListName; rows: readonly Row[] }) {
  const { said, chosen, choose } = useBoard();
  const count = chosen.list === list ? chosen.placements.length : 0;
  const all = Math.min(rows.length, CHOICE_LIMIT);
  return (
    <div className={styles.line}>
      <p className="visually-hidden" role="status">
        {count > 0 && said.choice.chosen(count)}
      </p>
      {count > 0 ? (
        <button type="button" className={styles.link} onClick={() => choose(list, [])}>
          {said.choice.none(count)}
        </button>
      ) : (
        all > 0 && (
          <button type="button" className={styles.link} onClick={() => choose(list, rows.slice(0, all).map(placement))}>
            {all < rows.length ? said.choice.first(all) : said.choice.all(all)}
          </button>
        )
      )}
    </div>
  );
}

/** What can be done with what is chosen. */
export function ChoiceBar({ children }: { children: ReactNode }) {
  const { said } = useBoard();
  return (
    <fieldset className={styles.actions} aria-label={said.choice.label}>
      {children}
    </fieldset>
  );
}
