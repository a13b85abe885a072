import { useEffect, useRef, useState } from 'react';
import type { SetupBody } from '../../domain/entry.ts';
import { type HallBody, hallOf, roundTime } from '../../domain/hall.ts';
import type { RoundId } from '../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useWords } from '../../ui/language.ts';
import { minutesAndSeconds } from '../../ui/round-time.ts';
import { useSecondsLeft } from '../../ui/use-round-time.ts';
import { useEvening, useView } from './evening.tsx';
import { goneOn, paused, STEP_MS, stepped, type TimeOn } from './hall/round-steps.ts';
import { showClock } from './hall/show-clock.ts';
import { useRoundTime } from './hall/use-hall.ts';
import { HALL_WORDS } from './hall/words.ts';
import { nextRound, openRounds } from './round-clock.ts';
import styles from './round-control.module.css';

/** Starts, pauses, lengthens and stops the rounds for all tables and the wall, and shows how much time is left of the one that is on. */
export function RoundControl() {
  const { session, setup, words } = useEvening();
  const running = setup.running;
  const time = useRoundTime();
  const control = useRef<HTMLElement>(null);
  const pressed = useRef(false);
  const tell = (body: SetupBody | HallBody) => {
    session.configure(body);
    showClock(session);
  };
  const configure = (body: SetupBody) => {
    pressed.current = true;
    tell(body);
  };
  // the button that was pressed gives way to others: the focus goes to one of those that asks before it does anything
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the next start or stop that counts
  useEffect(() => {
    // the list of rounds before the button that starts one
    const harmless = ['[data-asks]', 'select', 'button'];
    if (pressed.current)
      harmless
        .map((one) => control.current?.querySelector<HTMLElement>(one))
        .find(Boolean)
        ?.focus();
    pressed.current = false;
  }, [running?.clock, running?.stopped]);
  return (
    <section ref={control} className={styles.control} aria-label={words.round.label}>
      {running && time && time.state !== 'stopped' ? (
        <RunningRound
          key={running.clock}
          time={time}
          onTime={(change) => {
            // not the calmed view: two quick presses are two steps
            const now = roundTime(session.view.getState().setup, hallOf(session.fold.setupEntries.values()));
            if (now && now.state !== 'stopped') tell(change(now));
          }}
          onStop={() => configure({ type: 'round-stopped', round: running.round })}
        />
      ) : (
        <StartRound key={running?.clock ?? 0} onStart={(round) => configure({ type: 'round-started', round })} />
      )}
    </section>
  );
}

interface RunningRoundProps {
  time: TimeOn;
  onTime: (change: (time: TimeOn) => HallBody) => void;
  onStop: () => void;
}

function RunningRound({ time, onTime, onStop }: RunningRoundProps) {
  const { names, words } = useEvening();
  const says = useWords(HALL_WORDS).round;
  const offset = useView((v) => v.hubOffset) ?? 0;
  const seconds = useSecondsLeft(time, offset) ?? 0;
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
  const now = () => Date.now() + offset;
  const over = seconds < 0;
  const name = names.round(time.round);
  return (
    <>
      <p className={styles.running}>
        <span className={styles.name}>{name}</span>
        <span className={styles.time} role="timer">
          {minutesAndSeconds(seconds)}
        </span>
        <span className={styles.plan} data-over={over || undefined}>
          {over && <Icon name="clock" />}
          {over ? says.over : says.left}
          {time.state === 'paused' && `, ${says.paused}`}
        </span>
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
        <>
          <Button onClick={() => onTime((t) => (time.state === 'paused' ? goneOn(t, now()) : paused(t, now())))}>
            {time.state === 'paused' ? says.goOn : says.pause}
          </Button>
          <Button
            aria-label={`${says.less} ${says.minutes}`}
            onClick={() => onTime((t) => stepped(t, -STEP_MS, now()))}
          >
            {says.less}
          </Button>
          <Button aria-label={`${says.more} ${says.minutes}`} onClick={() => onTime((t) => stepped(t, STEP_MS, now()))}>
            {says.more}
          </Button>
          <Button ref={stop} data-asks onClick={() => setAsking(true)}>
            {words.round.stop(name)}
          </Button>
        </>
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
