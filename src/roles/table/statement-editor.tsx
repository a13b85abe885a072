import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { TEXT_LIMIT } from '../../domain/entry.ts';
import type { AngleId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';
import { cleanText } from '../../domain/text.ts';
import type { Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import { AngleToggles, angleOfKey } from './angle-toggles.tsx';
import { ContestedFields } from './contested-fields.tsx';
import { dropEdit, readEdit, writeEdit } from './edit-drafts.ts';
import { isSaveKey } from './keys.ts';
import { type LookUp, withToggled } from './look-up.ts';
import { ON_TAP_WORDS } from './on-tap-words.ts';
import { RoundSelect } from './round-select.tsx';
import type { RowActions } from './row-actions.ts';
import styles from './statement-editor.module.css';
import { StatementHistory } from './statement-history.tsx';
import { QuoteToggle, TagFields } from './tag-fields.tsx';
import { ThemeSelect } from './theme-select.tsx';

interface StatementEditorProps {
  id: string;
  session: Session;
  look: LookUp;
  statement: Statement;
  actions: RowActions;
}

/**
 * A statement opened in its place. A tag counts as soon as it is tapped, as everywhere on this screen. Words count when they are
 * saved; until then they are a draft that outlives closing the row, a reload, and any change that comes in meanwhile.
 */
export function StatementEditor({ id, session, look, statement, actions }: StatementEditorProps) {
  const [draft, setDraft] = useState(() => readEdit(session.meeting, statement.id));
  const [refused, setRefused] = useState<'empty' | 'too-long'>();
  const field = useRef<HTMLTextAreaElement>(null);
  const fieldId = useId();
  const words = useWords(ON_TAP_WORDS);
  const text = draft?.text ?? statement.text;
  const changed = draft !== undefined && draft.text !== statement.text;
  /** Somebody else changed the words while they were being changed here. */
  const elsewhere = changed && draft.base !== statement.text ? statement.text : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is opened
  useEffect(() => {
    // Opened with keys, it is to be written in. Opened with a finger, an on-screen keyboard would only cover it.
    // The change was made elsewhere too: there is nothing left to save.
    if (draft?.text === statement.text) forget();
    if (!document.activeElement?.matches(':focus-visible')) return;
    field.current?.focus();
    field.current?.setSelectionRange(text.length, text.length);
  }, []);

  const write = (next: string) => {
    const value = { text: next, base: draft?.base ?? statement.text };
    setRefused(undefined);
    if (next === statement.text) return forget();
    setDraft(value);
    writeEdit(session.meeting, statement.id, value);
    actions.edited(statement.id, true);
  };
  const forget = () => {
    setDraft(undefined);
    setRefused(undefined);
    dropEdit(session.meeting, statement.id);
    actions.edited(statement.id, false);
  };
  const save = () => {
    const clean = cleanText(text);
    if (clean === '' || clean.length > TEXT_LIMIT) return setRefused(clean === '' ? 'empty' : 'too-long');
    if (clean !== statement.text) session.amend(statement, { text: clean });
    forget();
    actions.open(statement.id, false);
  };
  const toggleAngle = (angle: AngleId) =>
    session.amend(statement, { angles: withToggled(look, statement.angles, angle) });

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const angle = angleOfKey(look, event.nativeEvent);
    if (angle) {
      event.preventDefault();
      if (!event.repeat) toggleAngle(angle);
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      actions.open(statement.id, false);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only listens to keys on their way up from the controls inside
    <div id={id} className={styles.editor} data-editor onKeyDown={onKeyDown}>
      {statement.contested.length > 0 && <ContestedFields session={session} look={look} statement={statement} />}
      <form
        className={styles.words}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor={fieldId}>{words.editor.text}</label>
        <textarea
          ref={field}
          id={fieldId}
          className={styles.field}
          value={text}
          onChange={(event) => write(event.target.value)}
          onKeyDown={(event) => {
            if (!isSaveKey(event)) return;
            event.preventDefault();
            if (!event.repeat) save();
          }}
          aria-describedby={`${fieldId}-refused`}
          dir="auto"
          rows={2}
          autoComplete="off"
          enterKeyHint="done"
          spellCheck
        />
        <p id={`${fieldId}-refused`} role="status" className={styles.refused}>
          {refused === 'empty' && words.editor.emptyText}
          {refused === 'too-long' &&
            `${words.split.tooLong(cleanText(text).length, TEXT_LIMIT)} ${look.words.capture.shorten}`}
        </p>
        {elsewhere !== undefined && (
          <div className={styles.elsewhere}>
            <p>{words.editor.changedMeanwhile}</p>
            <blockquote dir="auto">{elsewhere}</blockquote>
            <Button onClick={forget}>{words.editor.takeOver}</Button>
          </div>
        )}
        {changed && (
          <p className={styles.actions}>
            <Button look="main" type="submit">
              {words.editor.save}
            </Button>
            {elsewhere === undefined && (
              <Button look="quiet" onClick={forget}>
                {words.editor.undo}
              </Button>
            )}
          </p>
        )}
      </form>
      <p className={styles.hint}>{words.editor.tags}</p>
      <AngleToggles look={look} angles={statement.angles} onToggle={toggleAngle} legend={look.words.capture.angles} />
      <TagFields look={look} tags={statement} onChange={(changes) => session.amend(statement, changes)} />
      <div className={styles.rest}>
        <QuoteToggle look={look} tags={statement} onChange={(changes) => session.amend(statement, changes)} />
        <ThemeSelect look={look} theme={statement.theme} onChange={(theme) => session.amend(statement, { theme })} />
        <RoundSelect look={look} round={statement.round} onChange={(round) => session.amend(statement, { round })} />
      </div>
      <div className={styles.foot}>
        <StatementHistory look={look} statement={statement} />
        <Button icon="close" onClick={() => actions.withdraw(statement)}>
          {words.editor.withdraw}
        </Button>
      </div>
    </div>
  );
}
