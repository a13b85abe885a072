import { foundSpans, type Term } from '../../domain/search/query.ts';
import styles from './marked-text.module.css';

/** A text in which the words that answer a search are marked. */
export function MarkedText({ text, terms }: { text: string; terms: readonly Term[] }) {
  const spans = foundSpans(text, terms);
  if (spans.length === 0) return text;
  let from = 0;
  const parts = spans.flatMap(({ start, end }) => {
    const before = text.slice(from, start);
    from = end;
    return [
      before,
      <mark key={start} className={styles.mark}>
        {text.slice(start, end)}
      </mark>,
    ];
  });
  return [...parts, text.slice(from)];
}
