import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import type { StatementFields } from '../../src/domain/entry.ts';
import type { AngleId, StationId, ThemeId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import TableScreen from '../../src/roles/table/table-screen.tsx';
import { createFakeSession, type FakeOptions, type FakeSession } from '../support/fake-session.ts';
import { ROUNDS } from '../support/fake-setup.ts';

/** The table that talks about care. */
export const TABLE = 'table-4' as StationId;
export const CARE = 'care' as ThemeId;
export const [FIRST_ROUND, SECOND_ROUND] = ROUNDS as [(typeof ROUNDS)[0], (typeof ROUNDS)[0]];
export const PREVENTION = 'prevention' as AngleId;
export const COOPERATION = 'cooperation' as AngleId;

/** Opens the table's screen on a session in memory. */
export async function openTable(options: FakeOptions = {}, session = hostSession(options)) {
  const screen = await render(<TableScreen session={session} station={TABLE} />);
  return { session, screen };
}

export function hostSession(options: FakeOptions = {}): FakeSession {
  return createFakeSession({ role: 'host', station: TABLE }, options);
}

export const field = () => page.getByRole('textbox', { name: 'Wat wordt er gezegd?' });
export const button = (name: string | RegExp) => page.getByRole('button', { name });
export const angle = (name: string) =>
  page.getByRole('group', { name: /^Invalshoek \(/ }).getByRole('button', { name });

/** What the table has said, newest first. */
export function said(session: FakeSession): readonly Statement[] {
  return session.view.getState().statements.get(TABLE) ?? [];
}

export function say(session: FakeSession, text: string, more: Partial<StatementFields> = {}): Statement {
  const id = session.capture(TABLE, {
    text,
    theme: CARE,
    angles: [],
    kind: null,
    voice: null,
    quote: false,
    round: FIRST_ROUND,
    ...more,
  });
  const statement = said(session).find((s) => s.id === id);
  if (!statement) throw new Error('the session did not show what was captured');
  return statement;
}
