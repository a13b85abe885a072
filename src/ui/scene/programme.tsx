import type { Shown } from '../../domain/screen-fold.ts';
import { minutesAndSeconds, useHubNow, wallClock } from './clock.ts';
import { Fit } from './fit.tsx';
import { Calm, SceneTop } from './parts.tsx';
import styles from './programme.module.css';
import { useScene } from './scene-context.ts';

/** The rounds in their order, which one is on, and how long it still takes. */
export function Programme({ about, clock }: { about: Shown['about']; clock: Shown['clock'] }) {
  const { words, local, offset } = useScene();
  const time = wallClock(clock, useHubNow(offset, clock?.endsAt));
  const rounds = about?.rounds ?? [];
  if (rounds.length === 0) return <Calm title={words.programme} pick={(w) => w.noRounds} />;
  const on = time.state === 'running' || time.state === 'paused' ? clock?.round : undefined;
  return (
    <>
      <SceneTop title={words.programme} aside={about && local(about.title)} />
      <Fit of={rounds.map((r) => local(r.name)).join()} from={8} className={styles.fit}>
        <ol className={styles.rounds}>
          {rounds.map((round) => (
            <li key={round.id} aria-current={round.id === on ? 'step' : undefined}>
              <span className={styles.name} data-words-of dir="auto">
                {local(round.name)}
              </span>
              {round.id === on && time.state !== 'none' && time.state !== 'stopped' ? (
                <span className={styles.time}>
                  <strong>{words.now}</strong>{' '}
                  {time.state === 'paused'
                    ? words.paused
                    : time.left <= 0
                      ? words.over
                      : `${words.left} ${minutesAndSeconds(time.left)}`}
                </span>
              ) : (
                round.minutes > 0 && <span className={styles.time}>{words.minutes(round.minutes)}</span>
              )}
            </li>
          ))}
        </ol>
      </Fit>
    </>
  );
}
