import { useEffect, useRef, useState } from 'react';
import type { SetupBody } from '../../domain/entry.ts';
import type { RoundId } from '../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useEvening, useView } from './evening.tsx';
import { nextRound, openRounds, roundClock } from './round-clock.ts';
import styles from './round-control.module.css';
import { useNow } from './use-now.ts';

/** Starts and stops the rounds for all tables, and shows how long the one that is on has run. */
export function RoundControl() {
  const { session, setup, words } = useEvening();
  const running = setup.running;
  const control = useRef<HTMLElement>(null);
  const pressed = useRef(false);
  const configure = (body: SetupBody) => {
    pressed.current = true;
    session.configure(body);
  };
  // the button that was pressed gives way to others: the focus goes to the first of those
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the next start or stop that counts
  useEffect(() => {
    if (pressed.current) control.current?.querySelector('button')?.focus();
    pressed.current = false;
  }, [running?.clock]);
  return (
    <section ref={control} className={styles.control} aria-label={words.round.label}>
      {running && !running.stopped ? (
        <RunningRound
          key={running.clock}
          round={running.round}
          startedAt={running.startedAt}
          onStop={() => configure({ type: 'round-stopped', round: running.round })}
        />
      ) : (
        <StartRound key={running?.clock ?? 0} onStart={(round) => configure({ type: 'round-started', round })} />
      )}
    </section>
  );
}

interface RunningRoundProps {
  round: RoundId;
  startedAt: number;
  onStop: () => void;
}

function RunningRound({ round, startedAt, onStop }: RunningRoundProps) {
  const { names, words } = useEvening();
  const offset = useView((v) => v.hubOffset) ?? 0;
  const now = useNow(1000, offset);
  const [asking, setAsking] = useState(false);
  const keep = useRef<HTMLButtonElement>(null);
  const stop = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    // the button that was pressed is gone: the focus goes to the harmless answer, and back again
    if (asking) keep.current?.focus();
    else if (asked.current) stop.current?.focus();
    asked.current = asking;
  }, [asking]);
  const minutes = names.rounds.get(round)?.minutes;
  const clock = roundClock(startedAt, minutes ?? 0, now);
  const name = names.round(round);
  return (
    <>
      <p className={styles.running}>
        <span className={styles.name}>{name}</span>
        <span className={styles.time} role="timer">
          {clock.elapsed}
        </span>
        {minutes !== undefined && (
          <span className={styles.plan} data-over={clock.minutesOver > 0 || undefined}>
            {clock.minutesOver > 0 ? (
              <>
                <Icon name="clock" /> {words.round.over(clock.minutesOver)}
              </>
            ) : (
              words.round.left(clock.minutesLeft)
            )}
          </span>
        )}
      </p>
      {asking ? (
        <>
          <Button look="main" onClick={onStop}>
            {words.round.reallyStop}
          </Button>
          <Button ref={keep} onClick={() => setAsking(false)}>
            {words.round.keep}
          </Button>
        </>
      ) : (
        <Button ref={stop} onClick={() => setAsking(true)}>
          {words.round.stop(name)}
        </Button>
      )}
    </>
  );
}

function StartRound({ onStart }: { onStart: (round: RoundId) => void }) {
  const { setup, names, words } = useEvening();
  const rounds = openRounds(setup);
  const [chosen, setChosen] = useState<RoundId>();
  const round = rounds.find((r) => r.id === chosen)?.id ?? nextRound(setup) ?? rounds[0]?.id;
  if (!round) return <p className={styles.none}>{words.round.none}</p>;
  return (
    <>
      {setup.running && <p className={styles.none}>{words.round.stopped(names.round(setup.running.round))}</p>}
      {rounds.length > 1 && (
        <select
          className={styles.choose}
          aria-label={words.round.choose}
          value={round}
          onChange={(event) => setChosen(event.target.value as RoundId)}
        >
          {rounds.map((r) => (
            <option key={r.id} value={r.id}>
              {names.round(r.id)}
            </option>
          ))}
        </select>
      )}
      <Button look="main" icon="clock" onClick={() => onStart(round)}>
        {words.round.start(names.round(round))}
      </Button>
    </>
  );
}
