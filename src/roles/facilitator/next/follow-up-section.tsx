import { useEffect, useRef, useState } from 'react';
import type { HarvestBody } from '../../../domain/harvest-entries.ts';
import type { FollowUp } from '../../../domain/harvest-fold.ts';
import type { FollowUpId } from '../../../domain/harvest-ids.ts';
import { Button } from '../../../ui/button.tsx';
import { useWords } from '../../../ui/language.ts';
import { useHarvest, useWide } from '../use-wide.ts';
import { FollowUpRow } from './follow-up-row.tsx';
import { makeId } from './new-id.ts';
import styles from './next.module.css';
import { Removed } from './removed.tsx';
import { NEXT_WORDS } from './words.ts';

/** Who does what by when, in the order in which it is told. */
export function FollowUpSection() {
  const words = useWords(NEXT_WORDS);
  const wide = useWide();
  const { followUps } = useHarvest();
  const list = useRef<HTMLOListElement>(null);
  const [fresh, setFresh] = useState<FollowUpId>();
  const [removed, setRemoved] = useState<FollowUp>();
  // what was added is what one goes on to write in
  useEffect(() => {
    if (fresh) list.current?.querySelector<HTMLElement>(`[data-id="${fresh}"] textarea`)?.focus();
  }, [fresh]);
  const set = (followUp: FollowUpId, changes: (HarvestBody & { type: 'follow-up-set' })['changes']) =>
    wide.arrange([{ type: 'follow-up-set', followUp, changes }]);
  const add = () => {
    const id = makeId<FollowUpId>();
    set(id, { what: '', order: (followUps.at(-1)?.order ?? 0) + 1 });
    setFresh(id);
  };
  /** Between its new neighbours. */
  const move = (index: number, step: -1 | 1) => {
    const item = followUps[index];
    const past = followUps[index + step];
    if (!item || !past) return;
    const beyond = followUps[index + 2 * step];
    set(item.id, { order: beyond ? (past.order + beyond.order) / 2 : past.order + step });
  };
  return (
    <section className={styles.section} aria-labelledby="follow-ups-title">
      <div className={styles.top}>
        <div>
          <h2 id="follow-ups-title">{words.followUps.title}</h2>
          <p className={styles.help}>{words.followUps.help}</p>
        </div>
        <Button look="main" onClick={add}>
          {words.followUps.add}
        </Button>
      </div>
      {removed && (
        <Removed
          what={removed.what || words.followUps.nameless}
          onUndo={() => {
            set(removed.id, { dropped: false });
            setRemoved(undefined);
          }}
        />
      )}
      {followUps.length === 0 && <p className={styles.empty}>{words.followUps.none}</p>}
      <ol ref={list} className={styles.list}>
        {followUps.map((item, index) => (
          <FollowUpRow
            key={item.id}
            item={item}
            onSet={(changes) => set(item.id, changes)}
            onUp={index > 0 ? () => move(index, -1) : undefined}
            onDown={index < followUps.length - 1 ? () => move(index, 1) : undefined}
            onRemove={() => {
              set(item.id, { dropped: true });
              setRemoved(item);
            }}
          />
        ))}
      </ol>
    </section>
  );
}
