import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { device, type Evening, expect, passJoining, test } from './evening.ts';
import { listen, otherDesk, viewerLink, wall } from './watching.ts';

/** From the tables to the plenary: an evening of six tables, and the five minutes after it. */

test.use({ viewport: { width: 1366, height: 900 } });

const SIMULATOR = path.resolve(import.meta.dirname, '../../scripts/simulate.ts');
const TABLES = 6;
/** A round and a half at a pace at which six hosts say a few words a second. */
const TALK = ['--tables', String(TABLES), '--speed', '180', '--minutes', '60', '--seed', '7'];
const SECRET = 'Dit bericht is alleen voor de tafels.';

async function letThemTalk(evening: Evening): Promise<void> {
  const child = spawn(process.execPath, [SIMULATOR, '--hub', evening.hub.url, ...TALK], { stdio: 'ignore' });
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const part = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click();
const scene = (page: Page, name: RegExp) =>
  page.getByRole('navigation', { name: 'Wat wilt u tonen?' }).getByRole('button', { name }).click();

async function makePoint(desk: Page, title: string): Promise<void> {
  const pile = desk.getByRole('grid', { name: 'Nog niet onder een punt' });
  await pile.getByRole('row').nth(0).click();
  await pile.getByRole('row').nth(1).click();
  await press(desk, /^Nieuw punt van 2/);
  await desk.getByRole('textbox', { name: 'Titel' }).fill(title);
  await desk.keyboard.press('Enter');
  await expect(desk.getByRole('grid', { name: /^Punten/ }).getByRole('row', { name: title })).toContainText(
    '2 uitspra',
  );
}

async function vote(table: Page, dots: Record<string, number>): Promise<void> {
  await press(table, 'Stemmen');
  const form = table.getByRole('region', { name: 'Stemmen' }).first();
  for (const [title, n] of Object.entries(dots)) {
    for (let i = 0; i < n; i++) await form.getByRole('button', { name: new RegExp(`^Stip erbij: ${title}`) }).click();
  }
  await press(table, 'Stuur onze stem');
  await expect(form.getByText('Bewaard en aangekomen')).toBeVisible();
}

test('six tables talk, the desk groups, votes and releases, and screen and viewers get that and nothing else', async ({
  browser,
  page: desk,
  evening,
}) => {
  const all = await otherDesk(evening);
  const link = await viewerLink(evening);
  const [viewer, projector, one, two] = await Promise.all([1, 2, 3, 4].map(() => device(browser)));
  if (!viewer || !projector || !one || !two) throw new Error('four devices');
  const heard = [viewer.page, projector.page].map(listen);
  await Promise.all([viewer.page.goto(link), projector.page.goto(`${link}/wall`), desk.goto(evening.facilitator)]);
  const audience = [viewer.page, projector.page];

  // the talk, with the time on the wall
  await press(desk, 'Start ronde 1');
  await part(desk, 'Scherm');
  await scene(desk, /^Meetellen/);
  await press(desk, 'Toon op het scherm');
  await letThemTalk(evening);
  const said = [...all.fold.stations.values()].flatMap((s) => [...s.statements.values()]);
  expect(said.length).toBeGreaterThan(60);
  expect(new Set(said.map((s) => s.station)).size).toBe(TABLES);
  const total = said.filter((s) => !s.withdrawn).length;
  for (const screen of audience) await expect(wall(screen)).toContainText(String(total));
  all.configure({ type: 'message-sent', text: SECRET });
  await press(desk, 'Stop ronde 1');
  await press(desk, 'Ja, stoppen');

  // five minutes: two points, put to the vote
  await part(desk, 'Oogst');
  await makePoint(desk, 'Elkaar kennen helpt');
  await makePoint(desk, 'Vervoer in de avond');
  await part(desk, 'Stemmen en vervolg');
  await press(desk, 'Nieuwe stemming');
  await press(desk, 'Open de stemming');
  for (const [i, table] of [one.page, two.page].entries()) {
    await passJoining(table);
    await table.goto(evening.table(i + 1));
    await expect(table.getByText(SECRET)).toBeVisible();
  }
  await vote(one.page, { Elkaar: 3 });
  await vote(two.page, { Elkaar: 1, Vervoer: 2 });
  await expect(desk.getByText(`Gestemd: 2 van ${TABLES} tafels`)).toBeVisible();
  for (const screen of audience) await expect(wall(screen)).toHaveAttribute('data-scene', 'matrix');
  await press(desk, 'Sluit de stemming');
  await press(desk, 'Geef de uitslag vrij');
  for (const screen of audience) {
    await expect(wall(screen)).toHaveAttribute('data-scene', 'result');
    await expect(wall(screen)).toContainText(/Elkaar kennen helpt\D*4/);
    await expect(wall(screen)).toContainText(/Vervoer in de avond\D*2/);
  }

  // one point with one of its statements
  await part(desk, 'Scherm');
  await scene(desk, /^Eén punt/);
  await desk.getByRole('radio', { name: /Elkaar kennen helpt/ }).click();
  await desk.getByRole('checkbox').first().click();
  await press(desk, /^Vrijgeven \(1\) en tonen|^Toon op het scherm/);
  for (const screen of audience) await expect(wall(screen)).toHaveAttribute('data-scene', 'point');
  await expect.poll(() => all.wide?.view.getState().shown.released.size).toBe(1);

  // what is shown is what was released, and of everything else not a word came over
  const shown = all.wide?.view.getState().shown;
  const released = [...(shown?.released.values() ?? [])].map((r) => r.text ?? '');
  for (const screen of audience) {
    for (const text of released) await expect(wall(screen)).toContainText(text);
    await expect(wall(screen)).toContainText('Elkaar kennen helpt');
  }
  const kept = said.map((s) => s.text).filter((text) => !released.some((r) => r.includes(text) || text.includes(r)));
  expect(kept.length).toBeGreaterThan(50);
  for (const bytes of heard.map((h) => h())) {
    for (const text of [...released, 'Elkaar kennen helpt', 'Vervoer in de avond']) expect(bytes).toContain(text);
    for (const text of kept) expect(bytes).not.toContain(text);
    for (const { device: tablet } of said) expect(bytes).not.toContain(tablet);
    expect(bytes).not.toContain(SECRET);
  }
  expect([viewer, projector, one, two].flatMap((d) => d.errors)).toEqual([]);
  await all.close();
});
