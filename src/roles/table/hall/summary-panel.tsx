import { useState } from 'react';
import { useStore } from 'zustand';
import type { RoundId, StationId } from '../../../domain/ids.ts';
import type { Statement } from '../../../domain/statement.ts';
import { MARKS_WANTED, type StationNotes } from '../../../domain/station-notes.ts';
import type { Safety, Session } from '../../../sync/session.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useWords } from '../../../ui/language.ts';
import type { LookUp } from '../look-up.ts';
import { Arrival } from './arrival.tsx';
import { SentenceField } from './sentence-field.tsx';
import styles from './summary-panel.module.css';
import { HALL_WORDS } from './words.ts';

interface SummaryPanelProps {
  session: Session;
  station: StationId;
  round: RoundId;
  notes: StationNotes;
  look: LookUp;
}

/** What the table itself finds most important of a round: up to three statements, a sentence, both, or nothing. */
export function SummaryPanel({ session, station, round, notes, look }: SummaryPanelProps) {
  const words = useWords(HALL_WORDS).summary;
  const own = notes.summaries.filter((s) => s.round === round);
  return (
    <>
      <p className={styles.hint}>{words.free}</p>
      <Marks session={session} station={station} round={round} notes={notes} />
      {/* the first stands in the place of the empty field that it was written in */}
      <SentenceField session={session} station={station} round={round} summary={own[0]} look={look} />
      {own.slice(1).map((summary) => (
        <SentenceField
          key={summary.statement}
          session={session}
          station={station}
          round={round}
          summary={summary}
          look={look}
          also
        />
      ))}
    </>
  );
}

const NONE: readonly Statement[] = [];
const WORST: readonly Safety[] = ['unkept', 'saving', 'kept'];

function Marks({ session, station, round, notes }: Omit<SummaryPanelProps, 'look'>) {
  const words = useWords(HALL_WORDS).summary;
  const all = useStore(session.view, (view) => view.statements.get(station) ?? NONE);
  const safety = useStore(session.view, (view) => view.safety);
  const [full, setFull] = useState(false);
  const said = all.filter((s) => s.round === round && !s.withdrawn);
  const marked = said.filter((s) => notes.marked.has(s.id)).length;
  const worst = WORST.find((w) => said.some((s) => safety.get(s.id) === w)) ?? 'received';
  const toggle = ({ id }: Statement) => {
    const on = !notes.marked.has(id);
    setFull(on && marked >= MARKS_WANTED);
    if (!on || marked < MARKS_WANTED) session.note(station, { type: 'marked', statement: id, marked: on });
  };
  return (
    <fieldset className={styles.marks}>
      <legend>{words.marks}</legend>
      <p className={styles.hint}>{said.length === 0 ? words.nothingSaid : words.marksHint(MARKS_WANTED)}</p>
      <ul className={styles.list}>
        {said.map((statement) => (
          <li key={statement.id}>
            <button
              type="button"
              className={styles.mark}
              aria-pressed={notes.marked.has(statement.id)}
              onClick={() => toggle(statement)}
            >
              <Icon name={notes.marked.has(statement.id) ? 'check' : 'star'} />
              <span dir="auto">{statement.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className={styles.outcome}>
        <p role="status">
          {marked > MARKS_WANTED
            ? words.tooMany(marked)
            : full
              ? words.full(MARKS_WANTED)
              : marked > 0 && words.marked(marked, MARKS_WANTED)}
        </p>
        {marked > 0 && <Arrival session={session} safety={worst} />}
      </div>
    </fieldset>
  );
}
