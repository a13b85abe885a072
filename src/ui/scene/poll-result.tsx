import type { ReleasedResult } from '../../domain/screen-fold.ts';
import { Fit } from './fit.tsx';
import { linesOf, pagesOf } from './pages.ts';
import { Calm, Pages, SceneTop } from './parts.tsx';
import styles from './poll.module.css';
import { useScene } from './scene-context.ts';

type Counted = NonNullable<ReleasedResult['results']>[number];

const LINES = 15;
const PER_LINE = 62;
/** The bar below the words. */
const AROUND = 1;
const MOST = 8;

/** How the vote came out: a bar and a number for each, most dots first. */
export function PollResult({ result }: { result: ReleasedResult | undefined }) {
  const { words } = useScene();
  const results = [...(result?.results ?? [])].sort((a, b) => b.dots - a.dots);
  if (!result || results.length === 0) return <Calm title={result?.title || words.result} pick={(w) => w.noResult} />;
  const { title, votes, of, voters } = result;
  const counted =
    votes === undefined
      ? undefined
      : of !== undefined && voters === 'tables'
        ? words.tablesVoted(votes, of)
        : words.votes(votes);
  const most = Math.max(1, ...results.map((r) => r.dots));
  return (
    <>
      <SceneTop title={title || words.result} aside={counted} />
      <Pages items={results} paged={inPages}>
        {(page) => <Bars results={page} most={most} />}
      </Pages>
    </>
  );
}

const inPages = (results: readonly Counted[]) =>
  pagesOf(results, ({ title }) => linesOf(title, PER_LINE) + AROUND, LINES, MOST);

function Bars({ results, most }: { results: readonly Counted[]; most: number }) {
  const { words, language } = useScene();
  return (
    <Fit of={results.map((r) => `${r.title}${r.dots}`).join()} from={5.5} className={styles.fit}>
      <ol className={styles.bars}>
        {results.map(({ point, title, dots }) => (
          <li key={point}>
            <span className={styles.title} data-words-of dir="auto">
              {title}
            </span>
            <span className={styles.dots}>
              <span aria-hidden="true">{dots.toLocaleString(language)}</span>
              <span className="visually-hidden">{words.dotsOf(dots)}</span>
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} style={{ width: `${(100 * dots) / most}%` }} />
            </span>
          </li>
        ))}
      </ol>
    </Fit>
  );
}
