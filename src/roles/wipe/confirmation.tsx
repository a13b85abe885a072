import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import type { Said, Step } from './steps.ts';
import styles from './wipe.module.css';
import type { WipeWords } from './words.ts';

/** The questions before a wipe. Whoever presses on without reading keeps everything: that is the button with the focus. */
export function Confirmation({
  step,
  lost,
  said,
  say,
  w,
  it,
}: {
  step: Step;
  lost: number | undefined;
  /** What is lost are statements, and nothing else. */
  said: boolean;
  say(said: Said): void;
  w: WipeWords;
  it: string;
}) {
  switch (step.at) {
    case 'look':
    case 'failed':
      return (
        <section className={lost ? styles.card : undefined}>
          {lost !== undefined && lost > 0 && <p>{w.refuses}</p>}
          <p role="alert" className={styles.problem}>
            {step.at === 'failed' ? w.failed[step.why] : step.more && w.more}
          </p>
          <div className={styles.actions}>
            <Button aria-disabled={lost === undefined} onClick={() => say({ say: 'wipe' })}>
              {lost ? w.wipeAnyway : w.wipe}
            </Button>
          </div>
        </section>
      );
    case 'first':
      return step.agreed > 0 ? (
        <Question key="first" title={w.firstTitle(step.agreed, said)} text={w.first} say={say} w={w} danger>
          <Button onClick={() => say({ say: 'yes' })}>{w.yesLose}</Button>
        </Question>
      ) : (
        <Question key="sure" title={w.sureTitle(it)} text={w.sure} say={say} w={w}>
          <Button onClick={() => say({ say: 'yes' })}>{w.yes}</Button>
        </Question>
      );
    case 'second':
      return <Second key="second" agreed={step.agreed} typed={step.typed} say={say} w={w} />;
    case 'going':
      return <p role="status">{w.going}</p>;
  }
}

function Question({
  title,
  text,
  say,
  w,
  danger,
  field,
  children,
}: {
  title: string;
  text?: string;
  say(said: Said): void;
  w: WipeWords;
  danger?: boolean;
  field?: React.ReactNode;
  children: React.ReactNode;
}) {
  const id = useId();
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    box.current?.querySelector('button')?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form; this is a question with an answer
    <section
      ref={box}
      role="group"
      className={`${styles.card} ${danger ? styles.danger : ''}`}
      aria-labelledby={id}
      aria-describedby={`${id}-text`}
    >
      <h2 id={id}>{title}</h2>
      <p id={`${id}-text`}>{text}</p>
      {field}
      <div className={styles.actions}>
        <Button look="main" onClick={() => say({ say: 'keep' })}>
          {w.keep}
        </Button>
        {children}
      </div>
    </section>
  );
}

function Second({ agreed, typed, say, w }: { agreed: number; typed: string; say(said: Said): void; w: WipeWords }) {
  const id = useId();
  const [wrong, setWrong] = useState(false);
  return (
    <Question
      title={w.secondTitle}
      say={say}
      w={w}
      danger
      field={
        <div className={styles.number}>
          <label htmlFor={id}>{w.second(agreed)}</label>
          <input
            id={id}
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={typed}
            aria-invalid={wrong}
            aria-describedby={`${id}-wrong`}
            onChange={(event) => {
              setWrong(false);
              say({ say: 'type', typed: event.target.value });
            }}
          />
          <p id={`${id}-wrong`} role="alert" className={styles.problem}>
            {wrong && w.wrong(agreed)}
          </p>
        </div>
      }
    >
      <Button
        onClick={() => {
          setWrong(true); // the right number leaves this screen
          say({ say: 'yes' });
        }}
      >
        {w.forGood}
      </Button>
    </Question>
  );
}
