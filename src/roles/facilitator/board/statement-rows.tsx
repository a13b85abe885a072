import { type KeyboardEvent, type ReactNode, useId, useMemo, useRef, useState } from 'react';
import {
  Button as AriaButton,
  Checkbox,
  Collection,
  GridList,
  GridListItem,
  GridListLoadMoreItem,
  type Selection,
} from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { Placement } from '../../../domain/harvest-fold.ts';
import type { StatementId } from '../../../domain/ids.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useEvening } from '../evening.tsx';
import { remPx } from '../rem-px.ts';
import { BoardIcon } from './board-icons.tsx';
import { type ListName, useBoard } from './board-state.tsx';
import { type Dragged, dragged, droppedStatements, STATEMENT } from './dragging.ts';
import { placement, type Row } from './pile-choice.ts';
import styles from './statement-rows.module.css';
import { StatementText } from './statement-text.tsx';

interface StatementRowsProps {
  list: ListName;
  label: string;
  rows: readonly Row[];
  /** What becomes of statements that are dropped on this list from another. */
  onDrop: (dropped: Dragged) => void;
  /** A key that was pressed on the list, with what it is for: what is chosen, else the row that has the focus. */
  onKey: (key: string, these: readonly Placement[]) => boolean;
  empty: ReactNode;
}

/** How many rows the list holds to begin with, and how many more each time its end comes into sight. */
const PAGE = 200;
const USUAL_ROW_REM = 5.5;
const GAP_REM = 0.375;

/** Statements to be chosen, dragged and put elsewhere, by mouse, finger or keys. */
export function StatementRows({ list, label, rows, onDrop, onKey, empty }: StatementRowsProps) {
  const { names, words } = useEvening();
  const { said, chosen, choose, harvested } = useBoard();
  const box = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const [limit, setLimit] = useState(PAGE);
  const [open, setOpen] = useState<ReadonlySet<StatementId>>(() => new Set());
  const items = useMemo(() => rows.slice(0, limit), [rows, limit]);
  const layout = useMemo(() => ({ estimatedRowSize: USUAL_ROW_REM * remPx(), gap: GAP_REM * remPx() }), []);
  const byId = useMemo(() => new Map(items.map((row) => [row.id, row])), [items]);
  const selected = chosen.list === list ? chosen.keys : EMPTY;

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => {
      const [first] = keys as Set<StatementId>;
      const at = first === undefined ? undefined : byId.get(first);
      // of what is chosen not all need be drawn, nor shown
      const these = first !== undefined && selected.has(first) ? chosen.placements : at ? [placement(at)] : [];
      return these.map((p) => dragged(p, list));
    },
    acceptedDragTypes: [STATEMENT],
    getDropOperation: (target, types) => (target.type === 'root' && types.has(STATEMENT) ? 'move' : 'cancel'),
    renderDragPreview: (dragged) => (
      <div className={styles.preview}>
        <BoardIcon name="to" /> {said.points.count(dragged.length)}
      </div>
    ),
    onRootDrop: ({ items: dropped }) =>
      void droppedStatements(dropped).then((what) => {
        if (what && what.from !== list) onDrop(what);
      }),
  });

  const select = (keys: Selection) => {
    const before = chosen.list === list ? chosen.placements : [];
    if (keys === 'all') return choose(list, items.map(placement));
    const kept = before.filter((p) => keys.has(p.statement));
    const fresh = items.filter((row) => keys.has(row.id) && !selected.has(row.id));
    choose(list, [...kept, ...fresh.map(placement)]);
  };
  const toggle = (id: StatementId) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const pressed = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const row = (event.target as HTMLElement).closest<HTMLElement>('[role=row]');
    const focused = row?.dataset.key as StatementId | undefined;
    const at = focused === undefined ? undefined : byId.get(focused);
    const these = selected.size > 0 ? chosen.placements : at ? [placement(at)] : [];
    if (these.length === 0 || !onKey(event.key, these)) return;
    event.preventDefault();
    event.stopPropagation();
    keepFocus(box.current);
  };

  return (
    <div className={styles.around} onKeyDownCapture={pressed}>
      <Virtualizer layout={ListLayout} layoutOptions={layout} shouldObserveItemSize>
        <GridList
          ref={box}
          aria-label={label}
          className={styles.list ?? ''}
          selectionMode="multiple"
          selectedKeys={selected}
          onSelectionChange={select}
          dragAndDropHooks={dragAndDropHooks}
          aria-describedby={keysId}
          disallowTypeAhead
          renderEmptyState={() => <div className={styles.empty}>{empty}</div>}
        >
          <Collection items={items} dependencies={[open, names, words, said, harvested]}>
            {(row: Row) => (
              <GridListItem
                id={row.id}
                textValue={row.statement?.text.slice(0, 80) ?? said.row.missing}
                className={styles.row ?? ''}
              >
                <AriaButton slot="drag" className={styles.drag ?? ''}>
                  <BoardIcon name="grip" />
                </AriaButton>
                <Checkbox slot="selection" className={styles.box ?? ''}>
                  <span className={styles.tick}>
                    <Icon name="check" />
                  </span>
                </Checkbox>
                <StatementText row={row} list={list} open={open.has(row.id)} onToggle={() => toggle(row.id)} />
              </GridListItem>
            )}
          </Collection>
          {items.length < rows.length && <GridListLoadMoreItem onLoadMore={() => setLimit(limit + PAGE)} />}
        </GridList>
      </Virtualizer>
      <p id={keysId} className={styles.keys}>
        {said.choice.keys}
      </p>
    </div>
  );
}

const EMPTY: ReadonlySet<StatementId> = new Set();

/** What had the focus may be gone with what was done: the focus then stays with its list. */
export function keepFocus(list: HTMLElement | null): void {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) list?.focus();
  });
}
