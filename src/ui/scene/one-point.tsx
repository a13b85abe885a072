import type { Released, ReleasedPoint } from '../../domain/screen-fold.ts';
import { Fit } from './fit.tsx';
import styles from './one-point.module.css';
import { linesOf, pagesOf } from './pages.ts';
import { Calm, Pages } from './parts.tsx';
import { QuoteWall } from './quotes.tsx';
import { PointResponse } from './response.tsx';
import { useScene } from './scene-context.ts';

/** Beside the point's own words there is room for these. */
const MOST = 6;
const LINES = 20;
const PER_LINE = 40;

/** One point, large, with its own words, and with what was said as far as that was released with it. */
export function OnePoint({ point, quotes }: { point: ReleasedPoint | undefined; quotes: readonly Released[] }) {
  const { words } = useScene();
  if (!point) return <Calm title={words.point} pick={(w) => w.noPoint} />;
  const { title = '', note = '', count = 0 } = point;
  return (
    <article
      className={styles.point}
      data-colour={point.colour ?? 'grey'}
      data-alone={quotes.length === 0 || undefined}
    >
      <Fit
        of={`${title}${note}${point.response?.reason}${quotes.length === 0}`}
        from={quotes.length === 0 ? 9 : 7}
        className={styles.words}
      >
        <h1 data-words-of dir="auto">
          {title}
        </h1>
        {count > 0 && <p className={styles.count}>{words.statements(count)}</p>}
        {note && (
          <p className={styles.note} data-words-of dir="auto">
            {note}
          </p>
        )}
        {point.response && <PointResponse response={point.response} />}
      </Fit>
      {quotes.length > 0 && (
        <div className={styles.quotes}>
          <Pages items={quotes} paged={inPages}>
            {(page) => <QuoteWall quotes={page} from={4.9} />}
          </Pages>
        </div>
      )}
    </article>
  );
}

const inPages = (quotes: readonly Released[]) =>
  pagesOf(quotes, ({ text = '' }) => linesOf(text, PER_LINE) + 2, LINES, MOST);
