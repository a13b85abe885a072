import { useEffect, useId, useRef, useState } from 'react';
import { NAME_LIMIT } from '../../../domain/entry.ts';
import { DOTS_LIMIT, OPTIONS_LIMIT } from '../../../domain/hall.ts';
import type { PointId, PollId } from '../../../domain/harvest-ids.ts';
import { Button } from '../../../ui/button.tsx';
import choice from '../../../ui/choice.module.css';
import fields from '../../../ui/fields.module.css';
import { useWords } from '../../../ui/language.ts';
import { useEvening } from '../evening.tsx';
import { useHarvest } from '../use-wide.ts';
import { makeId } from './new-id.ts';
import styles from './next.module.css';
import { NEXT_WORDS } from './words.ts';

/** As many as one can tell apart at a glance: the first points are put to the vote unless others are chosen. */
const FIRST_CHOSEN = 8;
const USUAL_DOTS = 3;

/** Puts points to the vote, with their words as they are now. */
export function PollForm({ onDone }: { onDone: () => void }) {
  const { session } = useEvening();
  const words = useWords(NEXT_WORDS);
  const harvest = useHarvest();
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState(words.polls.nameStart);
  const [dots, setDots] = useState(USUAL_DOTS);
  const [voters, setVoters] = useState<'tables' | 'viewers'>('tables');
  const [chosen, setChosen] = useState<ReadonlySet<PointId>>(
    () => new Set(harvest.points.slice(0, FIRST_CHOSEN).map((p) => p.id)),
  );
  useEffect(() => first.current?.focus(), []);
  const options = harvest.points
    .filter((p) => chosen.has(p.id))
    .map((p) => ({ point: p.id, title: p.title || words.untitled }));
  const tooMany = options.length > OPTIONS_LIMIT;
  const toggle = (point: PointId) => {
    const next = new Set(chosen);
    if (!next.delete(point)) next.add(point);
    setChosen(next);
  };
  const open = () => {
    const changes = { title: title.trim() || words.polls.nameStart, options, dots, voters, open: true };
    session.configure({ type: 'poll-set', poll: makeId<PollId>(), changes });
    onDone();
  };
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        if (options.length > 0 && !tooMany) open();
      }}
    >
      <div className={fields.field}>
        <label htmlFor={`${id}-title`}>{words.polls.name}</label>
        <input
          ref={first}
          id={`${id}-title`}
          type="text"
          dir="auto"
          autoComplete="off"
          maxLength={NAME_LIMIT}
          value={title}
          onChange={(e) => setTitle(e.target.value)}
        />
      </div>
      <fieldset className={styles.choices}>
        <legend>{words.polls.points}</legend>
        {harvest.points.map((point) => (
          <label key={point.id} className={choice.choice}>
            <input type="checkbox" checked={chosen.has(point.id)} onChange={() => toggle(point.id)} />
            <span dir="auto">{point.title || words.untitled}</span>
          </label>
        ))}
        <p className={fields.hint} role="status">
          {words.polls.chosen(options.length)} {tooMany && words.polls.tooMany(OPTIONS_LIMIT)}
        </p>
      </fieldset>
      <div className={styles.pair}>
        <fieldset className={styles.choices}>
          <legend>{words.polls.voters}</legend>
          {(['tables', 'viewers'] as const).map((who) => (
            <label key={who} className={choice.choice}>
              <input type="radio" name={`${id}-voters`} checked={voters === who} onChange={() => setVoters(who)} />
              <span>{words.polls[who]}</span>
            </label>
          ))}
        </fieldset>
        <div className={fields.field}>
          <label htmlFor={`${id}-dots`}>{words.polls.dots}</label>
          <input
            id={`${id}-dots`}
            className={styles.number}
            type="number"
            inputMode="numeric"
            min={1}
            max={DOTS_LIMIT}
            value={dots}
            onChange={(e) => setDots(Math.min(DOTS_LIMIT, Math.max(1, Math.round(Number(e.target.value) || 1))))}
          />
        </div>
      </div>
      <div className={styles.actions}>
        <Button look="main" type="submit" disabled={options.length === 0 || tooMany}>
          {words.polls.open}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {words.polls.cancel}
        </Button>
      </div>
    </form>
  );
}
