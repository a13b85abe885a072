import { useState } from 'react';
import type { PollId } from '../../../domain/harvest-ids.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import { useEvening } from '../evening.tsx';
import { useHall } from '../hall/use-hall.ts';
import { useHarvest } from '../use-wide.ts';
import styles from './next.module.css';
import { PollCard } from './poll-card.tsx';
import { PollForm } from './poll-form.tsx';
import { Removed } from './removed.tsx';
import { NEXT_WORDS } from './words.ts';

/** Votes: a new one, those that are open, and those that were. The newest stands on top. */
export function PollSection() {
  const { session } = useEvening();
  const words = useWords(NEXT_WORDS);
  const { polls } = useHall();
  const harvest = useHarvest();
  const [making, setMaking] = useState(false);
  const [removed, setRemoved] = useState<{ id: PollId; title: string }>();
  return (
    <section className={styles.section} aria-labelledby="polls-title">
      <div className={styles.top}>
        <div>
          <h2 id="polls-title">{words.polls.title}</h2>
          <p className={styles.help}>{words.polls.help}</p>
        </div>
        {!making && harvest.points.length > 0 && (
          <Button look="main" icon="check" onClick={() => setMaking(true)}>
            {words.polls.make}
          </Button>
        )}
      </div>
      {harvest.points.length === 0 && polls.length === 0 && <p className={styles.empty}>{words.noPoints}</p>}
      {making && <PollForm onDone={() => setMaking(false)} />}
      {removed && (
        <Removed
          what={removed.title}
          onUndo={() => {
            session.configure({ type: 'poll-set', poll: removed.id, changes: { dropped: false } });
            setRemoved(undefined);
          }}
        />
      )}
      {[...polls].reverse().map((poll) => (
        <PollCard
          key={poll.id}
          poll={poll}
          onRemove={() => {
            session.configure({ type: 'poll-set', poll: poll.id, changes: { dropped: true, open: false } });
            setRemoved({ id: poll.id, title: poll.title });
          }}
        />
      ))}
    </section>
  );
}
