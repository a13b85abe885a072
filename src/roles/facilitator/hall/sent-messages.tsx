import { useState } from 'react';
import type { Message } from '../../../domain/hall.ts';
import { Button } from '../../../ui/button.tsx';
import { clockTime, useWords } from '../../../ui/language.ts';
import { useGrowing } from '../../../ui/use-growing.ts';
import { useEvening } from '../evening.tsx';
import styles from './messages.module.css';
import { useHall } from './use-hall.ts';
import { HALL_WORDS } from './words.ts';

/** More than an evening's, in one go. */
const PAGE = 50;

/** What was sent by everyone who leads, the newest first. Each can be taken back. */
export function SentMessages() {
  const { session } = useEvening();
  const words = useWords(HALL_WORDS).messages;
  const { messages } = useHall();
  const { shown, end } = useGrowing(PAGE);
  const [told, setTold] = useState(false);
  const newestFirst = [...messages].reverse();
  const takeBack = ({ id }: Message) => {
    document.getElementById('sent-title')?.focus(); // the button that was pressed goes away
    session.configure({ type: 'message-taken-back', message: id });
    setTold(true);
  };
  return (
    <section aria-labelledby="sent-title" className={styles.sent}>
      <h3 id="sent-title" tabIndex={-1}>
        {words.earlier}
      </h3>
      <p role="status" className={styles.room}>
        {told && words.takenBack}
      </p>
      {messages.length === 0 ? (
        <p className={styles.room}>{words.nothing}</p>
      ) : (
        <ul className={styles.list}>
          {newestFirst.slice(0, shown).map((message) => (
            <Sent key={message.id} message={message} onTakeBack={() => takeBack(message)} />
          ))}
          {newestFirst.length > shown && <li key={shown} ref={end} aria-hidden="true" />}
        </ul>
      )}
    </section>
  );
}

function Sent({ message, onTakeBack }: { message: Message; onTakeBack: () => void }) {
  const { names } = useEvening();
  const words = useWords(HALL_WORDS).messages;
  const { to, text, at } = message;
  const [only] = to?.length === 1 ? to : [];
  return (
    <li className={styles.message}>
      <p className={styles.when}>
        {clockTime(at)}, {only ? names.station(only) : to ? words.toSome(to.length) : words.toAll}
      </p>
      <p dir="auto" className={styles.said}>
        {text}
      </p>
      <Button look="quiet" icon="undo" aria-label={words.takeBackSays(text)} onClick={onTakeBack}>
        {words.takeBack}
      </Button>
    </li>
  );
}
