import { useState } from 'react';
import { useStore } from 'zustand';
import type { Hall } from '../../../domain/hall.ts';
import type { StationId } from '../../../domain/ids.ts';
import type { StationNotes } from '../../../domain/station-notes.ts';
import type { Session } from '../../../sync/session.ts';
import { Icon } from '../../../ui/icons.tsx';
import { clockTime } from '../../../ui/language.ts';
import { useArrival } from './arrival.tsx';
import styles from './strip.module.css';
import { Stacked } from './time-cell.tsx';
import type { HallWords } from './words.ts';

const STATES = ['down', 'up', 'answered'] as const;
/** As wide as any time of the day. */
const ANY_TIME = new Date(2000, 0, 1, 20, 0).getTime();

interface HandSlotProps {
  session: Session;
  station: StationId;
  hand: StationNotes['hand'];
  hall: Hall;
  words: HallWords['hand'];
}

/** Asks someone to come by; tapped again, takes that back. What was asked is told, and that someone comes once somebody said so. */
export function HandSlot({ session, station, hand, hall, words }: HandSlotProps) {
  const connected = useStore(session.view, (view) => view.link.state === 'connected');
  const arrival = useArrival(session, hand?.id, true);
  const [tookBack, setTookBack] = useState(false);
  const state = !hand ? 'down' : hall.answered.has(hand.id) ? 'answered' : 'up';
  const waiting = arrival !== 'received' && !connected;
  const toggle = () => {
    setTookBack(hand !== undefined);
    session.note(station, hand ? { type: 'hand-lowered', hand: hand.id } : { type: 'hand-raised' });
  };
  const lines = {
    down: [words.ask],
    up: [words.asked(clockTime(hand?.at ?? ANY_TIME)), waiting ? words.notArrived : words.takeBack],
    answered: [words.coming, words.done],
  };
  return (
    <>
      <button type="button" className={styles.slot} data-hand={state} onClick={toggle}>
        <Stacked
          shown={state}
          all={STATES}
          of={(s) => (
            <>
              <Icon name={s === 'answered' ? 'check' : 'person'} />
              <span className={styles.lines}>
                <b>{lines[s][0]}</b> {lines[s][1] && <small>{lines[s][1]}</small>}
              </span>
            </>
          )}
        />
      </button>
      <p role="status" className="visually-hidden">
        {state === 'answered' && words.coming}
        {state === 'up' && words.asked(clockTime(hand?.at ?? ANY_TIME))}
        {state === 'down' && tookBack && words.takenBack}
      </p>
    </>
  );
}
