import { useState } from 'react';
import type { PointId } from '../../domain/harvest-ids.ts';
import type { Scene } from '../../domain/screen-entries.ts';
import type { Ballot } from '../../domain/station-notes.ts';
import type { BallotState } from '../../sync/wide.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useWords } from '../../ui/language.ts';
import styles from './ballot-form.module.css';
import type { Ballots } from './use-ballots.ts';
import { SCREEN_WORDS, type ScreenWords } from './words.ts';

type Poll = Extract<Scene, { kind: 'poll' }>;

/** A viewer's vote: dots to give to the points that matter most. */
export function BallotForm({ poll, ballots }: { poll: Poll; ballots: Ballots }) {
  const { vote: w } = useWords(SCREEN_WORDS);
  const own = ballots.of(poll.poll);
  const [chosen, setChosen] = useState<ReadonlyMap<PointId, number>>();
  const dots = chosen ?? dotsOf(own?.dots ?? []);
  const onIt = poll.options.map((o) => [o.point, dots.get(o.point) ?? 0] as const);
  const given = onIt.reduce((n, [, d]) => n + d, 0);
  const left = poll.dots - given;
  const ballot: Ballot['dots'] = onIt.flatMap(([point, n]) => (n > 0 ? [{ point, dots: n }] : []));
  const changed = !sameDots(ballot, own?.dots ?? []);
  const give = (point: PointId, n: number) => setChosen(new Map(dots).set(point, n));
  const send = (to: Ballot['dots']) => {
    ballots.cast(poll.poll, to);
    setChosen(undefined);
  };
  return (
    <section className={styles.form} aria-labelledby="poll-title">
      <h1 id="poll-title" dir="auto">
        {poll.title}
      </h1>
      {poll.open && <p>{w.how(poll.dots)}</p>}
      {poll.open && (
        <p className={styles.left} aria-live="polite">
          {w.left(Math.max(0, left))}
        </p>
      )}
      <ol className={styles.options}>
        {poll.options.map(({ point, title }) => {
          const n = dots.get(point) ?? 0;
          return (
            <li key={point} data-given={n > 0 || undefined}>
              <span className={styles.title} dir="auto">
                {title}
              </span>
              <span className={styles.steps}>
                {poll.open && (
                  <button
                    type="button"
                    aria-label={w.less(title)}
                    disabled={n === 0}
                    onClick={() => give(point, n - 1)}
                  >
                    <span aria-hidden="true">−</span>
                  </button>
                )}
                <output aria-label={w.given(n)}>{n}</output>
                {poll.open && (
                  <button
                    type="button"
                    aria-label={w.more(title)}
                    disabled={left <= 0}
                    onClick={() => give(point, n + 1)}
                  >
                    <span aria-hidden="true">+</span>
                  </button>
                )}
              </span>
            </li>
          );
        })}
      </ol>
      <Standing text={standing(own, changed, poll.open, w)} state={changed ? 'changed' : own?.state} />
      {poll.open && (
        <div className={styles.actions}>
          {changed && left >= 0 && ballot.length > 0 && (
            <Button look="main" icon="check" onClick={() => send(ballot)}>
              {own && own.dots.length > 0 ? w.again : w.send}
            </Button>
          )}
          {own && own.dots.length > 0 && (
            <Button look="quiet" onClick={() => send([])}>
              {w.takeBack}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Standing({ text, state }: { text: string; state: BallotState['state'] | 'changed' | undefined }) {
  const icon = state === 'counted' ? 'check-double' : state === 'sent' ? 'clock' : 'alert';
  return (
    <p className={styles.standing} role="status" data-state={text === '' ? undefined : state}>
      {text !== '' && <Icon name={icon} />}
      <span>{text}</span>
    </p>
  );
}

/** Never more than is true: counted is what the hub has said that it counted. */
function standing(own: BallotState | undefined, changed: boolean, open: boolean, w: ScreenWords['vote']): string {
  if (!own) return open ? '' : w.closed;
  if (!open && own.state === 'counted') return own.dots.length > 0 ? w.closedCounted : w.closed;
  if (open && changed && own.state !== 'refused') return own.dots.length > 0 ? w.changed : '';
  if (own.state === 'refused') return w.refused[own.reason];
  if (own.state === 'sent') return w.sending;
  return own.dots.length > 0 ? w.counted : w.takenBack;
}

const dotsOf = (dots: Ballot['dots']) => new Map(dots.map((d) => [d.point, d.dots]));

function sameDots(a: Ballot['dots'], b: Ballot['dots']): boolean {
  const other = dotsOf(b);
  return a.length === b.length && a.every((d) => other.get(d.point) === d.dots);
}
