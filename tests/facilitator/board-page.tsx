import './real-virtualizer.ts';
import { expect } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import type { HarvestBody } from '../../src/domain/harvest-entries.ts';
import type { HarvestFold } from '../../src/domain/harvest-fold.ts';
import type { StatementId } from '../../src/domain/ids.ts';
import FacilitatorScreen from '../../src/roles/facilitator/facilitator-screen.tsx';
import { chooseLanguage, type Language } from '../../src/ui/language.ts';
import { createFakeSession, type FakeSession } from '../support/fake-session.ts';

const LINK = '#/m/fake-meeting/facilitator/-/1/fake-token/board';

interface BoardOptions {
  query?: string;
  language?: Language;
  /** What has happened before the board opens. */
  before?: (session: FakeSession) => void;
}

/** Opens the harvest board on a session in memory. */
export async function openBoard({ query, language = 'nl', before }: BoardOptions = {}) {
  chooseLanguage(language);
  history.replaceState(null, '', query ? `${LINK}?${query}` : LINK);
  const session = createFakeSession({ role: 'facilitator' }, { link: { state: 'connected', since: Date.now() } });
  before?.(session);
  const screen = await render(<FacilitatorScreen session={session} place="board" />);
  await expect.element(page.getByRole('heading', { name: /^(Punten|Points)/ })).toBeVisible();
  const harvest = session.wide?.harvest as HarvestFold;
  return { session, screen, harvest };
}

/** What another desk does to the harvest. */
export function another(session: FakeSession, body: HarvestBody): void {
  session.inject('harvest', { ...body });
}

export const pile = () => page.getByRole('grid', { name: 'Nog niet onder een punt' });
export const points = () => page.getByRole('grid', { name: /^Punten/ });
export const inPile = (text: string) => pile().getByRole('row').filter({ hasText: text });
export const point = (text: string) => points().getByRole('row').filter({ hasText: text });
export const open = (title: string) => page.getByRole('region', { name: `Punt: ${title}` });
export const under = () => page.getByRole('grid', { name: /^Uitspraken/ });
export const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** The texts under each point, by title, as everyone reads them. */
export function sorted(session: FakeSession): Record<string, string[]> {
  const harvest = session.wide?.harvest as HarvestFold;
  const text = (station: string, id: StatementId) =>
    session.fold.stations.get(station as never)?.statements.get(id)?.text ?? '?';
  return Object.fromEntries(
    harvest.points.map((p) => [p.title, harvest.under(p.id).map((u) => text(u.station, u.statement))]),
  );
}
