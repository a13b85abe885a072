import { useMemo, useState } from 'react';
import type { ScreenBody } from '../../../domain/screen-entries.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import type { Sources } from './bodies.ts';
import styles from './panel.module.css';
import { takeBack } from './show-plan.ts';
import { type ReleasedItem, releasedItems } from './standing.ts';
import { useShowWords } from './use-sources.ts';

interface ReleasedListProps {
  sources: Sources;
  onRelease: (bodies: readonly ScreenBody[]) => void;
}

/** As many as stand beside the screen without pushing everything away; those that need a look stand there all. */
const PAGE = 4;
/** Of the words, in the name of a button. Unit: characters. */
const NAME_LENGTH = 60;

/** All that viewers can read, each with one press to take it away. What has changed since stands first, with both wordings. */
export function ReleasedList({ sources, onRelease }: ReleasedListProps) {
  const w = useShowWords();
  const [limit, setLimit] = useState(PAGE);
  const items = useMemo(() => releasedItems(sources), [sources]);
  const most = Math.max(limit, items.filter((item) => item.standing.state !== 'same').length);
  const results = [...sources.shown.results.values()];
  const count = items.length + results.length;
  return (
    <section className={styles.panel} aria-labelledby="released-title">
      <h2 id="released-title">
        {w.releasedTitle} {count > 0 && <span className={styles.count}>{count}</span>}
      </h2>
      <p className={styles.help}>{count === 0 ? w.releasedNone : w.releasedHelp}</p>
      <ul className={styles.items}>
        {results.map(({ poll, title = '' }) => (
          <li key={poll} className={styles.item}>
            <p className={styles.kind}>{w.resultWord}</p>
            <p className={styles.words} dir="auto">
              {title}
            </p>
            <TakeOff words={title} onTake={() => onRelease([{ type: 'result-released', poll, released: false }])} />
          </li>
        ))}
        {items.slice(0, most).map((item) => (
          <Item key={nameOf(item)} item={item} sources={sources} onRelease={onRelease} />
        ))}
      </ul>
      {items.length > most && (
        <Button onClick={() => setLimit(items.length)}>{w.moreReleased(items.length - most)}</Button>
      )}
    </section>
  );
}

function Item({ item, sources, onRelease }: ReleasedListProps & { item: ReleasedItem }) {
  const w = useShowWords();
  const { entry, words, on, standing } = item;
  const flagged = standing.state !== 'same';
  return (
    <li className={styles.item} data-flagged={flagged || undefined}>
      <p className={styles.kind}>
        {entry.type === 'released' ? w.statementWord : w.pointWord}
        {on && <span className={styles.on}>{w.onScreen}</span>}
      </p>
      <p className={styles.words} dir="auto">
        {words}
      </p>
      {flagged && (
        <p className={styles.alert}>
          <Icon name="alert" />
          <span>{standing.state === 'changed' ? w.changed : w[standing.state]}</span>
        </p>
      )}
      {standing.state === 'changed' && (
        <p className={styles.words} dir="auto">
          {standing.now}
        </p>
      )}
      <div className={styles.buttons}>
        {standing.state === 'changed' && (
          <Button
            look="main"
            aria-label={w.updateOf(words.slice(0, NAME_LENGTH))}
            onClick={() => onRelease([standing.update])}
          >
            {w.updateOne}
          </Button>
        )}
        <TakeOff words={words} onTake={() => onRelease(takeBack(entry, sources.shown))} />
      </div>
    </li>
  );
}

function TakeOff({ words, onTake }: { words: string; onTake: () => void }) {
  const w = useShowWords();
  return (
    <Button icon="close" aria-label={w.takeOffOf(words.slice(0, NAME_LENGTH))} onClick={onTake}>
      {w.takeOff}
    </Button>
  );
}

function nameOf({ entry }: ReleasedItem): string {
  return entry.type === 'released' ? `statement ${entry.statement}` : `point ${entry.point}`;
}
