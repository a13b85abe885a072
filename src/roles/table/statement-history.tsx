import type { StatementField, StationEntry } from '../../domain/entry.ts';
import type { Statement } from '../../domain/statement.ts';
import { Icon } from '../../ui/icons.tsx';
import { clockTime, useWords } from '../../ui/language.ts';
import { inWords } from './in-words.ts';
import type { LookUp } from './look-up.ts';
import { ON_TAP_WORDS, type OnTapWords } from './on-tap-words.ts';
import styles from './statement-history.module.css';

/** Who changed what, and when, in plain words. */
export function StatementHistory({ look, statement }: { look: LookUp; statement: Statement }) {
  const { history } = useWords(ON_TAP_WORDS);
  return (
    <details className={styles.history}>
      <summary>
        <Icon name="chevron" />
        {history.title}
      </summary>
      <ol>
        {statement.history.map((entry) => (
          <li key={entry.id}>
            <span className={styles.when}>
              {clockTime(entry.at)},{' '}
              {entry.device === look.device ? history.here : (look.names.get(entry.device) ?? history.elsewhere)}
            </span>
            {tell(entry, look, history).map((line) => (
              <span key={line} className={styles.what} dir="auto">
                {line}
              </span>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}

function tell(entry: StationEntry, look: LookUp, history: OnTapWords['history']): string[] {
  switch (entry.type) {
    case 'captured':
      return [`${history.captured} “${entry.text}”`];
    case 'withdrawn':
      return [history.withdrawn];
    case 'restored':
      return [history.restored];
    case 'amended':
      return (Object.keys(entry.changes) as StatementField[]).flatMap((field) => {
        const value = entry.changes[field];
        if (value === undefined) return [];
        const words = inWords(field, value, look, history);
        if (field === 'quote') return [words];
        if (field === 'text') return [`${history.text} “${words}”`];
        return [`${history[field]} ${words || history.none}`];
      });
  }
}
