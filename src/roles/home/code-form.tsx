import { type SubmitEvent, useId, useState } from 'react';
import { readShortCode } from '../../domain/short-code.ts';
import { useWords } from '../../ui/language.ts';
import styles from './home-screen.module.css';
import { waysInWords } from './ways-in-words.ts';

/** What the hub says to a short code. `unreachable`: nothing, or it is no hub. */
export type FoundCode =
  | { state: 'path'; path: string }
  | { state: 'later'; seconds: number }
  | { state: 'unknown' | 'replaced' | 'unreachable' };

/** The field for the short code on a card. A code that was mistyped is noticed here; a whole one is looked up by the hub. */
export function CodeForm({ find, open }: { find(code: string): Promise<FoundCode>; open(path: string): void }) {
  const w = useWords(waysInWords);
  const id = useId();
  const [state, setState] = useState<{ problem: string; busy?: boolean }>({ problem: '' });
  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const read = readShortCode(String(new FormData(event.currentTarget).get('code') ?? ''));
    if (read.state === 'wrong') return setState({ problem: w.codeWrong[read.reason] });
    setState({ problem: '', busy: true });
    const found = await find(read.code);
    if (found.state === 'path') return open(found.path);
    const problems = { unknown: w.codeUnknown, replaced: w.codeReplaced, unreachable: w.codeUnreachable };
    setState({ problem: found.state === 'later' ? w.codeLater(found.seconds) : problems[found.state] });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>{w.code}</label>
      <p id={`${id}-help`}>{w.codeHelp}</p>
      <div>
        <input
          id={id}
          name="code"
          type="text"
          className={styles.code}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          // as long as a code with spaces around every letter
          maxLength={40}
          aria-describedby={`${id}-help ${id}-problem`}
          aria-invalid={state.problem !== ''}
          onInput={() => setState({ problem: '' })}
        />
        <button type="submit" disabled={state.busy === true}>
          {state.busy ? w.looking : w.codeOpen}
        </button>
      </div>
      <p id={`${id}-problem`} className={styles.problem} role="alert">
        {state.problem}
      </p>
    </form>
  );
}
