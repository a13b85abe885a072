import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { type EntryId, newId, type RoundId, type StationId } from '../../../domain/ids.ts';
import { SENTENCE_LIMIT, type Summary } from '../../../domain/station-notes.ts';
import { cleanText } from '../../../domain/text.ts';
import type { Session } from '../../../sync/session.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import { dropEdit, readEdit, writeEdit } from '../edit-drafts.ts';
import { isSaveKey } from '../keys.ts';
import type { LookUp } from '../look-up.ts';
import { ON_TAP_WORDS } from '../on-tap-words.ts';
import { Arrival } from './arrival.tsx';
import styles from './summary-panel.module.css';
import { HALL_WORDS } from './words.ts';

/** From here on it is worth saying how much room is left. Unit: UTF-16 code units. */
const ROOM_TOLD_FROM = 320;

interface SentenceFieldProps {
  session: Session;
  station: StationId;
  round: RoundId;
  /** As it stands; undefined before the first. */
  summary: Summary | undefined;
  look: LookUp;
  /** Beside another: two tablets wrote without having heard of each other. */
  also?: boolean;
}

/** The round in one sentence. What is typed and not saved outlives closing, a reload and a crash. */
export function SentenceField({ session, station, round, summary, look, also }: SentenceFieldProps) {
  const all = useWords(HALL_WORDS);
  const words = all.summary;
  const safety = useStore(session.view, (view) => (summary ? view.safety.get(summary.statement) : undefined));
  const id = useId();
  /** Where its draft lies. It stays the same when the sentence gets its name. */
  const draftOf = (also && summary ? summary.statement : `${station}.${round}`) as EntryId;
  const [draft, setDraft] = useState(() => readEdit(session.meeting, draftOf));
  const [removed, setRemoved] = useState(false);
  const standing = summary?.text ?? '';
  const text = draft?.text ?? standing;
  const changed = draft !== undefined && cleanText(draft.text) !== standing;
  /** Somebody else changed it while it was being changed here. */
  const elsewhere = changed && draft.base !== standing;
  const editor = useWords(ON_TAP_WORDS).editor;
  const type = (next: string) => {
    const value = { text: next, base: draft?.base ?? standing };
    setRemoved(false);
    setDraft(value);
    writeEdit(session.meeting, draftOf, value);
  };
  const forget = () => {
    setDraft(undefined);
    dropEdit(session.meeting, draftOf);
  };
  const save = () => {
    const clean = cleanText(text).slice(0, SENTENCE_LIMIT).toWellFormed(); // composing letters can make a text longer
    if (clean !== standing) {
      // what was begun before the other tablet wrote anything takes nothing from it: both stand
      const own = elsewhere && draft?.base === '' ? undefined : summary?.statement;
      const statement = own ?? newId<EntryId>((n) => crypto.getRandomValues(new Uint8Array(n)));
      session.note(station, { type: 'summed-up', statement, round, text: clean });
      setRemoved(clean === '');
    }
    forget();
  };
  return (
    <form
      className={styles.sentence}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label htmlFor={id}>{also ? words.other : words.sentence}</label>
      <textarea
        id={id}
        className={styles.field}
        value={text}
        maxLength={SENTENCE_LIMIT}
        rows={2}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (!isSaveKey(event)) return;
          event.preventDefault();
          if (!event.repeat) save();
        }}
        aria-describedby={`${id}-room`}
        lang={look.language}
        dir="auto"
        autoComplete="off"
        enterKeyHint="done"
        spellCheck
      />
      <p id={`${id}-room`} className={styles.hint}>
        {text.length >= ROOM_TOLD_FROM && words.room(SENTENCE_LIMIT - text.length)}
      </p>
      {elsewhere && (
        <div className={styles.elsewhere}>
          <p>{editor.changedMeanwhile}</p>
          <blockquote dir="auto">{standing}</blockquote>
          <Button onClick={forget}>{editor.takeOver}</Button>
        </div>
      )}
      <div className={styles.outcome}>
        <Button look={changed ? 'main' : 'plain'} type="submit">
          {words.save}
        </Button>
        <p role="status">
          {removed && words.removed}
          {summary && !changed && <Arrival session={session} safety={safety ?? 'received'} />}
        </p>
      </div>
    </form>
  );
}
