import { useRef, useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import { EMPTY_LETTER, MessageForm } from './message-form.tsx';
import styles from './messages.module.css';
import { SentMessages } from './sent-messages.tsx';
import { HALL_WORDS } from './words.ts';

/** Messages to the tables: a form, and what was sent. What is half written stays when it is closed. */
export function MessagesButton() {
  const words = useWords(HALL_WORDS).messages;
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const [letter, setLetter] = useState(EMPTY_LETTER);
  return (
    <>
      <Button
        icon="voice"
        aria-label={words.open}
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        {words.short}
      </Button>
      <dialog ref={dialog} className={styles.dialog} aria-labelledby="messages-title" onClose={() => setOpen(false)}>
        {open && (
          <>
            <div className={styles.head}>
              <h2 id="messages-title">{words.title}</h2>
              <Button icon="close" onClick={() => dialog.current?.close()}>
                {words.close}
              </Button>
            </div>
            <MessageForm letter={letter} onChange={setLetter} />
            <SentMessages />
          </>
        )}
      </dialog>
    </>
  );
}
