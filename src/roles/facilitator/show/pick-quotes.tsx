import { useMemo, useState } from 'react';
import type { StatementId } from '../../../domain/ids.ts';
import type { Level } from '../../../domain/search/term.ts';
import type { Statement } from '../../../domain/statement.ts';
import { type Filter, matcher } from '../../../domain/tally.ts';
import { Button } from '../../../ui/button.tsx';
import { useEvening, useView } from '../evening.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { bestOf, newestOf } from '../statement-choice.ts';
import { useMarked } from '../use-marked.ts';
import { useSearchState } from '../use-search.ts';
import { statementAt } from './bodies.ts';
import { PickRow } from './pick-row.tsx';
import styles from './scene-choice.module.css';
import type { ChoiceProps } from './scene-choice.tsx';
import { useShowWords } from './use-sources.ts';

/** As many as one looks through before one searches. */
const PAGE = 30;

/** Statements to choose from: those chosen first, then those that the tables marked, then the newest. */
export function PickQuotes({ draft, sources, onDraft }: ChoiceProps) {
  const { filter, search } = useEvening();
  const { sought, changes } = useSearchState();
  const arrivals = useView((v) => v.arrivals);
  const w = useShowWords().quotes;
  const marked = useMarked();
  const [limit, setLimit] = useState(PAGE);
  const chosen = useMemo(() => new Set(draft.quotes.map((q) => q.statement)), [draft.quotes]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is changed in place
  const found = useMemo(() => {
    const levelOf = sought === '' ? undefined : (id: StatementId) => search.levelOf(id);
    return candidates(arrivals, { filter, levelOf, marked, chosen }, limit + 1);
  }, [arrivals, filter, sought, search, changes, marked, chosen, limit]);
  const picked = draft.quotes.flatMap((placement) => statementAt(sources.fold, placement) ?? []);
  const toggle = ({ id, station }: Statement) => {
    const quotes = draft.quotes.filter((q) => q.statement !== id);
    if (quotes.length === draft.quotes.length) quotes.push({ statement: id, station });
    onDraft({ ...draft, quotes });
  };
  const row = (s: Statement) => (
    <li key={s.id}>
      <PickRow
        statement={s}
        chosen={chosen.has(s.id)}
        marked={marked.has(s.id)}
        released={sources.shown.released.has(s.id)}
        onToggle={() => toggle(s)}
      />
    </li>
  );
  return (
    <section className={styles.choice} aria-labelledby="pick-title">
      <div className={styles.line}>
        <h3 id="pick-title">{w.title}</h3>
        <p role="status">{w.chosen(draft.quotes.length)}</p>
        {draft.quotes.length > 0 && (
          <Button look="quiet" onClick={() => onDraft({ ...draft, quotes: [] })}>
            {w.clear}
          </Button>
        )}
      </div>
      <FilterBar />
      <ul className={styles.rows}>
        {picked.map(row)}
        {found.slice(0, limit).map(row)}
      </ul>
      {picked.length + found.length === 0 && (
        <p className={styles.none}>{arrivals.length === 0 ? w.noneYet : w.none}</p>
      )}
      {found.length > limit && <Button onClick={() => setLimit(limit + PAGE)}>{w.more}</Button>}
    </section>
  );
}

interface Sought {
  filter: Filter;
  /** Only what the search found is shown, best first. */
  levelOf: ((id: StatementId) => Level | undefined) | undefined;
  marked: ReadonlySet<StatementId>;
  chosen: ReadonlySet<StatementId>;
}

/** Those that the tables marked, then the others: what answers best, or the newest. */
function candidates(
  arrivals: readonly Statement[],
  { filter, levelOf, marked, chosen }: Sought,
  most: number,
): Statement[] {
  // what is chosen stands above them already, and what is marked is looked for by itself
  const enough = most + chosen.size + marked.size;
  const others = levelOf
    ? bestOf(arrivals, filter, arrivals.length, enough, levelOf)
    : newestOf(arrivals, filter, arrivals.length, enough);
  const matches = matcher(filter);
  const important =
    marked.size === 0
      ? []
      : arrivals.filter((s) => marked.has(s.id) && matches(s) && (!levelOf || levelOf(s.id) !== undefined)).reverse();
  return [...important, ...others.filter((s) => !marked.has(s.id))].filter((s) => !chosen.has(s.id)).slice(0, most);
}
