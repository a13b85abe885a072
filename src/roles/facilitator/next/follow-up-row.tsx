import { useId } from 'react';
import { VOICES } from '../../../domain/code-lists.ts';
import { NAME_LIMIT } from '../../../domain/entry.ts';
import { type HarvestBody, TASK_LIMIT } from '../../../domain/harvest-entries.ts';
import type { FollowUp } from '../../../domain/harvest-fold.ts';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { Button } from '../../../ui/button.tsx';
import choice from '../../../ui/choice.module.css';
import fields from '../../../ui/fields.module.css';
import { Icon } from '../../../ui/icons.tsx';
import { useWords } from '../../../ui/language.ts';
import { TypedField } from '../../../ui/typed-field.tsx';
import { useEvening } from '../evening.tsx';
import { useHarvest } from '../use-wide.ts';
import styles from './next.module.css';
import { NEXT_WORDS } from './words.ts';

interface FollowUpRowProps {
  item: FollowUp;
  onSet: (changes: (HarvestBody & { type: 'follow-up-set' })['changes']) => void;
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  onRemove: () => void;
}

export function FollowUpRow({ item, onSet, onUp, onDown, onRemove }: FollowUpRowProps) {
  const { session, names } = useEvening();
  const words = useWords(NEXT_WORDS);
  const harvest = useHarvest();
  const id = useId();
  const place = `follow-up/${item.id}`;
  const field = { meeting: session.meeting } as const;
  const linked = item.points.flatMap((point) => harvest.point(point) ?? []);
  const others = harvest.points.filter((p) => !item.points.includes(p.id));
  return (
    <li className={styles.card} data-id={item.id} data-done={item.done || undefined}>
      <TypedField
        {...field}
        place={`${place}/what`}
        label={words.followUps.what}
        value={item.what}
        limit={TASK_LIMIT}
        rows={2}
        onSave={(what) => onSet({ what })}
      />
      <div className={styles.pair}>
        <TypedField
          {...field}
          place={`${place}/who`}
          label={words.followUps.who}
          value={item.who}
          limit={NAME_LIMIT}
          onSave={(who) => onSet({ who })}
        />
        <div className={fields.field}>
          <label htmlFor={`${id}-due`}>{words.followUps.due}</label>
          <input id={`${id}-due`} type="date" value={item.due} onChange={(e) => onSet({ due: e.target.value })} />
        </div>
        <div className={fields.field}>
          <label htmlFor={`${id}-voice`}>{words.followUps.voice}</label>
          <select
            id={`${id}-voice`}
            value={item.voice ?? ''}
            onChange={(e) => onSet({ voice: VOICES.find((v) => v === e.target.value) ?? null })}
          >
            <option value="">{words.followUps.noVoice}</option>
            {VOICES.map((voice) => (
              <option key={voice} value={voice}>
                {names.voice(voice)}
              </option>
            ))}
          </select>
        </div>
      </div>
      {(linked.length > 0 || others.length > 0) && (
        <div className={styles.links}>
          <span id={`${id}-points`}>{words.followUps.points}</span>
          {linked.map((point) => (
            <button
              key={point.id}
              type="button"
              className={styles.link}
              data-colour={point.colour}
              aria-label={words.followUps.unlink(point.title || words.untitled)}
              onClick={() => onSet({ points: item.points.filter((p) => p !== point.id) })}
            >
              <span dir="auto">{point.title || words.untitled}</span>
              <Icon name="close" />
            </button>
          ))}
          {others.length > 0 && (
            <select
              aria-labelledby={`${id}-points`}
              value=""
              onChange={(e) => onSet({ points: [...item.points, e.target.value as PointId] })}
            >
              <option value="">{words.followUps.choosePoint}</option>
              {others.map((point) => (
                <option key={point.id} value={point.id}>
                  {point.title || words.untitled}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
      <div className={styles.actions}>
        <label className={choice.choice}>
          <input type="checkbox" checked={item.done} onChange={(e) => onSet({ done: e.target.checked })} />
          <span>{words.followUps.done}</span>
        </label>
        {onUp && <Button onClick={onUp}>{words.followUps.up}</Button>}
        {onDown && <Button onClick={onDown}>{words.followUps.down}</Button>}
        <Button look="quiet" icon="bin" onClick={onRemove}>
          {words.followUps.remove}
        </Button>
      </div>
    </li>
  );
}
