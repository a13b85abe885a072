import { ICONS } from '../../../domain/code-lists.ts';
import { ANGLES_LIMIT, NAME_LIMIT, type SetupBody } from '../../../domain/entry.ts';
import { type AngleId, newId } from '../../../domain/ids.ts';
import { nextColour } from '../../../domain/templates.ts';
import { Button } from '../../../ui/button.tsx';
import { useDesk } from './desk.ts';
import { ItemList } from './item-list.tsx';
import { LookChoice } from './look-choice.tsx';
import { NameField } from './name-field.tsx';
import styles from './section.module.css';
import { Section } from './section.tsx';

type AngleChanges = Extract<SetupBody, { type: 'angle-set' }>['changes'];
const angleSet = (angle: AngleId, changes: AngleChanges): SetupBody => ({ type: 'angle-set', angle, changes });

export function AngleSection() {
  const { setup, words, random, open, change, changeUndoably } = useDesk();
  const there = setup.angles.filter((a) => !a.dropped).length;
  const add = () => {
    const angle = newId<AngleId>(random);
    const n = setup.angles.length;
    const icon = ICONS[n % ICONS.length] ?? ICONS[0];
    const order = Math.max(0, ...setup.angles.map((a) => a.order)) + 1;
    change(angleSet(angle, { name: { nl: '' }, colour: nextColour(n), icon, order }));
    open(`angle/${angle}`);
  };
  return (
    <Section name="angles" lead={words.anglesLead}>
      {there === 0 && <p className={styles.note}>{words.noAngles}</p>}
      <ItemList
        kind="angle"
        items={setup.angles}
        editor={(angle) => (
          <>
            <NameField
              place={`angle/${angle.id}/name`}
              value={angle.name}
              limit={NAME_LIMIT}
              onSave={(name) => change(angleSet(angle.id, { name }))}
            />
            <LookChoice colour={angle.colour} icon={angle.icon} onChange={(look) => change(angleSet(angle.id, look))} />
          </>
        )}
        onOrder={(angle, order) => change(angleSet(angle.id, { order }))}
        onDropped={(angle, name, dropped) => {
          const body = angleSet(angle.id, { dropped });
          if (dropped) changeUndoably(words.dropped(name), [body]);
          else change(body);
        }}
      />
      <div className={styles.buttons}>
        {there < ANGLES_LIMIT ? (
          <Button onClick={add}>{words.addAngle}</Button>
        ) : (
          <p className={styles.note}>{words.full(ANGLES_LIMIT)}</p>
        )}
      </div>
    </Section>
  );
}
