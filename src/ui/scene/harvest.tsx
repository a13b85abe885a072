import type { ReleasedPoint } from '../../domain/screen-fold.ts';
import { Fit } from './fit.tsx';
import styles from './harvest.module.css';
import { linesOf, pagesOf } from './pages.ts';
import { Calm, Pages, SceneTop } from './parts.tsx';
import { Outcome } from './response.tsx';
import { useScene } from './scene-context.ts';

/** What a wall holds at the smallest size that is read from 20 metres: lines of its whole width, the room between points counted in. */
const LINES = 15;
const PER_LINE = 62;
const AROUND = 0.6;
const MOST = 9;

/** What the room says: all points in their order. */
export function Harvest({ points }: { points: readonly ReleasedPoint[] }) {
  const { words } = useScene();
  if (points.length === 0) return <Calm title={words.harvest} pick={(w) => w.noPoints} />;
  return (
    <>
      <SceneTop title={words.harvest} />
      <Pages items={points} paged={inPages}>
        {(page, first) => <Points points={page} first={first} />}
      </Pages>
    </>
  );
}

const inPages = (points: readonly ReleasedPoint[]) =>
  pagesOf(points, ({ title = '' }) => linesOf(title, PER_LINE) + AROUND, LINES, MOST);

function Points({ points, first }: { points: readonly ReleasedPoint[]; first: number }) {
  const { words } = useScene();
  return (
    <Fit of={points.map((p) => `${p.id}${p.title}${p.count}`).join()} from={6.2} className={styles.fit}>
      <ol className={styles.points} start={first + 1}>
        {points.map(({ point, title = '', colour = 'grey', count = 0, response }, i) => (
          <li key={point} data-colour={colour}>
            <span className={styles.number} aria-hidden="true">
              {first + i + 1}
            </span>
            <span className={styles.title} data-words-of dir="auto">
              {title}
            </span>
            <span className={styles.aside}>
              {count > 0 && <span>{words.statements(count)}</span>}
              {response && <Outcome outcome={response.outcome} />}
            </span>
          </li>
        ))}
      </ol>
    </Fit>
  );
}
