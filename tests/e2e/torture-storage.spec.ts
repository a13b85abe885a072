import { abortedWrites, abortWrites, besideTheApp, deleteDatabase, wipeStore } from '../torture/broken-storage.ts';
import { lendEar, pageOf, screenOf } from '../torture/chromium.ts';
import { tell } from '../torture/results.ts';
import {
  expect,
  expectAllAtHub,
  missingAndDouble,
  type OpenTablet,
  test as onAnyEngine,
  type Tablet,
  times,
} from '../torture/tablet.ts';
import { listen, marksShown, type Screen, sentence, typeAtFullRate } from '../torture/typist.ts';
import { field, row } from './evening.ts';

const PART = 'chromium storage';
const STATEMENTS = times(60);
const DELETIONS = times(5);
const TABS_STATEMENTS = 400;
/** How long a list may take until every row says kept: with a disk that fails in between, on a busy machine. */
const KEPT_WITHIN_MS = 60_000;

/** A tablet whose page can be broken from outside, as only Chromium's can. */
const test = onAnyEngine.extend({ engine: 'chromium' });

test.describe.configure({ timeout: 120_000 + STATEMENTS * 1_000 });

const marks = (run: number, count: number) => Array.from({ length: count }, (_, i) => `${run}.${i + 1}`);

async function expectKept({ said }: Pick<OpenTablet, 'said'>, wanted: readonly string[]): Promise<void> {
  await expect
    .poll(() => wanted.filter((mark) => !said.kept.has(mark)).length, {
      message: 'statements of which no row says kept',
      timeout: KEPT_WITHIN_MS,
    })
    .toBe(0);
}

/** Every one of them is there after a start of the browser without a hub, and then on the hub's disk, once. */
async function expectWhole(what: string, tablet: Tablet, wanted: Iterable<string>): Promise<void> {
  const all = [...wanted];
  const { browser } = await tablet.open();
  const { lost, twice } = await missingAndDouble(browser, all);
  const counts = { kept: all.length, lost: lost.length, twice: twice.length };
  tell({ part: PART, of: browser.version, runs: 1, ...counts, note: what });
  expect(lost).toEqual([]);
  expect(twice).toEqual([]);
  await tablet.hub.back();
  await expectAllAtHub(tablet, all);
  await browser.kill();
}

test.describe(PART, () => {
  test('a database that is deleted under an open page, again and again, takes no kept statement with it', async ({
    tablet,
  }) => {
    await tablet.hub.gone();
    const open = await tablet.open();
    const typing = typeAtFullRate(open.browser, 1, STATEMENTS);
    for (let i = 1; i <= DELETIONS; i++) {
      const enough = (STATEMENTS * i) / (DELETIONS + 1);
      await expect
        .poll(() => open.said.kept.size, { intervals: [10], timeout: KEPT_WITHIN_MS })
        .toBeGreaterThan(enough);
      await deleteDatabase(open.browser);
    }
    await typing;
    await expectKept(open, marks(1, STATEMENTS));
    await deleteDatabase(open.browser); // and once more when nothing follows that could repair it
    await open.browser.kill();
    await expectWhole(`indexedDB.deleteDatabase × ${DELETIONS + 1}, then kill -9`, tablet, open.said.kept);
  });

  test('writes that are aborted in the middle are written again, and only then called kept', async ({ tablet }) => {
    await tablet.hub.gone();
    const open = await tablet.open((browser) => abortWrites(pageOf(browser), 5));
    await typeAtFullRate(open.browser, 1, STATEMENTS);
    await expectKept(open, marks(1, STATEMENTS));
    const aborted = await abortedWrites(open.browser);
    expect(aborted).toBeGreaterThan(STATEMENTS / 10);
    await open.browser.kill();
    await expectWhole(`${aborted} aborted writes, then kill -9`, tablet, open.said.kept);
  });

  test('on a disk that takes nothing no statement is called kept before the hub has it, and all of them arrive', async ({
    tablet,
  }) => {
    await tablet.hub.gone();
    const { browser, said } = await tablet.open((b) => abortWrites(pageOf(b), 1));
    await typeAtFullRate(browser, 1, 10);
    await expect.poll(() => said.unkept.size, { timeout: KEPT_WITHIN_MS }).toBe(10);
    expect([...said.kept]).toEqual([]);
    await tablet.hub.back();
    await expectAllAtHub(tablet, marks(1, 10));
    const note = 'a disk that takes nothing: 10 statements called unkept, 0 called kept, 10 at the hub';
    tell({ part: PART, of: browser.version, runs: 1, kept: 0, lost: 0, twice: 0, note });
    await browser.kill();
  });

  for (const [what, wipe] of [
    ['the stored document', (screen: Screen) => wipeStore(screen, 'updates')],
    ['the journal', (screen: Screen) => wipeStore(screen, 'journal')],
    ['the database', (screen: Screen) => deleteDatabase(screen)],
    ['localStorage', (screen: Screen) => screen.evaluate(() => localStorage.clear(), undefined)],
  ] as const) {
    test(`a tablet on which ${what} was wiped after a kill still has every kept statement`, async ({ tablet }) => {
      await tablet.hub.gone();
      const open = await tablet.open();
      await typeAtFullRate(open.browser, 1, STATEMENTS);
      await expectKept(open, marks(1, STATEMENTS));
      await open.browser.kill();
      const breaking = await tablet.open((browser) =>
        besideTheApp(browser, tablet.link).then(async () => void (await wipe(browser))),
      );
      await breaking.browser.kill();
      await expectWhole(`${what} wiped`, tablet, open.said.kept);
    });
  }

  for (const when of ['before', 'after'] as const) {
    test(`a statement withdrawn ${when} its receipt stays withdrawn when the stored document is wiped and all is replayed`, async ({
      tablet,
    }) => {
      if (when === 'before') await tablet.hub.gone();
      const { browser, said } = await tablet.open();
      const page = pageOf(browser);
      await typeAtFullRate(browser, 1, 3);
      // with a hub a row may say received before the disk was asked
      await expect.poll(() => new Set([...said.kept, ...said.received]).size).toBe(3);
      if (when === 'after') {
        await expect(row(page, sentence('1.2'))).toContainText('Aangekomen');
        await tablet.hub.gone();
      }
      await row(page, sentence('1.2')).click();
      await page.locator('[data-editor]').getByRole('button', { name: 'Trek in' }).click();
      const withdrawn = page.locator('[role=listitem][data-state=withdrawn]');
      await expect(withdrawn).toContainText('Bewaard');
      await browser.kill();

      const breaking = await tablet.open(async (b) => {
        await besideTheApp(b, tablet.link);
        expect(await wipeStore(b, 'updates')).toBeGreaterThan(0);
      });
      await expect.poll(() => marksShown(breaking.browser)).toHaveLength(2);
      await tablet.hub.back();
      await expect
        .poll(async () => [...(await tablet.atHub()).withdrawn], { timeout: KEPT_WITHIN_MS })
        .toEqual(['1.2']);
      await expectAllAtHub(tablet, marks(1, 3));
      expect((await marksShown(breaking.browser)).sort()).toEqual(['1.1', '1.3']);
      const note = `withdrawn ${when} its receipt and replayed: 1 of 3 statements is withdrawn, here and at the hub`;
      tell({ part: PART, of: browser.version, runs: 1, kept: 3, lost: 0, twice: 0, note });
      await breaking.browser.kill();
    });
  }

  for (const hub of ['without', 'with'] as const) {
    test(`two tabs that write ${TABS_STATEMENTS} statements each at once, ${hub} a hub, show all of them, and the hub gets each once`, async ({
      tablet,
    }) => {
      if (hub === 'without') await tablet.hub.gone();
      const one = await tablet.open();
      const page = await pageOf(one.browser).context().newPage();
      const { ear, said } = listen();
      await lendEar(page, ear);
      const two = { page, said };
      await page.goto(tablet.link);
      await field(page).waitFor();
      await Promise.all([
        typeAtFullRate(one.browser, 1, TABS_STATEMENTS),
        typeAtFullRate(screenOf(page), 2, TABS_STATEMENTS),
      ]);
      const all = [...marks(1, TABS_STATEMENTS), ...marks(2, TABS_STATEMENTS)];
      for (const tab of [one.browser, screenOf(page)])
        expect(await missingAndDouble(tab, all)).toEqual({ lost: [], twice: [] });
      if (hub === 'without') {
        await expectKept(one, marks(1, TABS_STATEMENTS));
        await expectKept(two, marks(2, TABS_STATEMENTS));
      } else {
        await expectAllAtHub(tablet, all);
      }
      await one.browser.kill();
      if (hub === 'with') await tablet.hub.gone();
      await expectWhole(
        `two tabs × ${TABS_STATEMENTS} ${hub} a hub, then kill -9`,
        tablet,
        [...one.said.kept, ...two.said.kept].filter((mark, i, every) => every.indexOf(mark) === i),
      );
      expect((await tablet.atHub()).counts.size).toBe(all.length);
    });
  }
});
