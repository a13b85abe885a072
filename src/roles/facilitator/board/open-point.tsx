import { type ReactNode, useMemo, useState } from 'react';
import type { Placement, Point } from '../../../domain/harvest-fold.ts';
import { dropPoint, movePoint, park, put, takeAway } from '../../../domain/harvest-plan.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { Alike } from './alike.tsx';
import { BoardIcon } from './board-icons.tsx';
import { useBoard } from './board-state.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { pointOf } from './dragging.ts';
import styles from './open-point.module.css';
import type { Row } from './pile-choice.ts';
import { PointColour, PointFields } from './point-fields.tsx';
import { StatementRows } from './statement-rows.tsx';
import { useNotes } from './use-notes.ts';

/** One point: its words, what lies under it, and what on the pile is like it. */
export function OpenPoint({ point, atTitle }: { point: Point; atTitle: boolean }) {
  const { said, harvest, harvested, run, setAside, ask, statement } = useBoard();
  const { marked } = useNotes();
  const [part, setPart] = useState<'statements' | 'alike'>('statements');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the harvest is changed in place, the count tells of it
  const rows = useMemo(
    () =>
      harvest.under(point.id).map((where): Row => {
        return {
          id: where.statement,
          station: where.station,
          statement: statement(where),
          marked: marked.has(where.statement),
        };
      }),
    [harvest, harvested, point.id, statement, marked],
  );
  const at = harvest.points.indexOf(point);
  const close = () => {
    setAside({ show: 'nothing' });
    document.querySelector<HTMLElement>(`[role=grid] [data-key="${CSS.escape(point.id)}"]`)?.focus();
  };
  return (
    <section className={styles.open} data-colour={point.colour} aria-label={said.point.label(point.title)}>
      <header className={styles.top}>
        <button type="button" className={styles.back} onClick={close}>
          <BoardIcon name="back" />
          {said.point.back}
        </button>
        <PointColour point={point} />
        <Small
          label={said.point.up}
          icon={<BoardIcon name="up" />}
          off={at <= 0}
          onPress={() => run(movePoint(harvest, point.id, at - 1))}
        />
        <Small
          label={said.point.down}
          icon={<BoardIcon name="down" />}
          off={at >= harvest.points.length - 1}
          onPress={() => run(movePoint(harvest, point.id, at + 1))}
        />
        <button
          type="button"
          className={styles.small}
          disabled={harvest.points.length < 2}
          onClick={(event) => ask({ what: 'merge', chosen: [], from: point.id, anchor: event.currentTarget })}
        >
          <BoardIcon name="merge" />
          <span>{said.point.merge}</span>
        </button>
        <Small
          label={said.point.drop}
          icon={<Icon name="bin" />}
          onPress={() => {
            run(dropPoint(harvest, point.id));
            setAside({ show: 'nothing' });
          }}
        />
        <span className={styles.close}>
          <Small label={said.point.close} icon={<Icon name="close" />} onPress={close} />
        </span>
      </header>
      <PointFields key={point.id} point={point} atTitle={atTitle} />
      <fieldset className={styles.parts}>
        <legend className="visually-hidden">{said.point.label(point.title)}</legend>
        <button type="button" aria-pressed={part === 'statements'} onClick={() => setPart('statements')}>
          {said.point.statements(rows.length)}
        </button>
        <button type="button" aria-pressed={part === 'alike'} onClick={() => setPart('alike')}>
          <Icon name="bulb" />
          {said.point.alike}
        </button>
      </fieldset>
      {part === 'alike' ? <Alike point={point} /> : <Under key={point.id} point={point} rows={rows} />}
    </section>
  );
}

function Under({ point, rows }: { point: Point; rows: readonly Row[] }) {
  const { said, harvest, run, make, ask, chosen } = useBoard();
  const these = chosen.list === point.id ? chosen.placements : [];
  const keyed = (key: string, these: readonly Placement[]): boolean => {
    const other = /^[1-9]$/.test(key) ? harvest.points[Number(key) - 1] : undefined;
    const anchor = document.activeElement;
    if (other) return run(put(harvest, these, other.id, point.id));
    if (key === 'n') make(these, point.id);
    else if (key === 'p') run(park(harvest, these, point.id));
    else if (key === 'Delete' || key === 'Backspace') run(takeAway(harvest, these, point.id));
    else if (key === 'm' && anchor instanceof HTMLElement) ask({ what: 'put', chosen: these, from: point.id, anchor });
    else return false;
    return true;
  };
  const count = these.length;
  return (
    <>
      <StatementRows
        list={point.id}
        label={said.point.statements(rows.length)}
        rows={rows}
        onDrop={({ chosen: these, from }) => run(put(harvest, these, point.id, pointOf(from)))}
        onKey={keyed}
        empty={<p>{said.point.empty}</p>}
      />
      {count > 0 && (
        <ChoiceBar>
          <Button onClick={() => run(takeAway(harvest, these, point.id))}>{said.point.take}</Button>
          <Button onClick={(event) => ask({ what: 'put', chosen: these, from: point.id, anchor: event.currentTarget })}>
            {said.point.other}
          </Button>
          <Button
            onClick={(event) => ask({ what: 'also', chosen: these, from: point.id, anchor: event.currentTarget })}
          >
            {said.point.also}
          </Button>
          <Button aria-label={said.point.split(count)} onClick={() => make(these, point.id)}>
            {said.point.splitOf}
          </Button>
          <Button onClick={() => run(park(harvest, these, point.id))}>{said.choice.park}</Button>
        </ChoiceBar>
      )}
    </>
  );
}

interface SmallProps {
  label: string;
  icon: ReactNode;
  onPress: () => void;
  off?: boolean;
}

/** A button with a drawing and its word for those who point at it or cannot see it. */
function Small({ label, icon, onPress, off = false }: SmallProps) {
  return (
    <button type="button" className={styles.small} aria-label={label} title={label} disabled={off} onClick={onPress}>
      {icon}
    </button>
  );
}
