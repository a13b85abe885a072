import { useDeferredValue, useMemo, useState } from 'react';
import type { StatementId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import { type Filter, matches } from '../../../domain/tally.ts';
import { Button } from '../../../ui/button.tsx';
import { useEvening, useView } from '../evening.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { useMarked } from '../use-marked.ts';
import { statementAt } from './bodies.ts';
import { PickRow } from './pick-row.tsx';
import styles from './scene-choice.module.css';
import type { ChoiceProps } from './scene-choice.tsx';
import { useShowWords } from './use-sources.ts';

/** As many as one looks through before one searches. */
const PAGE = 30;

/** Statements to choose from: those chosen first, then those that the tables marked, then the newest. */
export function PickQuotes({ draft, sources, onDraft }: ChoiceProps) {
  const { filter } = useEvening();
  const arrivals = useView((v) => v.arrivals);
  const w = useShowWords().quotes;
  const marked = useMarked();
  const [search, setSearch] = useState('');
  const [limit, setLimit] = useState(PAGE);
  const words = useDeferredValue(search);
  const chosen = useMemo(() => new Set(draft.quotes.map((q) => q.statement)), [draft.quotes]);
  const found = useMemo(
    () => candidates(arrivals, filter, words, marked, chosen, limit + 1),
    [arrivals, filter, words, marked, chosen, limit],
  );
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
      <div className={styles.search}>
        <input
          type="search"
          aria-label={w.search}
          placeholder={w.search}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
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

/** Looks back from the newest, and stops when it has enough. */
function candidates(
  arrivals: readonly Statement[],
  filter: Filter,
  search: string,
  marked: ReadonlySet<StatementId>,
  chosen: ReadonlySet<StatementId>,
  most: number,
): Statement[] {
  const wanted = plainWords(search).split(/\s+/).filter(Boolean);
  const fits = (s: Statement) => {
    if (chosen.has(s.id) || !matches(filter, s)) return false;
    if (wanted.length === 0) return true;
    const text = plainWords(s.text);
    return wanted.every((word) => text.includes(word));
  };
  const first: Statement[] = [];
  const others: Statement[] = [];
  let left = marked.size;
  for (let i = arrivals.length - 1; i >= 0 && (left > 0 || first.length + others.length < most); i--) {
    const s = arrivals[i];
    if (!s) continue;
    const isMarked = marked.has(s.id);
    if (isMarked) left--;
    if (!isMarked && others.length >= most) continue;
    if (fits(s)) (isMarked ? first : others).push(s);
  }
  return [...first, ...others].slice(0, most);
}

/** Without capitals and accents. */
function plainWords(text: string): string {
  return text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
}
