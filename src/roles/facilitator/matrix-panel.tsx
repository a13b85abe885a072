import { type CSSProperties, type KeyboardEvent, useMemo } from 'react';
import { emptyCount, type Tally } from '../../domain/tally.ts';
import { Icon } from '../../ui/icons.tsx';
import type { MatrixView } from './address-look.ts';
import { useEvening, useView } from './evening.tsx';
import { isCellChosen, isOn, matrixFilter, withCell } from './filter-choice.ts';
import { KindLegend } from './kind-bar.tsx';
import { staleSince } from './link-standing.ts';
import styles from './matrix.module.css';
import { MatrixCell } from './matrix-cell.tsx';
import { COLUMNS_OF, columnCount, matrixColumns } from './matrix-columns.ts';
import { highestCell, matrixShape } from './matrix-shape.ts';
import { MatrixViews } from './matrix-views.tsx';
import { MissingVoices } from './missing-voices.tsx';
import { showStatements } from './statement-panel.tsx';
import { useLinkStanding } from './use-link-standing.ts';
import { useMatrixTally } from './use-matrix-tally.ts';
import { useSearchState } from './use-search.ts';

/** Theme by angle, by round or by voice: where much is said, and of what kind. Every count opens its statements. */
export function MatrixPanel() {
  const { setup, names, words, filter, setFilter, look, all } = useEvening();
  useView((v) => v.arrivals); // the tallies change with it
  useSearchState(); // and with what is found
  const view = look.matrix;
  const columns = COLUMNS_OF[view];
  const tally = useMatrixTally(
    view,
    useMemo(() => matrixFilter(filter, columns), [filter, columns]),
  );
  const { themes } = matrixShape(setup, all);
  const shown = matrixColumns(columns, setup, all, names, words);
  const ids = shown.map((c) => c.id);
  const highest = highestCell(themes, ids, tally);
  const choose = (theme: string | undefined, value: string | undefined) => {
    setFilter(withCell(filter, theme, value, columns));
    showStatements();
  };
  const isOut = (theme: string | undefined, value: string | undefined) =>
    (theme !== undefined && !!filter.themes && !isOn(filter, 'themes', theme)) ||
    (value !== undefined && !!filter[columns] && !isOn(filter, columns, value));
  const empty = view === 'voices' ? words.views.nobody : undefined;

  return (
    <section className={styles.panel} aria-labelledby="matrix-title">
      <div className={styles.top}>
        <h2 id="matrix-title">{words.views.titles[view]}</h2>
        <MatrixViews />
      </div>
      <KindLegend names={names} words={words} />
      <div className={styles.scroll}>
        {/* the arrow keys go from button to button, which keep their own */}
        <table
          className={styles.matrix}
          aria-labelledby="matrix-title"
          aria-describedby="matrix-note"
          style={{ '--columns': shown.length + 1 } as CSSProperties}
          data-many={shown.length > MANY || undefined}
          onKeyDown={moveByArrows}
        >
          <thead>
            <tr>
              <td className={styles.corner} />
              {shown.map(({ id, name, icon, colour, dropped }) => (
                <th key={id} scope="col" data-colour={colour}>
                  {icon && <Icon name={icon} />}
                  <span>{name}</span>
                  {dropped && <small>{words.matrix.dropped}</small>}
                </th>
              ))}
              <th scope="col">
                <span>{words.matrix.total}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {themes.map((id) => {
              const theme = names.themes.get(id);
              const name = names.theme(id);
              return (
                <tr key={id}>
                  <th scope="row" data-colour={theme?.colour ?? 'grey'}>
                    <span className={styles.theme}>
                      <Icon name={theme?.icon ?? 'lines'} />
                      <span>
                        {name} {theme?.dropped && <small>{words.matrix.dropped}</small>}
                      </span>
                    </span>
                  </th>
                  {shown.map((column) => (
                    <td key={column.id}>
                      <MatrixCell
                        label={words.matrix.cell(name, spoken(column.name), tally.cell(id, column.id).total)}
                        count={tally.cell(id, column.id)}
                        tally={tally}
                        highest={highest}
                        empty={empty}
                        chosen={isCellChosen(filter, id, column.id, columns)}
                        out={isOut(id, column.id)}
                        onChoose={() => choose(id, column.id)}
                      />
                    </td>
                  ))}
                  <td>
                    <MatrixCell
                      label={words.matrix.cell(name, words.matrix.total, tally.themes.get(id)?.total ?? 0)}
                      count={tally.themes.get(id) ?? NOTHING}
                      tally={tally}
                      highest={undefined}
                      chosen={isCellChosen(filter, id, undefined, columns)}
                      out={isOut(id, undefined)}
                      onChoose={() => choose(id, undefined)}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{words.matrix.total}</th>
              {shown.map(({ id, name }) => {
                const count = columnCount(tally, columns, id) ?? NOTHING;
                return (
                  <td key={id}>
                    <MatrixCell
                      label={words.matrix.cell(words.matrix.total, spoken(name), count.total)}
                      count={count}
                      tally={tally}
                      highest={undefined}
                      empty={empty}
                      chosen={isCellChosen(filter, undefined, id, columns)}
                      out={isOut(undefined, id)}
                      onChoose={() => choose(undefined, id)}
                    />
                  </td>
                );
              })}
              <td>
                <MatrixCell
                  label={words.matrix.cell(words.matrix.all, words.matrix.total, tally.total.total)}
                  count={tally.total}
                  tally={tally}
                  highest={undefined}
                  chosen={false}
                  out={false}
                  onChoose={() => choose(undefined, undefined)}
                />
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <p id="matrix-note" className={styles.note}>
        {all.total.total === 0 ? words.matrix.empty : <Note view={view} tally={tally} />}
      </p>
    </section>
  );
}

function Note({ view, tally }: { view: MatrixView; tally: Tally }) {
  const { words } = useEvening();
  const stale = staleSince(useLinkStanding()) !== undefined;
  switch (view) {
    case 'all':
      return words.matrix.twice;
    case 'recent':
      if (stale) return words.views.recentStale;
      return tally.total.total === 0 ? words.views.recentEmpty : words.views.recentNote;
    case 'rounds':
      return null;
    case 'voices':
      return <MissingVoices tally={tally} />;
  }
}

/** With more columns than this a cell has no room for a bar beside its count. */
const MANY = 5;
/** A name without the places where a narrow column may part it. */
const spoken = (name: string) => name.replaceAll('\u00ad', '');

const NOTHING = emptyCount();

const STEPS: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** From one count to the next one beside it. */
function moveByArrows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const cell = (event.target as HTMLElement).closest('td');
  if (!step || !cell || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = event.currentTarget.rows;
  const row = rows[(cell.parentElement as HTMLTableRowElement).rowIndex + step[0]];
  const next = row?.cells[cell.cellIndex + step[1]]?.querySelector('button');
  if (!next) return;
  event.preventDefault();
  next.focus();
}
