import { useCallback, useMemo, useRef, useState } from 'react';
import type { StationId } from '../../domain/ids.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { useGrowing } from '../../ui/use-growing.ts';
import { useEvening } from './evening.tsx';
import { isOn, toggled } from './filter-choice.ts';
import { staleSince } from './link-standing.ts';
import { showStatements } from './statement-panel.tsx';
import { StationLine } from './station-line.tsx';
import styles from './station-panel.module.css';
import { FIRST_SORTING, SORT_KEYS, type Sorting, type SortKey, sortedRows, type Want, wants } from './station-rows.ts';
import { StationWants } from './station-wants.tsx';
import { useLinkStanding } from './use-link-standing.ts';
import type { StationsNow } from './use-stations.ts';

/**
 * As many stations as a usual meeting has. Where the panels stand under each other, more are listed only when asked for, so that
 * the statements below stay in reach; the style sheet holds the same number.
 */
const SHORT_LIST = 12;
/** Drawing a thousand rows anew when their order changes takes longer than a frame; nobody sees more than this at once. */
const PAGE = 50;

/** Every table at a glance: how much it wrote, when last, and whether all of it is here. */
export function StationPanel({ stations }: { stations: StationsNow }) {
  const { words, names, language, filter, setFilter } = useEvening();
  const [sorting, setSorting] = useState(FIRST_SORTING.number);
  const stale = staleSince(useLinkStanding());
  const [whole, setWhole] = useState(false);
  const { shown, end, reset } = useGrowing(PAGE);
  const [wanted, setWanted] = useState<readonly Want[]>([]);
  const rows = useMemo(() => {
    const some = wanted.length === 0 ? stations.rows : stations.rows.filter((row) => wanted.some((w) => wants(row, w)));
    return sortedRows(some, sorting);
  }, [stations.rows, sorting, wanted]);
  const latest = useRef({ filter, setFilter });
  latest.current = { filter, setFilter };
  // the same function for every row and every time, so that a thousand rows are drawn only when they change
  const choose = useCallback((station: StationId) => {
    latest.current.setFilter(toggled(latest.current.filter, 'stations', station));
    showStatements();
  }, []);

  const heads: Record<SortKey, string> = {
    number: words.stations.table,
    activity: words.stations.last,
    count: words.stations.count,
    withoutAngle: words.stations.withoutAngle,
  };
  const order = (next: Sorting) => {
    setSorting(next);
    reset();
  };
  const sort = (key: SortKey) =>
    order(sorting.key === key ? { key, descending: !sorting.descending } : FIRST_SORTING[key]);
  const sortHead = (key: SortKey) => (
    <th scope="col" aria-sort={sorting.key !== key ? 'none' : sorting.descending ? 'descending' : 'ascending'}>
      <button type="button" className={styles.sort} onClick={() => sort(key)}>
        <span>{heads[key]}</span>
        <Icon name="chevron" />
      </button>
    </th>
  );
  const withRound = stations.rows.some((row) => row.thisRound !== undefined);

  return (
    <section className={styles.panel} aria-labelledby="stations-title">
      <div className={styles.top}>
        <h2 id="stations-title">{words.stations.label}</h2>
        {stale !== undefined && (
          <p className={styles.asOf}>
            <Icon name="no-link" />
            {words.stations.asOf(clockTime(stale))}
          </p>
        )}
        <label className={styles.order}>
          <span>{words.stations.sorted}</span>
          <select value={sorting.key} onChange={(e) => order(FIRST_SORTING[e.target.value as SortKey])}>
            {SORT_KEYS.map((key) => (
              <option key={key} value={key}>
                {heads[key]}
              </option>
            ))}
          </select>
        </label>
      </div>
      {stations.rows.length > 0 && (
        <StationWants
          rows={stations.rows}
          wanted={wanted}
          onChange={(next) => {
            setWanted(next);
            reset();
          }}
        />
      )}
      {rows.length === 0 ? (
        <p className={styles.none}>{stations.rows.length === 0 ? words.stations.none : words.attention.none}</p>
      ) : (
        <table
          className={styles.stations}
          aria-labelledby="stations-title"
          aria-rowcount={rows.length + 1}
          data-round={withRound || undefined}
          data-whole={whole || undefined}
        >
          <thead>
            <tr className={styles.heads}>
              {sortHead('number')}
              <th scope="col">{words.stations.theme}</th>
              {sortHead('count')}
              {withRound && <th scope="col">{words.stations.thisRound}</th>}
              {sortHead('withoutAngle')}
              {sortHead('activity')}
              <th scope="col">{words.stations.contact}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <StationLine
                key={row.id}
                row={row}
                now={stations.now}
                names={names}
                words={words}
                language={language}
                chosen={isOn(filter, 'stations', row.id)}
                onChoose={choose}
              />
            ))}
          </tbody>
        </table>
      )}
      {/* a new one for each length: an end that stays in sight makes the list longer again */}
      {rows.length > shown && (
        <div key={shown} ref={end} className={styles.end} data-whole={whole || undefined} aria-hidden="true" />
      )}
      {rows.length > SHORT_LIST && !whole && (
        <div className={styles.rest}>
          <Button onClick={() => setWhole(true)}>{words.stations.showAll(rows.length, names.onlyTables)}</Button>
        </div>
      )}
    </section>
  );
}
