import { type KeyboardEvent, memo } from 'react';
import { KIND_LABELS, VOICE_LABELS } from '../../domain/code-lists.ts';
import type { AngleId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Safety, Session } from '../../sync/session.ts';
import { Button } from '../../ui/button.tsx';
import { Icon, KIND_ICONS } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { AngleToggles, angleOfKey } from './angle-toggles.tsx';
import { type LookUp, withToggled } from './look-up.ts';
import { ON_TAP } from './on-tap-part.ts';
import type { RowActions } from './row-actions.ts';
import { SafetyMark } from './safety-mark.tsx';
import styles from './statement-row.module.css';

interface StatementRowProps {
  session: Session;
  look: LookUp;
  statement: Statement;
  safety: Safety;
  open: boolean;
  /** Words were changed and not saved yet. */
  edited: boolean;
  /** The angles stand in the row, to be tapped without opening it. */
  finishing: boolean;
  actions: RowActions;
}

/** One statement in the list: its words, its tags, how safe it is. Tapped, it opens in its place. A thousand of these stay still while one changes. */
export const StatementRow = memo(function StatementRow(props: StatementRowProps) {
  const { session, look, statement, safety, open, edited, finishing, actions } = props;
  const { words } = look;
  const id = `statement-${statement.id}`;
  const time = clockTime(statement.capturedAt);
  if (statement.withdrawn) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a <li> must be the child of a <ul>; between the two lie the sheaves
      <div role="listitem" className={styles.row} data-state="withdrawn">
        <div className={styles.withdrawn}>
          <p className={styles.text} dir="auto">
            <s>{statement.text}</s>
          </p>
          <p className={styles.meta}>
            <span className={styles.mark}>
              {words.row.withdrawn}. {words.row.undoHint}
            </span>
            <SafetyMark safety={safety} words={words.row.safety} />
          </p>
        </div>
        <Button icon="undo" data-statement={statement.id} data-row onClick={() => actions.restore(statement)}>
          {words.row.restore}
        </Button>
      </div>
    );
  }
  const Editor = open ? ON_TAP.now?.StatementEditor : undefined;
  const toggle = (angle: AngleId) => session.amend(statement, { angles: withToggled(look, statement.angles, angle) });
  const onKeyDown = (event: KeyboardEvent) => {
    const angle = finishing && !open ? angleOfKey(look, event.nativeEvent) : undefined;
    if (!angle) return;
    event.preventDefault();
    if (!event.repeat) toggle(angle);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: as above
    <div role="listitem" className={styles.row} data-state={open ? 'open' : undefined} onKeyDown={onKeyDown}>
      <button
        type="button"
        className={styles.face}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        data-row
        data-statement={statement.id}
        onClick={() => actions.open(statement.id, !open)}
      >
        {Editor ? (
          <span className={styles.opened}>
            <span>{time}</span>
            <span className={styles.closer}>
              {words.row.close}
              <Icon name="close" />
            </span>
          </span>
        ) : (
          <>
            <span className={styles.text} dir="auto">
              {statement.text}
            </span>
            <span className={styles.meta}>
              {!finishing && <Angles look={look} angles={statement.angles} />}
              {statement.kind && (
                <span className={styles.mark}>
                  <Icon name={KIND_ICONS[statement.kind]} />
                  {look.text(KIND_LABELS[statement.kind])}
                </span>
              )}
              {statement.voice && (
                <span className={styles.mark}>
                  <Icon name="person" />
                  {look.text(VOICE_LABELS[statement.voice])}
                </span>
              )}
              {statement.quote && (
                <span className={styles.mark}>
                  <Icon name="quote" />
                  {words.row.quote}
                </span>
              )}
              {statement.theme !== look.ownTheme && (
                <span className={styles.pill} data-colour={look.themeColour(statement.theme)}>
                  {look.themeName(statement.theme)}
                </span>
              )}
              {statement.contested.length > 0 && (
                <span className={styles.warn}>
                  <Icon name="alert" />
                  {words.row.contested}
                </span>
              )}
              {edited && (
                <span className={styles.warn}>
                  <Icon name="pen" />
                  {words.row.unfinishedEdit}
                </span>
              )}
              <span className={styles.stand}>
                <span>{time}</span>
                <SafetyMark safety={safety} words={words.row.safety} />
              </span>
            </span>
          </>
        )}
      </button>
      {finishing && !open && (
        <div className={styles.finish}>
          <AngleToggles look={look} angles={statement.angles} onToggle={toggle} legend={words.capture.angles} />
        </div>
      )}
      {Editor && <Editor id={id} session={session} look={look} statement={statement} actions={actions} />}
      {open && !Editor && (
        <p id={id} role="status" className={styles.finish}>
          {words.row.cannotOpen}
        </p>
      )}
    </div>
  );
});

function Angles({ look, angles }: { look: LookUp; angles: readonly AngleId[] }) {
  // a meeting can do without angles
  if (angles.length === 0 && look.angles.length === 0) return null;
  if (angles.length === 0) return <span className={styles.without}>{look.words.row.withoutAngle}</span>;
  return angles.map((id) => {
    const angle = look.angle(id);
    return (
      angle && (
        <span key={id} className={styles.pill} data-colour={angle.colour}>
          <Icon name={angle.icon} />
          {look.text(angle.name)}
        </span>
      )
    );
  });
}
