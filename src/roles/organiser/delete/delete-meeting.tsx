import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import styles from './delete-meeting.module.css';
import { words } from './delete-words.ts';

/** What became of it. `not-allowed`: the hub knows no such key. */
export type Deleted = 'deleted' | 'not-allowed' | 'unreachable';

interface DeleteMeetingProps {
  /** Empty for a meeting without one. */
  title: string;
  /** How many entries the tablets hold that the hub has not received, as far as is known. */
  held: number;
  /** Whether the button names the meeting, because there are others beside it. */
  named?: boolean;
  remove(): Promise<Deleted>;
  onDeleted(): void;
}

/** The button to delete a meeting from the hub, and what is asked before that is done. */
export function DeleteMeeting({ title, named = false, ...rest }: DeleteMeetingProps) {
  const w = useWords(words);
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button icon="bin" aria-label={named ? w.openNamed(title) : undefined} onClick={() => setAsking(true)}>
        {w.open}
      </Button>
      {asking && <Question title={title} {...rest} onClose={() => setAsking(false)} />}
    </>
  );
}

function Question({
  title,
  held,
  remove,
  onDeleted,
  onClose,
}: Omit<DeleteMeetingProps, 'named'> & { onClose: () => void }) {
  const w = useWords(words);
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState('');
  const [sureOf, setSureOf] = useState(0);
  const [state, setState] = useState<Deleted | 'asked' | 'removing'>('asked');
  useEffect(() => dialog.current?.showModal(), []);
  const expected = plain(title) || w.noTitle;
  // Said for a number of things; when there are more by now, it has to be said again.
  const isSure = held === 0 || sureOf >= held;
  const ready = isSure && plain(typed).toLowerCase() === expected.toLowerCase() && state !== 'removing';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    setState('removing');
    const outcome = await remove();
    setState(outcome);
    if (outcome === 'deleted') onDeleted();
  };
  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={`${id}-title`} onClose={onClose}>
      <h2 id={`${id}-title`}>{w.title}</h2>
      <p>{w.goes}</p>
      <p>{w.stays}</p>
      <ul className={styles.stays}>
        {w.staying.map((what) => (
          <li key={what}>{what}</li>
        ))}
      </ul>
      <form onSubmit={submit}>
        {held > 0 && (
          <div className={styles.held}>
            <p role="status">{w.held(held)}</p>
            <label className={styles.sure}>
              <input type="checkbox" checked={isSure} onChange={(e) => setSureOf(e.target.checked ? held : 0)} />
              {w.heldSure}
            </label>
          </div>
        )}
        <label className={styles.field}>
          {w.type(expected)}
          <input value={typed} onChange={(e) => setTyped(e.target.value)} autoComplete="off" spellCheck={false} />
        </label>
        <p role="status">{state === 'not-allowed' || state === 'unreachable' ? w.trouble[state] : ''}</p>
        <div className={styles.buttons}>
          <Button onClick={() => dialog.current?.close()}>{w.keep}</Button>
          <Button look="alarm" icon="bin" type="submit" disabled={!ready}>
            {state === 'removing' ? w.removing : w.remove}
          </Button>
        </div>
      </form>
    </dialog>
  );
}

/** As it is compared: without the spaces that nobody sees. */
function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}
