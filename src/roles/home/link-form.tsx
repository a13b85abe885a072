import { type SubmitEvent, useId, useState } from 'react';
import { useWords } from '../../ui/language.ts';
import styles from './home-screen.module.css';
import { type ReadLink, readLink } from './read-link.ts';
import { waysInWords } from './ways-in-words.ts';

/** The field for a link that was mailed or copied. */
export function LinkForm({ open }: { open(path: string): void }) {
  const w = useWords(waysInWords);
  const id = useId();
  const [read, setRead] = useState<ReadLink>();
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const now = readLink(String(new FormData(event.currentTarget).get('link') ?? ''), location.origin);
    if (now.state === 'path') open(now.path);
    else setRead(now);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{w.link}</label>
      <p id={`${id}-help`}>{w.linkHelp}</p>
      <div>
        <input
          id={id}
          name="link"
          type="text"
          inputMode="url"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-describedby={`${id}-help ${id}-problem`}
          aria-invalid={read !== undefined}
          onInput={() => setRead(undefined)}
        />
        <button type="submit">{w.open}</button>
      </div>
      <div id={`${id}-problem`} className={styles.problem} role="alert">
        {read && <LinkProblem read={read} />}
      </div>
    </form>
  );
}

/** Why a text opens nothing here, and the way on where there is one. */
export function LinkProblem({ read }: { read: ReadLink }) {
  const w = useWords(waysInWords);
  if (read.state === 'path') return null;
  if (read.state !== 'elsewhere') return <p>{w[read.state]}</p>;
  return (
    <>
      <p>{w.elsewhere(read.host)}</p>
      <a className={styles.way} href={read.href} rel="noreferrer">
        {w.openElsewhere}
      </a>
    </>
  );
}
