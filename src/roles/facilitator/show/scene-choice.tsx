import { useId } from 'react';
import { NOTE_LIMIT } from '../../../domain/harvest-entries.ts';
import type { Sources } from './bodies.ts';
import { PickHarvest, PickPoint } from './pick-points.tsx';
import { PickQuotes } from './pick-quotes.tsx';
import styles from './scene-choice.module.css';
import type { Draft } from './show-plan.ts';
import { useShowWords } from './use-sources.ts';

export interface ChoiceProps {
  draft: Draft;
  sources: Sources;
  onDraft: (draft: Draft) => void;
}

/** What of the chosen scene is to be seen. */
export function SceneChoice(props: ChoiceProps) {
  const w = useShowWords();
  switch (props.draft.kind) {
    case 'welcome':
      return <WelcomeText {...props} />;
    case 'quotes':
      return <PickQuotes {...props} />;
    case 'point':
      return <PickPoint {...props} />;
    case 'harvest':
      return <PickHarvest {...props} />;
    case 'follow-ups':
      return props.sources.harvest.followUps.length === 0 ? <p className={styles.none}>{w.followUps.none}</p> : null;
    case 'poll':
    case 'result':
      return <PickPoll {...props} />;
    default:
      return null;
  }
}

function WelcomeText({ draft, onDraft }: ChoiceProps) {
  const w = useShowWords();
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{w.welcomeText}</label>
      <textarea
        id={id}
        rows={3}
        maxLength={NOTE_LIMIT}
        aria-describedby={`${id}-hint`}
        value={draft.text}
        onChange={(event) => onDraft({ ...draft, text: event.target.value })}
      />
      <p id={`${id}-hint`} className={styles.hint}>
        {w.welcomeHint}
      </p>
    </div>
  );
}

function PickPoll({ draft, sources: { hall, shown }, onDraft }: ChoiceProps) {
  const w = useShowWords().poll;
  const polls =
    draft.kind === 'poll'
      ? hall.polls.map((p) => ({ id: p.id, title: p.title, about: p.open ? w.open : w.closed }))
      : [...shown.results.values()].map((r) => ({ id: r.poll, title: r.title ?? '', about: '' }));
  if (polls.length === 0) return <p className={styles.none}>{draft.kind === 'poll' ? w.none : w.noResult}</p>;
  const chosen = polls.find((p) => p.id === draft.poll)?.id ?? polls.at(-1)?.id;
  return (
    <fieldset className={styles.choice}>
      <legend>{w.title}</legend>
      <ul className={styles.rows}>
        {polls.map((poll) => (
          <li key={poll.id}>
            <label className={styles.row}>
              <input
                type="radio"
                name="poll"
                checked={poll.id === chosen}
                onChange={() => onDraft({ ...draft, poll: poll.id })}
              />
              <span className={styles.words} dir="auto">
                {poll.title}
              </span>
              {poll.about && <span className={styles.about}>{poll.about}</span>}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
