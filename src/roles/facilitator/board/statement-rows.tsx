import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
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
  onKey: (key: string, ids: readonly StatementId[]) => boolean;
  empty: ReactNode;
}

/** How many rows the list holds to begin with, and how many more each time its end comes into sight. */
const PAGE = 200;
const USUAL_ROW_REM = 5.5;
const GAP_REM = 0.375;

/** Statements to be chosen, dragged and put elsewhere, by mouse, finger or keys. */
export function StatementRows({ list, label, rows, onDrop, onKey, empty }: StatementRowsProps) {
  const { names, words } = useEvening();
  const { said, chosen, choose, listed, harvested } = useBoard();
  const box = useRef<HTMLDivElement>(null);
  const [limit, setLimit] = useState(PAGE);
  const [open, setOpen] = useState<ReadonlySet<StatementId>>(() => new Set());
  useEffect(() => listed(list, rows), [listed, list, rows]);
  const items = useMemo(() => rows.slice(0, limit), [rows, limit]);
  const layout = useMemo(() => ({ estimatedRowSize: USUAL_ROW_REM * remPx(), gap: GAP_REM * remPx() }), []);
  const byId = useMemo(() => new Map(items.map((row) => [row.id, row])), [items]);
  const selected = chosen.list === list ? chosen.keys : EMPTY;

  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].flatMap((key) => {
        const row = byId.get(key as StatementId);
        return row ? [dragged(placement(row), list)] : [];
      }),
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
    choose(list, keys === 'all' ? new Set(items.map((row) => row.id)) : new Set([...keys] as StatementId[]));
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
    const there = new Set(rows.map((r) => r.id));
    const inView = [...selected].filter((id) => there.has(id));
    const ids = inView.length > 0 ? inView : focused ? [focused] : [];
    if (ids.length === 0 || !onKey(event.key, ids)) return;
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
