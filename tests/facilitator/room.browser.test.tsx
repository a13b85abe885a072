import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { documentName } from '../../src/domain/documents.ts';
import type { StationId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import type { FakeSession } from '../support/fake-session.ts';
import { ROUNDS, THEMES } from '../support/fake-setup.ts';
import { cell, list, openDesk, present, say, station, texts, title } from './desk-page.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(() => {
  document.documentElement.style.fontSize = '';
});

/** What sticks out at the side of the window. */
function sticksOut(): string[] {
  if (document.documentElement.scrollWidth <= document.documentElement.clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map((element) => element.outerHTML.slice(0, 120));
}
const busy = (session: FakeSession) => {
  present(session, { 2: { online: false }, 3: { held: 12 } });
  session.configure({ type: 'round-started', round: ROUNDS[0] as (typeof ROUNDS)[0] });
  for (let i = 0; i < 40; i++) {
    say(session, 1 + (i % 5), `Uitspraak ${i} ${'met veel woorden '.repeat(i % 9)}`, {
      angles: (i % 2 ? ['say', 'prevention'] : []) as never,
      kind: 'idea',
      voice: 'professional',
    });
  }
};

describe('there is room for everything', () => {
  test.each([
    [1920, 1080],
    [1366, 768],
    [1024, 768],
    [768, 1024],
    [390, 844],
    [320, 640],
  ])('at %d by %d nothing sticks out at the side', async (width, height) => {
    await page.viewport(width, height);
    await openDesk({ before: busy, query: 'theme=care,safety&kind=idea&voice=professional,none' });
    await expect.element(cell(/^Zorg, Zeggenschap: /)).toBeVisible();
    expect(sticksOut()).toEqual([]);
  });

  test.each([
    [1366, 768],
    [390, 844],
  ])('at %d by %d neither does it with letters twice as large', async (width, height) => {
    await page.viewport(width, height);
    document.documentElement.style.fontSize = '200%';
    await openDesk({ before: busy });
    await expect.element(cell(/^Zorg, Zeggenschap: /)).toBeVisible();
    expect(sticksOut()).toEqual([]);
  });

  test('on a laptop the words stand beside the numbers and both are in the window', async () => {
    await openDesk({ before: busy });
    await expect.poll(() => texts().length).toBeGreaterThan(3);
    const box = list().element().getBoundingClientRect();
    expect(box.top).toBeLessThan(340);
    expect(box.bottom).toBeLessThanOrEqual(768);
    expect(document.documentElement.scrollHeight).toBeLessThanOrEqual(768);
  });

  test('on a phone a press in the matrix brings it into sight', async () => {
    await page.viewport(390, 844);
    await openDesk({ before: busy });
    await cell(/^Zorg, Zeggenschap: /).click();
    await expect
      .poll(
        () =>
          title(/van 40 uitspraken/)
            .element()
            .getBoundingClientRect().top,
      )
      .toBeLessThan(200);
    await expect.poll(() => texts().length).toBeGreaterThan(2);
  });

  test('everything one presses is large enough for a finger', async () => {
    await page.viewport(390, 844);
    await openDesk({ before: busy, query: 'kind=idea' });
    await expect.element(cell(/^Zorg, Zeggenschap: /)).toBeVisible();
    const small = [...document.querySelectorAll('button, select, a')].filter((element) => {
      const { width, height } = element.getBoundingClientRect();
      const shown = element.checkVisibility() && width > 0 && !element.closest('[class*=skip], thead');
      return shown && (height < 43.9 || width < 24);
    });
    expect(small.map((element) => element.outerHTML.slice(0, 120))).toEqual([]);
  });
});

describe('a large hall', () => {
  /** 1,000 tables and 60,000 statements, put into the fold without a screen update each. */
  function fill(session: FakeSession, tables: number, statements: number) {
    const setup = documentName({ kind: 'setup', meeting: session.meeting });
    for (let t = 6; t <= tables; t++) {
      const changes = { kind: 'table', number: t, theme: THEMES[t % THEMES.length] };
      session.fold.add(setup, {
        id: `s${t}`,
        clock: 100 + t,
        at: 1,
        device: 'x',
        type: 'station-set',
        station: `table-${t}`,
        changes,
      });
    }
    const arrivals: Statement[] = [];
    const byStation = new Map<StationId, Statement[]>();
    for (let i = 0; i < statements; i++) {
      const station = `table-${(i % tables) + 1}` as StationId;
      const entry = {
        id: `m${i}`,
        clock: i + 1,
        at: i + 1,
        device: 'x',
        type: 'captured',
        text: `Uitspraak ${i}`,
        theme: THEMES[i % 5],
        angles: [],
        round: ROUNDS[0],
      };
      session.fold.add(documentName({ kind: 'station', meeting: session.meeting, station }), entry);
      const statement = session.fold.stations.get(station)?.statements.get(entry.id as Statement['id']) as Statement;
      arrivals.push(statement);
      byStation.set(station, [statement, ...(byStation.get(station) ?? [])]);
    }
    session.setView({ setup: session.fold.setup, arrivals, statements: byStation });
  }

  test('of 1,000 tables and 60,000 statements draws only what is in sight, and filters all of it', async () => {
    await openDesk({ before: (s) => fill(s, 1_000, 60_000) });
    await expect.element(title('60.000 uitspraken')).toBeVisible();
    await expect.poll(() => texts()[0]).toBe('Uitspraak 59999');
    expect(document.querySelectorAll('#statements [role=row]').length).toBeLessThan(60);
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(200);
    await cell(/^Veiligheid, Zonder invalshoek: 12.000 uitspraken/).click();
    await expect.element(title('12.000 van 60.000 uitspraken')).toBeVisible();
    await expect.poll(() => texts()[0]).toBe('Uitspraak 59996');
  });

  test('every one of its tables can be scrolled to', async () => {
    await openDesk({ before: (s) => fill(s, 300, 300) });
    const last = () => document.querySelector('tbody tr:last-child th button[aria-label^=Alleen]');
    await expect
      .poll(
        () => {
          const end = [...document.querySelectorAll('tbody tr')].at(-1);
          end?.scrollIntoView();
          return [...document.querySelectorAll('th button[aria-label^=Alleen]')].at(-1)?.textContent;
        },
        { timeout: 10_000 },
      )
      .toBe('Tafel 300');
    expect(last()).not.toBeNull();
  });

  test('on a phone lists a dozen tables and the rest when asked, so that the statements stay in reach', async () => {
    await page.viewport(390, 844);
    await openDesk({ before: (s) => fill(s, 40, 40) });
    await expect.element(station(12)).toBeVisible();
    await expect.element(station(13)).not.toBeInTheDocument();
    await page.getByRole('button', { name: 'Toon alle 40 tafels' }).click();
    await expect.element(station(13)).toBeVisible();
    await expect.element(station(40)).toBeVisible();
  });

  test('the list goes on to the first statement of the evening', async () => {
    await openDesk({ before: (s) => fill(s, 5, 700) });
    await expect.poll(() => texts()[0]).toBe('Uitspraak 699');
    await expect
      .poll(
        () => {
          const box = list().element();
          box.scrollTop = box.scrollHeight;
          return texts().at(-1);
        },
        { timeout: 10_000 },
      )
      .toBe('Uitspraak 0');
  });

  test('one table out of many is found by a part of its name', async () => {
    await openDesk({ before: (s) => fill(s, 300, 300) });
    await page.getByRole('region', { name: 'Filter' }).getByRole('button', { name: 'Tafel', exact: true }).click();
    const search = page.getByRole('searchbox', { name: 'Zoek op naam' });
    await expect.element(search).toHaveFocus();
    await search.fill('tafel 27');
    await expect.element(page.getByRole('checkbox', { name: /^Tafel 27 / })).toBeVisible();
    await expect.poll(() => page.getByRole('checkbox').elements().length).toBe(11);
    await search.fill('zolder');
    await expect.element(page.getByText('Niets gevonden')).toBeVisible();
  });
});
