import { memo } from 'react';
import { flushSync } from 'react-dom';
import type { StatementId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Safety, Session } from '../../sync/session.ts';
import { useGrowing } from '../../ui/use-growing.ts';
import type { LookUp } from './look-up.ts';
import type { RowActions } from './row-actions.ts';
import { StatementRow } from './statement-row.tsx';
import styles from './statement-rows.module.css';

interface StatementRowsProps {
  session: Session;
  look: LookUp;
  statements: readonly Statement[];
  safety: ReadonlyMap<StatementId, Safety>;
  openId: StatementId | undefined;
  edited: ReadonlySet<StatementId>;
  finishing: boolean;
  actions: RowActions;
}

/** Rows in a sheaf: what lies out of sight is skipped a sheaf at a time, and one new statement redraws one sheaf. */
const SHEAF = 40;

/**
 * Drawn to begin with; the others follow as one scrolls towards them. An evening's list is drawn whole; of a thousand statements a start
 * and the memory of the tablet carry a tenth.
 */
const SHEAVES = 3;

/** Statements as rows, newest first. Sheaves are counted from the oldest, so that a new statement leaves all but the first as they were. */
export function StatementRows({ statements, ...rest }: StatementRowsProps) {
  const { shown, end, all } = useGrowing(SHEAVES);
  const sheaves: { key: number; of: readonly Statement[] }[] = [];
  let drawn = 0;
  while (drawn < statements.length && sheaves.length < shown) {
    const stop = drawn + ((statements.length - drawn) % SHEAF || SHEAF);
    sheaves.push({ key: statements.length - stop, of: statements.slice(drawn, stop) });
    drawn = stop;
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a <ul> may not hold the sheaves between itself and its items
    <div
      role="list"
      onKeyDown={(event) => {
        // whoever looks for the last row, further out, finds it
        if (event.key === 'End') flushSync(all);
      }}
    >
      {sheaves.map(({ key, of }) => (
        <Sheaf key={key} statements={of} {...rest} />
      ))}
      {drawn < statements.length && <div key={shown} ref={end} role="presentation" className={styles.rest} />}
    </div>
  );
}

const Sheaf = memo(function Sheaf({ statements, safety, openId, edited, ...rest }: StatementRowsProps) {
  return (
    <div role="presentation" className={styles.sheaf}>
      {statements.map((statement) => (
        <StatementRow
          key={statement.id}
          {...rest}
          statement={statement}
          safety={safety.get(statement.id) ?? 'received'}
          open={openId === statement.id}
          edited={edited.has(statement.id)}
        />
      ))}
    </div>
  );
}, showsTheSame);

function showsTheSame(a: StatementRowsProps, b: StatementRowsProps): boolean {
  return (
    a.session === b.session &&
    a.look === b.look &&
    a.finishing === b.finishing &&
    a.actions === b.actions &&
    a.statements.length === b.statements.length &&
    a.statements.every(
      (s, i) =>
        s === b.statements[i] &&
        a.safety.get(s.id) === b.safety.get(s.id) &&
        (a.openId === s.id) === (b.openId === s.id) &&
        a.edited.has(s.id) === b.edited.has(s.id),
    )
  );
}
