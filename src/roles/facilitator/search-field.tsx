import { useEffect, useId, useRef, useState } from 'react';
import { QUERY_LIMIT } from '../../domain/search/query.ts';
import { Icon } from '../../ui/icons.tsx';
import { useEvening } from './evening.tsx';
import styles from './search-field.module.css';

/** A pause in typing after which what was typed is sought. Unit: ms. */
const PAUSE_MS = 250;

/** Seeks in the words of the statements, as one types. What is sought stands in the address. */
export function SearchField() {
  const { words, look, setLook } = useEvening();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(look.sought);
  const [of, setOf] = useState(look.sought);
  if (of !== look.sought) {
    setOf(look.sought);
    // the address has caught up with what was typed, or another one was opened
    if (look.sought !== typed.replaceAll(/\s+/g, ' ').trim()) setTyped(look.sought);
  }
  const seek = (text: string) => setLook({ sought: text });
  useEffect(() => {
    const timer = setTimeout(() => setLook({ sought: typed }), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, setLook]);
  return (
    <search className={styles.search}>
      <label htmlFor={id} className="visually-hidden">
        {words.search.label}
      </label>
      <span className={styles.glass} aria-hidden="true" />
      <input
        ref={field}
        id={id}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={QUERY_LIMIT}
        placeholder={words.search.placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') seek(typed);
          if (event.key === 'Escape' && typed !== '') {
            setTyped('');
            seek('');
          }
        }}
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label={words.search.clear}
          onClick={() => {
            setTyped('');
            seek('');
            field.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </search>
  );
}
