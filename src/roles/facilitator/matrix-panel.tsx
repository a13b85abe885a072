import { type CSSProperties, type KeyboardEvent, useMemo } from 'react';
import type { AngleId } from '../../domain/ids.ts';
import { emptyCount } from '../../domain/tally.ts';
import { Icon } from '../../ui/icons.tsx';
import { useEvening, useView } from './evening.tsx';
import { isCellChosen, matrixFilter, withCell } from './filter-choice.ts';
import { KindLegend } from './kind-bar.tsx';
import styles from './matrix.module.css';
import { MatrixCell } from './matrix-cell.tsx';
import { highestCell, matrixShape } from './matrix-shape.ts';
import { showStatements } from './statement-panel.tsx';
import { useTally } from './use-tally.ts';

/** Theme by angle: where much is said, and of what kind. Every count opens its statements. */
export function MatrixPanel() {
  const { session, setup, names, words, filter, setFilter, all } = useEvening();
  useView((v) => v.arrivals); // the tallies change with it
  const tally = useTally(
    session,
    useMemo(() => matrixFilter(filter), [filter]),
  );
  const shape = matrixShape(setup, all);
  const highest = highestCell(shape, tally);
  const angleName = (id: AngleId | 'none') => (id === 'none' ? words.matrix.noAngle : names.angle(id));
  const columns = { '--columns': shape.angles.length + 1 } as CSSProperties;
  const choose = (theme: string | undefined, angle: string | undefined) => {
    setFilter(withCell(filter, theme, angle));
    showStatements();
  };
  const inRow = (theme: string) => !filter.themes || (filter.themes as readonly string[]).includes(theme);
  const inColumn = (angle: string) => !filter.angles || (filter.angles as readonly string[]).includes(angle);

  return (
    <section className={styles.panel} aria-labelledby="matrix-title">
      <div className={styles.top}>
        <h2 id="matrix-title">{words.matrix.label}</h2>
        <KindLegend names={names} words={words} />
      </div>
      <div className={styles.scroll}>
        {/* the arrow keys go from button to button, which keep their own */}
        <table
          className={styles.matrix}
          aria-labelledby="matrix-title"
          aria-describedby="matrix-note"
          style={columns}
          onKeyDown={moveByArrows}
        >
          <thead>
            <tr>
              <td className={styles.corner} />
              {shape.angles.map((id) => {
                const angle = id === 'none' ? undefined : names.angles.get(id);
                return (
                  <th key={id} scope="col" data-colour={angle?.colour ?? 'grey'}>
                    {angle && <Icon name={angle.icon} />}
                    <span>{angleName(id)}</span>
                    {angle?.dropped && <small>{words.matrix.dropped}</small>}
                  </th>
                );
              })}
              <th scope="col">
                <span>{words.matrix.total}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shape.themes.map((id) => {
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
                  {shape.angles.map((angle) => (
                    <td key={angle}>
                      <MatrixCell
                        label={words.matrix.cell(name, angleName(angle), tally.cell(id, angle).total)}
                        count={tally.cell(id, angle)}
                        tally={tally}
                        highest={highest}
                        chosen={isCellChosen(filter, id, angle)}
                        out={!inRow(id) || !inColumn(angle)}
                        onChoose={() => choose(id, angle)}
                      />
                    </td>
                  ))}
                  <td>
                    <MatrixCell
                      label={words.matrix.cell(name, words.matrix.total, tally.themes.get(id)?.total ?? 0)}
                      count={tally.themes.get(id) ?? NOTHING}
                      tally={tally}
                      highest={undefined}
                      chosen={isCellChosen(filter, id, undefined)}
                      out={!inRow(id)}
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
              {shape.angles.map((angle) => (
                <td key={angle}>
                  <MatrixCell
                    label={words.matrix.cell(words.matrix.total, angleName(angle), tally.angles.get(angle)?.total ?? 0)}
                    count={tally.angles.get(angle) ?? NOTHING}
                    tally={tally}
                    highest={undefined}
                    chosen={isCellChosen(filter, undefined, angle)}
                    out={!inColumn(angle)}
                    onChoose={() => choose(undefined, angle)}
                  />
                </td>
              ))}
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
        {all.total.total === 0 ? words.matrix.empty : words.matrix.twice}
      </p>
    </section>
  );
}

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
