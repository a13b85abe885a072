import './real-virtualizer.ts';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import FacilitatorScreen from '../../src/roles/facilitator/facilitator-screen.tsx';
import { chooseLanguage } from '../../src/ui/language.ts';
import { createFakeSession, type FakeOptions, type FakeSession } from '../support/fake-session.ts';
import { say } from './desk-page.tsx';

export const VIEWER_PATH = '/m/fake-meeting/viewer/-/1/AbCdEfGhIjKlMnOpQrStUv';

/** Statements of an evening, some under points. Returns their names by number. */
export function fill(session: FakeSession) {
  const texts = [
    'De bus rijdt na zeven uur niet meer, dus avondcursussen zijn onbereikbaar.',
    'Onze soepochtend trekt elke week dertig mensen.',
    'Als mantelzorger weet ik niet wie ik moet bellen.',
    'Laat jongeren zelf bepalen wat er in het buurthuis gebeurt.',
    'Eén loket, één gezicht.',
    'Ik durf ’s avonds niet langs het park.',
  ];
  const ids = texts.map((text, i) =>
    say(session, 1 + (i % 5), text, { kind: 'idea', quote: i === 0, angles: ['say'] as never }),
  );
  const points = ['Vervoer in de avond', 'Eén vast gezicht', 'Een vaste plek voor initiatieven'];
  session.wide?.arrange(
    points.flatMap((title, i) => [
      {
        type: 'point-set' as const,
        point: `p${i}` as never,
        changes: { title, order: i, note: i === 0 ? 'Vooral na zeven uur.' : '' },
      },
    ]),
  );
  session.wide?.arrange(
    ids.map((statement, i) => ({
      type: 'placed' as const,
      station: `table-${1 + (i % 5)}` as never,
      statement,
      point: `p${i % 3}` as never,
      placed: true,
    })),
  );
  return ids;
}

/** Opens the desk at its screen part. */
export async function openShow({ before, ...options }: FakeOptions & { before?: (session: FakeSession) => void } = {}) {
  chooseLanguage('nl');
  history.replaceState(null, '', '#/m/fake-meeting/facilitator/-/1/fake-token/show');
  const session = createFakeSession(
    { role: 'facilitator' },
    { link: { state: 'connected', since: Date.now() - 60_000 }, ...options },
  );
  session.setView({ hubOffset: 0 });
  before?.(session);
  const screen = await render(<FacilitatorScreen session={session} place="show" />);
  return { session, screen };
}
