import type { Kind } from '../../domain/code-lists.ts';
import { type Count, kindsOf } from '../../domain/tally.ts';
import styles from './kind-bar.module.css';
import type { MeetingNames } from './meeting-names.ts';
import type { FacilitatorWords } from './words.ts';

/** A count split by kind, as a small bar. It is a picture only: `kindsInWords` says the same. */
export function KindBar({ count }: { count: Count }) {
  return (
    <span className={styles.bar} aria-hidden="true">
      {kindsOf(count).map(
        ({ kind, number }) =>
          number > 0 && <span key={kind} className={styles.part} data-kind={kind} style={{ flexGrow: number }} />,
      )}
    </span>
  );
}

export function kindsInWords(count: Count, names: MeetingNames, words: FacilitatorWords): string {
  return kindsOf(count)
    .filter(({ number }) => number > 0)
    .map(({ kind, number }) => words.matrix.kind(kindLabel(kind, names, words), number))
    .join(', ');
}

function kindLabel(kind: Kind | 'none', names: MeetingNames, words: FacilitatorWords): string {
  return kind === 'none' ? words.matrix.noKind : names.kind(kind);
}

/** What the colours of the bars stand for. */
export function KindLegend({ names, words }: { names: MeetingNames; words: FacilitatorWords }) {
  const kinds = ['strength', 'concern', 'idea', 'question', 'commitment', 'none'] as const;
  return (
    <ul className={styles.legend} aria-label={words.matrix.legend}>
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={styles.swatch} data-kind={kind} aria-hidden="true" />
          {kindLabel(kind, names, words)}
        </li>
      ))}
    </ul>
  );
}
