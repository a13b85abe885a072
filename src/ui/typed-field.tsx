import { useId } from 'react';
import type { MeetingId } from '../domain/ids.ts';
import { cleanText } from '../domain/text.ts';
import styles from './fields.module.css';
import { useTyping } from './use-typing.ts';

export interface TypedFieldProps {
  meeting: MeetingId;
  /** Names the field in the meeting, for what is typed and not yet saved. */
  place: string;
  label: string;
  value: string;
  /** Unit: UTF-16 code units. */
  limit: number;
  onSave: (text: string) => void;
  /** More than one: a field that grows. */
  rows?: number | undefined;
  hint?: string | undefined;
  lang?: 'nl' | 'en' | undefined;
}

/** One line, or several, that saves itself. */
export function TypedField({ meeting, place, label, value, limit, onSave, rows = 1, hint, lang }: TypedFieldProps) {
  const id = useId();
  const typing = useTyping(meeting, place, value, (text) => {
    const clean = rows > 1 ? cleanText(text) : cleanText(text).replaceAll(/\s+/g, ' ');
    if (clean !== value) onSave(clean.slice(0, limit));
  });
  const common = {
    id,
    lang,
    dir: 'auto',
    value: typing.text,
    maxLength: limit,
    onBlur: typing.leave,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  } as const;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {rows > 1 ? (
        <textarea {...common} rows={rows} onChange={(e) => typing.type(e.target.value)} />
      ) : (
        <input
          {...common}
          type="text"
          autoComplete="off"
          onChange={(e) => typing.type(e.target.value)}
          onKeyDown={(e) => e.key === 'Enter' && e.currentTarget.blur()}
        />
      )}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
