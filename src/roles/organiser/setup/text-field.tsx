import { useId } from 'react';
import type { LocalText } from '../../../domain/code-lists.ts';
import { cleanText } from '../../../domain/text.ts';
import { useDesk } from './desk.ts';
import styles from './fields.module.css';
import { useTyping } from './use-typing.ts';

interface TextFieldProps {
  /** Names the field in the meeting, for what is typed and not yet saved. */
  place: string;
  label: string;
  value: string;
  limit: number;
  onSave: (text: string) => void;
  /** More than one: a field that grows. */
  rows?: number;
  hint?: string;
  lang?: 'nl' | 'en';
}

/** One line, or several, that saves itself. */
export function TextField({ place, label, value, limit, onSave, rows = 1, hint, lang }: TextFieldProps) {
  const { session } = useDesk();
  const id = useId();
  const typing = useTyping(session.meeting, place, value, (text) => {
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

interface LocalFieldProps extends Omit<TextFieldProps, 'value' | 'onSave' | 'lang'> {
  value: LocalText | undefined;
  onSave: (text: LocalText) => void;
}

/** The same in every language of the meeting. Words in a language that is not asked for go when the others change: they would be about something else. */
export function LocalField({ place, label, value = { nl: '' }, onSave, ...rest }: LocalFieldProps) {
  const { words, english } = useDesk();
  const save = (nl: string, en: string | undefined) => onSave({ nl, ...(english && en && { en }) });
  return (
    <div className={styles.pair} data-two={english || undefined}>
      <TextField
        {...rest}
        place={`${place}/nl`}
        label={label}
        lang="nl"
        value={value.nl}
        onSave={(nl) => save(nl, value.en)}
      />
      {english && (
        <TextField
          {...rest}
          place={`${place}/en`}
          label={words.inEnglish(label)}
          lang="en"
          value={value.en ?? ''}
          onSave={(en) => save(value.nl, en)}
        />
      )}
    </div>
  );
}
