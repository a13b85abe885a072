import type { Shown } from '../../domain/screen-fold.ts';
import { minutesAndSeconds, useHubNow, wallClock } from './clock.ts';
import { Calm } from './parts.tsx';
import { useScene } from './scene-context.ts';
import styles from './timer.module.css';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** From here on the wall says that it is nearly over. Unit: ms. */
const NEARLY_MS = 5 * MINUTE_MS;

/** The time that is left, as large as the wall. */
export function Timer({ about, clock }: { about: Shown['about']; clock: Shown['clock'] }) {
  const { words, local, offset } = useScene();
  const time = wallClock(clock, useHubNow(offset, clock?.endsAt));
  const round = about?.rounds.find((r) => r.id === clock?.round);
  const title = about ? local(about.title) : '';
  if (time.state === 'none') return <Calm title={title} pick={(w) => w.noClock} />;
  if (time.state === 'stopped') return <Calm title={round && local(round.name)} pick={(w) => w.stopped} />;
  const over = time.left <= 0;
  const below = time.state === 'paused' ? words.paused : over ? words.over : words.left;
  return (
    <div className={styles.timer} data-state={over ? 'over' : time.left <= NEARLY_MS ? 'nearly' : time.state}>
      {round && (
        <h1 className={styles.round} dir="auto">
          {local(round.name)}
        </h1>
      )}
      <p className={styles.time} data-long={time.left >= HOUR_MS || time.left <= -10 * MINUTE_MS || undefined}>
        {over && time.left <= -1_000 && '+'}
        {minutesAndSeconds(time.left)}
      </p>
      <p className={styles.below}>{below}</p>
    </div>
  );
}
