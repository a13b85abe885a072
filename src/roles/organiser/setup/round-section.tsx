import { MINUTES_LIMIT, NAME_LIMIT, type SetupBody } from '../../../domain/entry.ts';
import { newId, type RoundId } from '../../../domain/ids.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from './desk.ts';
import { ItemList } from './item-list.tsx';
import { NameField } from './name-field.tsx';
import { NumberField } from './number-field.tsx';
import styles from './section.module.css';
import { Section } from './section.tsx';
import { WORDS } from './words.ts';

type RoundChanges = Extract<SetupBody, { type: 'round-set' }>['changes'];
const roundSet = (round: RoundId, changes: RoundChanges): SetupBody => ({ type: 'round-set', round, changes });

export function RoundSection() {
  const { setup, words, random, open, change, changeUndoably } = useDesk();
  const there = setup.rounds.filter((r) => !r.dropped);
  const add = () => {
    const round = newId<RoundId>(random);
    const n = there.length + 1;
    const order = Math.max(0, ...setup.rounds.map((r) => r.order)) + 1;
    // as long as the one before it: rounds of an evening mostly are
    const minutes = there.at(-1)?.minutes ?? 45;
    change(roundSet(round, { name: { nl: WORDS.nl.newRound(n), en: `Round ${n}` }, minutes, order }));
    open(`round/${round}`);
  };
  return (
    <Section name="rounds" lead={words.roundsLead}>
      <ItemList
        kind="round"
        items={setup.rounds}
        meta={(round) => words.roundMeta(round.minutes)}
        editor={(round) => (
          <>
            <NameField
              place={`round/${round.id}/name`}
              value={round.name}
              limit={NAME_LIMIT}
              onSave={(name) => change(roundSet(round.id, { name }))}
            />
            <NumberField
              place={`round/${round.id}/minutes`}
              label={words.minutes}
              value={round.minutes}
              limit={MINUTES_LIMIT}
              wrong={words.minutesWrong(MINUTES_LIMIT, round.minutes)}
              onSave={(minutes) => change(roundSet(round.id, { minutes }))}
            />
          </>
        )}
        onOrder={(round, order) => change(roundSet(round.id, { order }))}
        onDropped={(round, name, dropped) => {
          const body = roundSet(round.id, { dropped });
          if (dropped) changeUndoably(words.dropped(name), [body]);
          else change(body);
        }}
      />
      <div className={styles.buttons}>
        <Button onClick={add}>{words.addRound}</Button>
      </div>
    </Section>
  );
}
