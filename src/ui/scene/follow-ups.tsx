import { VOICE_LABELS } from '../../domain/code-lists.ts';
import type { Scene } from '../../domain/screen-entries.ts';
import { Icon } from '../icons.tsx';
import { inLanguage } from '../language.ts';
import { longDate } from '../long-date.ts';
import { Fit } from './fit.tsx';
import styles from './follow-ups.module.css';
import { linesOf, pagesOf } from './pages.ts';
import { Calm, Pages, SceneTop } from './parts.tsx';
import { useScene } from './scene-context.ts';

type Item = Extract<Scene, { kind: 'follow-ups' }>['items'][number];

const LINES = 15;
const PER_LINE = 66;
/** Who and when, and the room around. */
const AROUND = 1.6;
const MOST = 6;

/** Who does what by when. */
export function FollowUps({ items }: { items: readonly Item[] }) {
  const { words } = useScene();
  if (items.length === 0) return <Calm title={words.followUps} pick={(w) => w.noFollowUps} />;
  return (
    <>
      <SceneTop title={words.followUps} />
      <Pages items={items} paged={inPages}>
        {(page) => (
          <Fit of={JSON.stringify(page)} from={5.5} className={styles.fit}>
            <ul className={styles.items}>
              {page.map((item, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: they have no other name here
                <FollowUp key={i} item={item} />
              ))}
            </ul>
          </Fit>
        )}
      </Pages>
    </>
  );
}

const inPages = (items: readonly Item[]) => pagesOf(items, ({ what }) => linesOf(what, PER_LINE) + AROUND, LINES, MOST);

function FollowUp({ item: { what, who, due, voice, points, done } }: { item: Item }) {
  const { words, language } = useScene();
  return (
    <li>
      <p className={styles.what} data-words-of dir="auto">
        {what}
      </p>
      <p className={styles.about}>
        {done && (
          <span className={styles.done}>
            <Icon name="check" /> {words.done}
          </span>
        )}
        {(who || voice) && (
          <span>
            <Icon name="person" /> <span className="visually-hidden">{words.who}: </span>
            {who || (voice && inLanguage(VOICE_LABELS[voice], language))}
          </span>
        )}
        {due && (
          <span>
            <Icon name="clock" /> <span className="visually-hidden">{words.due}: </span>
            {longDate(due, language)}
          </span>
        )}
        {points.length > 0 && (
          <span className={styles.points} dir="auto">
            {words.aboutPoints}: {points.join(' · ')}
          </span>
        )}
      </p>
    </li>
  );
}
