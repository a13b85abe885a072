import { useId, useState } from 'react';
import { MESSAGE_LIMIT } from '../../../domain/hall.ts';
import type { StationId } from '../../../domain/ids.ts';
import { cleanText } from '../../../domain/text.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import { useEvening, useView } from '../evening.tsx';
import styles from './messages.module.css';
import { TableChoice } from './table-choice.tsx';
import { HALL_WORDS } from './words.ts';

/** A message that is being written. */
interface Letter {
  text: string;
  to: 'all' | 'some';
  tables: ReadonlySet<StationId>;
}
export const EMPTY_LETTER: Letter = { text: '', to: 'all', tables: new Set() };
/** From here on it is worth saying how much room is left. Unit: UTF-16 code units. */
const ROOM_TOLD_FROM = 200;

export function MessageForm({ letter, onChange }: { letter: Letter; onChange: (letter: Letter) => void }) {
  const { session } = useEvening();
  const words = useWords(HALL_WORDS).messages;
  const connected = useView((v) => v.link.state === 'connected');
  const [outcome, setOutcome] = useState<'empty' | 'chooseFirst' | 'sent' | 'sentLater'>();
  const id = useId();
  const { text, to, tables } = letter;
  const change = (part: Partial<Letter>) => {
    setOutcome(undefined);
    onChange({ ...letter, ...part });
  };
  const send = () => {
    const clean = cleanText(text).slice(0, MESSAGE_LIMIT).toWellFormed(); // composing letters can make a text longer
    if (clean === '') return setOutcome('empty');
    if (to === 'some' && tables.size === 0) return setOutcome('chooseFirst');
    session.configure({ type: 'message-sent', text: clean, ...(to === 'some' && { to: [...tables] }) });
    onChange(EMPTY_LETTER);
    setOutcome(connected ? 'sent' : 'sentLater');
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor={id}>{words.text}</label>
      <textarea
        id={id}
        className={styles.field}
        value={text}
        maxLength={MESSAGE_LIMIT}
        rows={3}
        placeholder={words.placeholder}
        aria-describedby={`${id}-room`}
        onChange={(event) => change({ text: event.target.value })}
        dir="auto"
        spellCheck
      />
      <p id={`${id}-room`} className={styles.room}>
        {text.length >= ROOM_TOLD_FROM && words.room(MESSAGE_LIMIT - text.length)}
      </p>
      <fieldset className={styles.to}>
        <legend>{words.to}</legend>
        {(['all', 'some'] as const).map((choice) => (
          <label key={choice}>
            <input type="radio" name={`${id}-to`} checked={to === choice} onChange={() => change({ to: choice })} />
            {words[choice]}
          </label>
        ))}
      </fieldset>
      {to === 'some' && <TableChoice chosen={tables} onChange={(next) => change({ tables: next })} />}
      <div className={styles.send}>
        <Button look="main" type="submit" icon="voice">
          {words.send(to === 'all' ? undefined : tables.size)}
        </Button>
        <p role="status">{outcome && words[outcome]}</p>
      </div>
    </form>
  );
}
