import type { Scene } from '../../domain/screen-entries.ts';
import { Fit } from './fit.tsx';
import { linesOf, pagesOf } from './pages.ts';
import { Calm, Pages, SceneTop } from './parts.tsx';
import styles from './poll.module.css';
import { useScene } from './scene-context.ts';

type Poll = Extract<Scene, { kind: 'poll' }>;

const LINES = 13;
const PER_LINE = 62;
const MOST = 9;

/** What is voted on, and how. */
export function PollQuestion({ poll }: { poll: Poll }) {
  const { words } = useScene();
  const { title, options, dots, voters, open } = poll;
  if (options.length === 0) return <Calm title={title || words.poll} pick={(w) => w.noOptions} />;
  return (
    <>
      <SceneTop title={title || words.poll} />
      <p className={styles.how} data-closed={!open || undefined}>
        {open ? (
          <>
            {words.dots(dots)}. {voters === 'viewers' ? words.byViewers : words.atTables}
          </>
        ) : (
          words.pollClosed
        )}
      </p>
      <Pages items={options} paged={inPages}>
        {(page, first) => (
          <Fit of={page.map((o) => o.title).join()} from={5.5} className={styles.fit}>
            <ol className={styles.options} start={first + 1}>
              {page.map((option, i) => (
                <li key={option.point}>
                  <span className={styles.number} aria-hidden="true">
                    {first + i + 1}
                  </span>
                  <span className={styles.title} data-words-of dir="auto">
                    {option.title}
                  </span>
                </li>
              ))}
            </ol>
          </Fit>
        )}
      </Pages>
    </>
  );
}

const inPages = (options: readonly Poll['options'][number][]) =>
  pagesOf(options, ({ title }) => linesOf(title, PER_LINE) + 0.6, LINES, MOST);
