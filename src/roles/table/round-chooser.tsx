import { useId } from 'react';
import { useStore } from 'zustand';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { currentRound, type LookUp } from './look-up.ts';
import styles from './round-chooser.module.css';

/** Which round it is. Goes along with the facilitator by itself; the host can be ahead or behind, and sees so. */
export function RoundChooser({ session, look }: { session: Session; look: LookUp }) {
  const name = useId();
  const round = useStore(session.view, currentRound);
  const { setup, words } = look;
  const rounds = setup.rounds.filter((r) => !r.dropped);
  const running = setup.running && !setup.running.stopped ? setup.running.round : undefined;
  const elsewhere = running !== undefined && running !== round ? running : undefined;
  if (rounds.length < 2) return null;
  return (
    <div className={styles.chooser}>
      {elsewhere && (
        <p className={styles.note}>
          {words.header.hallIsIn(look.roundName(elsewhere))}{' '}
          <Button look="quiet" onClick={() => session.chooseRound(elsewhere)}>
            {words.header.goAlong}
          </Button>
        </p>
      )}
      <fieldset className={styles.rounds}>
        <legend className="visually-hidden">{words.header.round}</legend>
        {rounds.map((r) => (
          <label key={r.id} className={styles.round}>
            <input type="radio" name={name} checked={r.id === round} onChange={() => session.chooseRound(r.id)} />
            <span>{look.text(r.name)}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
