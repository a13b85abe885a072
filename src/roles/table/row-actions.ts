import type { StatementId } from '../../domain/ids.ts';
import type { Statement } from '../../domain/statement.ts';

/** What rows ask of their list; the same object for the list's whole life. */
export interface RowActions {
  open(id: StatementId, open: boolean): void;
  edited(id: StatementId, edited: boolean): void;
  withdraw(statement: Statement): void;
  restore(statement: Statement): void;
}
