import './real-virtualizer.ts';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import type { StatementFields } from '../../src/domain/entry.ts';
import type { StationId } from '../../src/domain/ids.ts';
import type { DeskPlace } from '../../src/roles/facilitator/desk-places.ts';
import FacilitatorScreen from '../../src/roles/facilitator/facilitator-screen.tsx';
import type { StationPresence } from '../../src/sync/messages.ts';
import { chooseLanguage, type Language } from '../../src/ui/language.ts';
import { createFakeSession, type FakeOptions, type FakeSession } from '../support/fake-session.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';

const LINK = '#/m/fake-meeting/facilitator/-/1/fake-token';
export const MINUTE = 60_000;

interface DeskOptions extends FakeOptions {
  /** What stands behind the `?` of the address. */
  query?: string;
  language?: Language;
  /** The part of the desk. */
  place?: DeskPlace;
  /** What has happened before the screen opens. */
  before?: (session: FakeSession) => void;
}

/** Opens the facilitator's screen on a session in memory, connected to a hub. */
export async function openDesk({ query, language = 'nl', place, before, ...options }: DeskOptions = {}) {
  chooseLanguage(language); // it outlives the test, in the browser's storage
  history.replaceState(null, '', query ? `${LINK}?${query}` : LINK);
  const session = createFakeSession(
    { role: 'facilitator' },
    { link: { state: 'connected', since: Date.now() - MINUTE }, ...options },
  );
  session.setView({ hubOffset: 0 });
  before?.(session);
  const screen = await render(<FacilitatorScreen session={session} place={place} />);
  return { session, screen };
}

/** A statement that comes in from a table, by number. */
export function say(
  session: FakeSession,
  table: number,
  text: string,
  more: Partial<StatementFields> & { at?: number } = {},
) {
  const { kind, voice, quote, ...rest } = more;
  return session.inject(tableId(table), {
    type: 'captured',
    text,
    theme: 'care',
    angles: [],
    round: ROUNDS[0],
    ...(kind && { kind }),
    ...(voice && { voice }),
    ...(quote && { quote }),
    ...rest,
  });
}

export const tableId = (table: number): StationId => TABLES[table - 1] as StationId;

/** What the hub tells of the tables: all connected with everything in, but for what is given by number. */
export function present(session: FakeSession, except: Record<number, Partial<StationPresence> | undefined> = {}): void {
  const presence = TABLES.flatMap((station, i) => {
    if (i + 1 in except && except[i + 1] === undefined) return [];
    return [{ station, device: `tablet-${i + 1}`, online: true, heardAt: Date.now(), held: 0, ...except[i + 1] }];
  });
  session.setView({ presence });
}

export const cell = (name: RegExp | string) => page.getByRole('table').first().getByRole('button', { name });
export const standing = () => page.getByRole('region', { name: 'Stand van de avond' });
export const list = () => page.getByRole('grid', { name: /uitspra/ });
export const row = (text: string | RegExp) => list().getByRole('row').filter({ hasText: text });
export const title = (name: string | RegExp) => page.getByRole('heading', { name, level: 2 });
export const station = (table: number) => page.getByRole('row', { name: new RegExp(`Tafel ${table} `) });
/** What is in sight of the list, from the top. */
export const texts = () =>
  [...document.querySelectorAll('#statements [role=row]')].map((r) => r.querySelector('p + p')?.textContent ?? '');
