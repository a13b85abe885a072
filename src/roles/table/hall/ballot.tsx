import { useId, useState } from 'react';
import type { Poll } from '../../../domain/hall.ts';
import type { PointId } from '../../../domain/harvest-ids.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { Ballot as Cast } from '../../../domain/station-notes.ts';
import type { Session } from '../../../sync/session.ts';
import { Button } from '../../../ui/button.tsx';
import { clockTime, useWords } from '../../../ui/language.ts';
import { Arrival, useArrival } from './arrival.tsx';
import styles from './ballot.module.css';
import { HALL_WORDS } from './words.ts';

interface BallotProps {
  session: Session;
  station: StationId;
  poll: Poll;
  /** What this table voted, from whichever of its tablets. */
  ballot: Cast | undefined;
}

/** Dots handed out over what is put to the vote. It counts when it is sent; the last one that a table sends is the one that counts. */
export function Ballot({ session, station, poll, ballot }: BallotProps) {
  const words = useWords(HALL_WORDS).vote;
  const [edited, setEdited] = useState<ReadonlyMap<PointId, number>>();
  const [refused, setRefused] = useState(false);
  const arrival = useArrival(session, ballot?.id, ballot?.device === session.device);
  const id = useId();
  const sent = new Map(ballot?.dots.map((d) => [d.point, d.dots]));
  const dots = edited ?? sent;
  const of = (point: PointId) => dots.get(point) ?? 0;
  const given = poll.options.reduce((sum, { point }) => sum + of(point), 0);
  const left = Math.max(0, poll.dots - given);
  const voted = sent.size > 0;
  const changed = edited !== undefined && poll.options.some(({ point }) => of(point) !== (sent.get(point) ?? 0));
  const step = (point: PointId, by: 1 | -1) => {
    setRefused(false);
    if (by === 1 ? left > 0 : of(point) > 0) setEdited(new Map(dots).set(point, of(point) + by));
  };
  const send = () => {
    if (given === 0 && !voted) return setRefused(true);
    const chosen = poll.options.map(({ point }) => ({ point, dots: of(point) })).filter((d) => d.dots > 0);
    session.note(station, { type: 'voted', poll: poll.id, dots: chosen });
    setEdited(undefined);
  };
  return (
    <section className={styles.ballot} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} dir="auto">
        {poll.title || words.untitled}
      </h3>
      <p className={styles.soft}>{words.how(poll.dots)}</p>
      <ul className={styles.options}>
        {poll.options.map(({ point, title }) => (
          <li key={point} className={styles.option}>
            <span className={styles.title} dir="auto">
              {title}
            </span>
            <span className={styles.stepper}>
              <Button
                aria-label={words.remove(title, of(point))}
                aria-disabled={of(point) === 0 || undefined}
                onClick={() => step(point, -1)}
              >
                −
              </Button>
              <span className={styles.number} data-some={of(point) > 0 || undefined} aria-hidden="true">
                {of(point)}
              </span>
              <Button
                aria-label={words.add(title, of(point))}
                aria-disabled={left === 0 || undefined}
                onClick={() => step(point, 1)}
              >
                +
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.left}>
        {words.left(left)}
      </p>
      <div className={styles.send}>
        <Button look={changed || !voted ? 'main' : 'plain'} icon="check" onClick={send}>
          {voted ? (given === 0 ? words.takeBack : words.change) : words.send}
        </Button>
        <p role="status" className={styles.outcome}>
          {refused && words.nothing}
          {changed && voted && words.unsent}
          {voted && !changed && ballot && (
            <>
              {words.sent(clockTime(ballot.at))} <Arrival session={session} safety={arrival} />
            </>
          )}
        </p>
      </div>
    </section>
  );
}
