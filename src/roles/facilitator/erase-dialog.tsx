import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Statement } from '../../domain/statement.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import styles from './erase-dialog.module.css';
import { useEvening } from './evening.tsx';

interface EraseDialogProps {
  statement: Statement;
  onClose: () => void;
}

/** Asks once more, erases, and then says how far it has come: never further than is known. */
export function EraseDialog({ statement, onClose }: EraseDialogProps) {
  const { session, words, names } = useEvening();
  const said = words.erase;
  const dialog = useRef<HTMLDialogElement>(null);
  const [erased, setErased] = useState(false);
  // Not the calmed view: it would say for a moment what was true before.
  const unreceived = useStore(session.view, (v) => v.standing.unreceived > 0);
  const hub = useStore(session.view, (v) => v.link.state !== 'none');
  useEffect(() => dialog.current?.showModal(), []);

  const erase = () => {
    session.erase(statement);
    setErased(true);
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="erase-title" onClose={onClose}>
      <h2 id="erase-title">{erased ? said.done : said.title}</h2>
      {erased ? (
        <ul className={styles.reach} role="status">
          <Reach done>{said.here}</Reach>
          {hub && <Reach done={!unreceived}>{unreceived ? said.hubLater : said.hub}</Reach>}
          {hub && <Reach done={false}>{said.tablets}</Reach>}
        </ul>
      ) : (
        <>
          <blockquote className={styles.words} dir="auto">
            {statement.text}
          </blockquote>
          <p className={styles.origin}>{names.station(statement.station)}</p>
          <p>{said.what}</p>
        </>
      )}
      <p>{said.copies}</p>
      <div className={styles.buttons}>
        {erased ? (
          <Button look="main" onClick={() => dialog.current?.close()}>
            {said.close}
          </Button>
        ) : (
          <>
            <Button onClick={() => dialog.current?.close()}>{said.keep}</Button>
            <Button look="alarm" icon="bin" onClick={erase}>
              {said.erase}
            </Button>
          </>
        )}
      </div>
    </dialog>
  );
}

function Reach({ done, children }: { done: boolean; children: string }) {
  return (
    <li data-done={done || undefined}>
      <Icon name={done ? 'check' : 'clock'} />
      {children}
    </li>
  );
}
