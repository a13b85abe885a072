import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { Collection, GridList, GridListItem, GridListLoadMoreItem } from 'react-aria-components/GridList';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import type { StatementId } from '../../domain/ids.ts';
import { parseQuery } from '../../domain/search/query.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Filter } from '../../domain/tally.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useEvening, useView } from './evening.tsx';
import { remPx } from './rem-px.ts';
import { bestOf, countFrom, newestOf, placeAfter } from './statement-choice.ts';
import styles from './statement-list.module.css';
import { StatementRow } from './statement-row.tsx';
import { useReading } from './use-reading.ts';

export interface Pause {
  at: StatementId | undefined;
}

interface StatementListProps {
  filter: Filter;
  /** Whether only what the search found is shown, best first. */
  sought: boolean;
  /** Goes up whenever what the search found changed. */
  changes: number;
  /** The last arrival that is shown while the list is paused; without `at` there was none. */
  paused: Pause | undefined;
  onGoOn: () => void;
  /** Whether an empty list means that nothing was said at all, rather than nothing in this choice. */
  everything: boolean;
  /** Called when one went back to the newest, to give the focus a place. */
  onTop: () => void;
  onErase: (statement: Statement) => void;
}

/**
 * How many statements the list holds to begin with, and how many more each time its end comes into sight. The list component
 * looks at every row it holds whenever one comes in, so it is never given sixty thousand.
 */
const PAGE = 200;
/** A usual row in rem: where a row is not drawn yet the scroll bar goes by this. */
const USUAL_ROW_REM = 7;
const GAP_REM = 0.5;

/** The statements of a choice, newest first. While one reads further down, or has the focus in it, nothing moves. */
export function StatementList(props: StatementListProps) {
  const { filter, sought, changes, paused, onGoOn, everything, onTop, onErase } = props;
  const { words, names, look, search } = useEvening();
  const arrivals = useView((v) => v.arrivals);
  const box = useRef<HTMLDivElement>(null);
  const [limit, setLimit] = useState(PAGE);
  const [open, setOpen] = useState<ReadonlySet<StatementId>>(() => new Set());
  const reading = useReading(box);
  const [held, setHeld] = useState<{ at: StatementId | undefined }>();
  if (reading && !held && arrivals.length > 0) setHeld({ at: arrivals[arrivals.length - 1]?.id });
  if (!reading && held) setHeld(undefined);
  useShowOnGoingOn(box, paused);

  const stop = paused ?? held;
  const end = stop ? endOf(arrivals, stop) : arrivals.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found is changed in place
  const items = useMemo(
    () =>
      sought
        ? bestOf(arrivals, filter, end, limit, (id) => search.levelOf(id))
        : newestOf(arrivals, filter, end, limit),
    [arrivals, filter, end, limit, sought, search, changes],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same
  const fresh = useMemo(
    () => countFrom(arrivals, filter, end, (id) => !sought || search.levelOf(id) !== undefined),
    [arrivals, filter, end, sought, search, changes],
  );
  const terms = useMemo(() => parseQuery(look.sought), [look.sought]);
  const layout = useMemo(() => ({ estimatedRowSize: USUAL_ROW_REM * remPx(), gap: GAP_REM * remPx() }), []);

  const toggle = (id: StatementId) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  const toTop = () => {
    onGoOn();
    setHeld({ at: arrivals[arrivals.length - 1]?.id });
    box.current?.scrollTo({ top: 0 });
    if ((box.current?.getBoundingClientRect().top ?? 0) < 0) box.current?.scrollIntoView({ block: 'start' });
    onTop(); // the button that was pressed goes away
  };

  if (items.length === 0 && fresh === 0) {
    return (
      <div className={styles.empty}>
        <Icon name="lines" />
        <h3>{everything ? words.list.emptyTitle : sought ? words.search.none : words.list.noneTitle}</h3>
        <p>{everything ? words.list.empty : sought ? words.search.noneHelp : words.list.none}</p>
      </div>
    );
  }
  return (
    <div className={styles.around}>
      {fresh > 0 && (
        <div className={styles.fresh}>
          <Button look="main" onClick={toTop}>
            {words.list.fresh(fresh)}
          </Button>
        </div>
      )}
      <Virtualizer layout={ListLayout} layoutOptions={layout} shouldObserveItemSize>
        <GridList ref={box} className={styles.list ?? ''} aria-labelledby="statements-title">
          <Collection items={items} dependencies={[open, names, terms]}>
            {(statement: Statement) => (
              <GridListItem id={statement.id} textValue={statement.text.slice(0, 80)} className={styles.row ?? ''}>
                <StatementRow
                  statement={statement}
                  open={open.has(statement.id)}
                  onToggle={() => toggle(statement.id)}
                  onErase={() => onErase(statement)}
                  terms={terms}
                />
              </GridListItem>
            )}
          </Collection>
          {items.length === limit && <GridListLoadMoreItem onLoadMore={() => setLimit(limit + PAGE)} />}
        </GridList>
      </Virtualizer>
    </div>
  );
}

function endOf(arrivals: readonly Statement[], { at }: Pause): number {
  return at === undefined ? 0 : placeAfter(arrivals, at);
}

/** Who goes on wants to see what came meanwhile, which stands at the top. */
function useShowOnGoingOn(box: RefObject<HTMLElement | null>, paused: Pause | undefined): void {
  const was = useRef(paused);
  useEffect(() => {
    if (was.current && !paused) box.current?.scrollTo({ top: 0 });
    was.current = paused;
  }, [box, paused]);
}
