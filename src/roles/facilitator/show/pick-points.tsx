import { useState } from 'react';
import type { Placement, Point } from '../../../domain/harvest-fold.ts';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { Button } from '../../../ui/button.tsx';
import { useMarked } from '../use-marked.ts';
import { statementAt } from './bodies.ts';
import { PickRow } from './pick-row.tsx';
import styles from './scene-choice.module.css';
import type { ChoiceProps } from './scene-choice.tsx';
import { useShowWords } from './use-sources.ts';

/** Statements of one point, before one asks for more. */
const PAGE = 30;

/** One point, and which of its statements go with it. */
export function PickPoint(props: ChoiceProps) {
  const { draft, sources, onDraft } = props;
  const { harvest, shown, fold } = sources;
  const w = useShowWords();
  if (harvest.points.length === 0) return <p className={styles.none}>{w.point.none}</p>;
  const choose = (point: PointId) => {
    const before = new Set(shown.points.get(point)?.statements ?? []);
    const there = harvest.under(point).filter((p) => before.has(p.statement) && statementAt(fold, p));
    onDraft({ ...draft, point, with: there });
  };
  return (
    <fieldset className={styles.choice}>
      <legend>{w.point.title}</legend>
      <ul className={styles.rows}>
        {harvest.points.map((point) => (
          <li key={point.id}>
            <PointRow
              point={point}
              count={harvest.under(point.id).length}
              type="radio"
              checked={point.id === draft.point}
              onChange={() => choose(point.id)}
            />
            {point.id === draft.point && <WithPoint {...props} key={point.id} point={point.id} />}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function WithPoint({ draft, sources: { harvest, fold, shown }, onDraft, point }: ChoiceProps & { point: PointId }) {
  const w = useShowWords();
  const marked = useMarked();
  const [limit, setLimit] = useState(PAGE);
  const under = harvest.under(point).flatMap((placement) => {
    const statement = statementAt(fold, placement);
    return statement && !statement.withdrawn ? [{ placement, statement }] : [];
  });
  const chosen = new Set(draft.with.map((p) => p.statement));
  const toggle = (placement: Placement) => {
    const rest = draft.with.filter((p) => p.statement !== placement.statement);
    onDraft({ ...draft, with: rest.length === draft.with.length ? [...rest, placement] : rest });
  };
  const inOrder = [...under].sort((a, b) => Number(marked.has(b.statement.id)) - Number(marked.has(a.statement.id)));
  return (
    <fieldset className={`${styles.choice} ${styles.within}`}>
      <legend>{w.point.with}</legend>
      <p className={styles.hint}>
        {under.length === 0 ? w.point.empty : `${w.point.of(chosen.size, under.length)}. ${w.point.withNone}`}
      </p>
      <ul className={styles.rows}>
        {inOrder.slice(0, limit).map(({ placement, statement }) => (
          <li key={statement.id}>
            <PickRow
              statement={statement}
              chosen={chosen.has(statement.id)}
              marked={marked.has(statement.id)}
              released={shown.released.has(statement.id)}
              onToggle={() => toggle(placement)}
            />
          </li>
        ))}
      </ul>
      {under.length > limit && <Button onClick={() => setLimit(limit + PAGE)}>{w.quotes.more}</Button>}
    </fieldset>
  );
}

/** Which points stand in the harvest. */
export function PickHarvest({ draft, sources: { harvest }, onDraft }: ChoiceProps) {
  const w = useShowWords();
  if (harvest.points.length === 0) return <p className={styles.none}>{w.point.none}</p>;
  const without = (ids: Iterable<PointId>) => onDraft({ ...draft, without: new Set(ids) });
  const toggle = (id: PointId) =>
    without(draft.without.has(id) ? [...draft.without].filter((other) => other !== id) : [...draft.without, id]);
  return (
    <fieldset className={styles.choice}>
      <legend>{w.harvest.title}</legend>
      <div className={styles.line}>
        <Button look="quiet" onClick={() => without([])}>
          {w.harvest.all}
        </Button>
        <Button look="quiet" onClick={() => without(harvest.points.map((p) => p.id))}>
          {w.harvest.none}
        </Button>
      </div>
      <ul className={styles.rows}>
        {harvest.points.map((point) => (
          <li key={point.id}>
            <PointRow
              point={point}
              count={harvest.under(point.id).length}
              type="checkbox"
              checked={!draft.without.has(point.id)}
              onChange={() => toggle(point.id)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

interface PointRowProps {
  point: Point;
  count: number;
  type: 'radio' | 'checkbox';
  checked: boolean;
  onChange: () => void;
}

function PointRow({ point, count, type, checked, onChange }: PointRowProps) {
  const w = useShowWords().about;
  return (
    <label className={styles.row}>
      <input type={type} name={type === 'radio' ? 'point' : undefined} checked={checked} onChange={onChange} />
      <span className={styles.words} dir="auto">
        {point.title || w.untitled}
      </span>
      <span className={styles.about}>{w.statements(count)}</span>
    </label>
  );
}
