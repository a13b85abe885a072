import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { COLOURS } from '../../../domain/code-lists.ts';
import { NAME_LIMIT } from '../../../domain/entry.ts';
import { NOTE_LIMIT } from '../../../domain/harvest-entries.ts';
import type { Point } from '../../../domain/harvest-fold.ts';
import { editPoint } from '../../../domain/harvest-plan.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useBoard } from './board-state.tsx';
import styles from './open-point.module.css';
import { useField } from './use-field.ts';

/** A point's own words: its title, and a note beside it. Statements keep theirs. */
export function PointFields({ point, atTitle }: { point: Point; atTitle: boolean }) {
  const { said, harvest, run, setAside } = useBoard();
  const title = useField(point.title, (text) => run(editPoint(harvest, point.id, { title: text.trim() })));
  const note = useField(point.note, (text) => run(editPoint(harvest, point.id, { note: text })));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (atTitle) field.current?.focus();
  }, [atTitle]);
  const done = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    title.leave();
    // where a point stands in the place of the list of points, that list comes back
    const list = document.querySelector<HTMLElement>('[data-board-list="*points"]');
    if (list?.offsetParent === null) setAside({ show: 'nothing' });
    document.querySelector<HTMLElement>('[data-board-list="*pile"] [role=grid]')?.focus();
  };
  return (
    <div className={styles.fields}>
      <input
        ref={field}
        className={styles.title}
        value={title.text}
        maxLength={NAME_LIMIT}
        aria-label={said.point.title}
        placeholder={said.point.titleHint}
        onChange={(event) => title.type(event.target.value)}
        onBlur={title.leave}
        onKeyDown={done}
      />
      <Theirs field={title} />
      <textarea
        className={styles.note}
        value={note.text}
        rows={1}
        maxLength={NOTE_LIMIT}
        aria-label={said.point.note}
        placeholder={`${said.point.note}. ${said.point.noteHint}`}
        onChange={(event) => note.type(event.target.value)}
        onBlur={note.leave}
      />
      <Theirs field={note} />
    </div>
  );
}

/** What another made of the field in which one is typing. */
function Theirs({ field }: { field: ReturnType<typeof useField> }) {
  const { said } = useBoard();
  if (field.theirs === undefined) return null;
  return (
    <p className={styles.theirs} role="status">
      <Icon name="alert" />
      <span>
        {said.point.theirs} <q dir="auto">{field.theirs || said.point.nothing}</q>
      </span>
      {/* the press must come before the field is left, which would save what is typed */}
      <button type="button" onPointerDown={(event) => event.preventDefault()} onClick={field.take}>
        {said.point.takeTheirs}
      </button>
    </p>
  );
}

/** The colour of a point: a button, and behind it the others. */
export function PointColour({ point }: { point: Point }) {
  const { said, harvest, run } = useBoard();
  const [open, setOpen] = useState(false);
  const label = `${said.point.colour}: ${said.point.colours[point.colour]}`;
  return (
    <>
      <button
        type="button"
        className={styles.colour}
        data-colour={point.colour}
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        <span />
      </button>
      {open && (
        <fieldset className={styles.colours}>
          <legend className="visually-hidden">{said.point.colour}</legend>
          {COLOURS.map((colour) => (
            <button
              key={colour}
              type="button"
              className={styles.colour}
              data-colour={colour}
              aria-pressed={colour === point.colour}
              aria-label={said.point.colours[colour]}
              title={said.point.colours[colour]}
              onClick={() => {
                run(editPoint(harvest, point.id, { colour }));
                setOpen(false);
              }}
            >
              <span>{colour === point.colour && <Icon name="check" />}</span>
            </button>
          ))}
        </fieldset>
      )}
    </>
  );
}
