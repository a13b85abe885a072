import { type KeyboardEvent, useMemo, useRef } from 'react';
import { Button as AriaButton, Collection, GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useStore } from 'zustand';
import type { Point } from '../../../domain/harvest-fold.ts';
import type { PointId } from '../../../domain/harvest-ids.ts';
import { movePoint, put } from '../../../domain/harvest-plan.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { remPx } from '../rem-px.ts';
import { BoardIcon } from './board-icons.tsx';
import { useBoard } from './board-state.tsx';
import { droppedStatements, POINT, pointOf, STATEMENT } from './dragging.ts';
import styles from './points.module.css';

const USUAL_ROW_REM = 3.75;
const GAP_REM = 0.375;

/** The points in their order: to open, to put statements under, to put in another order. */
export function Points() {
  const { said, make, setAside, harvest, aside } = useBoard();
  const { points } = harvest;
  return (
    <section className={styles.points} aria-labelledby="points-title">
      <header className={styles.top}>
        <h2 id="points-title">
          {said.points.title} <span className={styles.number}>{points.length}</span>
        </h2>
        <Button onClick={() => make([])}>{said.points.make}</Button>
      </header>
      <PointList />
      <div className={styles.suggest}>
        <Button
          look="quiet"
          icon="bulb"
          aria-expanded={aside.show === 'groups'}
          onClick={() => setAside(aside.show === 'groups' ? { show: 'nothing' } : { show: 'groups' })}
        >
          {said.points.groups}
        </Button>
      </div>
    </section>
  );
}

function PointList() {
  const { said, harvest, harvested, run, make, wide, aside, setAside, chosen } = useBoard();
  const { points } = harvest;
  const box = useRef<HTMLDivElement>(null);
  const desks = useStore(wide.view, (v) => v.desks);
  const here = useMemo(() => {
    const names = new Map<string, string[]>();
    for (const { where, name } of desks) {
      const at = where.startsWith('board:') ? where.slice('board:'.length) : '';
      if (at) names.set(at, [...(names.get(at) ?? []), name ?? said.points.someone]);
    }
    return names;
  }, [desks, said]);
  const layout = useMemo(() => ({ estimatedRowSize: USUAL_ROW_REM * remPx(), gap: GAP_REM * remPx() }), []);
  const these = chosen.placements;
  const from = pointOf(chosen.list);
  const opened = aside.show === 'point' ? aside.point : undefined;

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [POINT]: String(key) })),
    acceptedDragTypes: [STATEMENT, POINT],
    getDropOperation(target, types) {
      const statements = types.has(STATEMENT);
      if (target.type === 'root') return statements ? 'move' : 'cancel';
      return statements === (target.dropPosition === 'on') ? 'move' : 'cancel';
    },
    renderDragPreview: ([item]) => (
      <div className={styles.preview}>{harvest.point(item?.[POINT] as PointId)?.title || said.points.untitled}</div>
    ),
    onItemDrop: ({ items, target }) =>
      void droppedStatements(items).then(
        (what) => what && run(put(harvest, what.chosen, target.key as PointId, pointOf(what.from))),
      ),
    onRootDrop: ({ items }) =>
      void droppedStatements(items).then((what) => what && make(what.chosen, pointOf(what.from))),
    onReorder({ keys, target }) {
      const [id] = [...keys] as PointId[];
      if (id === undefined) return;
      const others = points.filter((p) => p.id !== id);
      const at = others.findIndex((p) => p.id === target.key);
      if (at >= 0) run(movePoint(harvest, id, target.dropPosition === 'before' ? at : at + 1));
    },
  });

  const open = (point: PointId) =>
    setAside(opened === point ? { show: 'nothing' } : { show: 'point', point, title: false });
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (!event.altKey || step === 0) return;
    const id = (event.target as HTMLElement).closest<HTMLElement>('[role=row]')?.dataset.key as PointId | undefined;
    const at = points.findIndex((p) => p.id === id);
    if (id === undefined || at < 0) return;
    event.preventDefault();
    event.stopPropagation();
    run(movePoint(harvest, id, at + step));
  };

  return (
    <div className={styles.around} onKeyDownCapture={pressed}>
      <Virtualizer layout={ListLayout} layoutOptions={layout} shouldObserveItemSize>
        <GridList
          ref={box}
          aria-labelledby="points-title"
          className={styles.list ?? ''}
          dragAndDropHooks={dragAndDropHooks}
          onAction={(key) => open(key as PointId)}
          disallowTypeAhead
          renderEmptyState={() => <Begin />}
        >
          <Collection items={points} dependencies={[harvested, here, these.length, opened, said]}>
            {(point: Point) => {
              const title = point.title || said.points.untitled;
              const people = here.get(point.id);
              return (
                <GridListItem
                  id={point.id}
                  textValue={title}
                  className={styles.point ?? ''}
                  data-colour={point.colour}
                  data-open={point.id === opened || undefined}
                >
                  <AriaButton slot="drag" className={styles.drag ?? ''}>
                    <BoardIcon name="grip" />
                  </AriaButton>
                  <span className={styles.place}>{points.indexOf(point) + 1}</span>
                  <span className={styles.title} data-untitled={point.title === '' || undefined} dir="auto">
                    {title}
                    {people && (
                      <span className={styles.people}>
                        <Icon name="pen" /> {said.points.hereBy(people.join(', '))}
                      </span>
                    )}
                  </span>
                  <span className={styles.count} aria-hidden="true">
                    {harvest.under(point.id).length}
                  </span>
                  <span className="visually-hidden">{said.points.count(harvest.under(point.id).length)}</span>
                  {these.length > 0 && from !== point.id && (
                    <AriaButton
                      slot={null}
                      className={styles.put ?? ''}
                      aria-label={said.points.put(these.length, title)}
                      onPress={() => run(put(harvest, these, point.id, from))}
                    >
                      <BoardIcon name="plus" />
                      {these.length}
                    </AriaButton>
                  )}
                </GridListItem>
              );
            }}
          </Collection>
        </GridList>
      </Virtualizer>
    </div>
  );
}

/** Two lines on how to begin. */
function Begin() {
  const { said } = useBoard();
  return (
    <div className={styles.begin}>
      <h3>{said.points.emptyTitle}</h3>
      <ol>
        {said.points.emptySteps.map((step: string) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}
