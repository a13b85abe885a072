import type { Page } from '@playwright/test';
import { abortedWrites, abortWrites, besideTheApp, deleteDatabase, wipeStore } from '../torture/broken-storage.ts';
import {
  expect,
  expectAllAtHub,
  missingAndDouble,
  type OpenTablet,
  type Tablet,
  TIMES,
  test,
} from '../torture/tablet.ts';
import { listen, marksShown, sentence, typeAtFullRate } from '../torture/typist.ts';
import { field, row } from './evening.ts';

const STATEMENTS = 60 * TIMES;
const DELETIONS = 5 * TIMES;
const TABS_STATEMENTS = 400;
/** How long a list may take until every row says kept: with a disk that fails in between, on a busy machine. */
const KEPT_WITHIN_MS = 60_000;

test.describe.configure({ timeout: 120_000 + 60_000 * TIMES });

const marks = (run: number, count: number) => Array.from({ length: count }, (_, i) => `${run}.${i + 1}`);

async function expectKept({ said }: OpenTablet, wanted: readonly string[]): Promise<void> {
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
  const { chromium, page } = await tablet.open();
  const { lost, twice } = await missingAndDouble(page, all);
  console.log(
    `torture, ${what}: ${all.length} statements called kept, ${all.length - lost.length} found, ${lost.length} lost`,
  );
  expect(lost).toEqual([]);
  expect(twice).toEqual([]);
  await tablet.hub.back();
  await expectAllAtHub(tablet, all);
  await chromium.kill();
}

test('a database that is deleted under an open page, again and again, takes no kept statement with it', async ({
  tablet,
}) => {
  await tablet.hub.gone();
  const open = await tablet.open();
  const typing = typeAtFullRate(open.page, 1, STATEMENTS);
  for (let i = 1; i <= DELETIONS; i++) {
    const enough = (STATEMENTS * i) / (DELETIONS + 1);
    await expect.poll(() => open.said.kept.size, { intervals: [10], timeout: KEPT_WITHIN_MS }).toBeGreaterThan(enough);
    await deleteDatabase(open.page);
  }
  await typing;
  await expectKept(open, marks(1, STATEMENTS));
  await deleteDatabase(open.page); // and once more when nothing follows that could repair it
  await open.chromium.kill();
  await expectWhole(`indexedDB.deleteDatabase × ${DELETIONS + 1}, then kill -9`, tablet, open.said.kept);
});

test('writes that are aborted in the middle are written again, and only then called kept', async ({ tablet }) => {
  await tablet.hub.gone();
  const open = await tablet.open((page) => abortWrites(page, 5));
  await typeAtFullRate(open.page, 1, STATEMENTS);
  await expectKept(open, marks(1, STATEMENTS));
  const aborted = await abortedWrites(open.page);
  expect(aborted).toBeGreaterThan(STATEMENTS / 10);
  await open.chromium.kill();
  await expectWhole(`${aborted} aborted writes, then kill -9`, tablet, open.said.kept);
});

test('on a disk that takes nothing no statement is called kept before the hub has it, and all of them arrive', async ({
  tablet,
}) => {
  await tablet.hub.gone();
  const { page, said, chromium } = await tablet.open((p) => abortWrites(p, 1));
  await typeAtFullRate(page, 1, 10);
  await expect.poll(() => said.unkept.size, { timeout: KEPT_WITHIN_MS }).toBe(10);
  expect([...said.kept]).toEqual([]);
  await tablet.hub.back();
  await expectAllAtHub(tablet, marks(1, 10));
  console.log('torture, a disk that takes nothing: 10 statements called unkept, 0 called kept, 10 at the hub');
  await chromium.kill();
});

for (const [what, wipe] of [
  ['the stored document', (page: Page) => wipeStore(page, 'updates')],
  ['the journal', (page: Page) => wipeStore(page, 'journal')],
  ['the database', (page: Page) => deleteDatabase(page)],
  ['localStorage', (page: Page) => page.evaluate(() => localStorage.clear())],
] as const) {
  test(`a tablet on which ${what} was wiped after a kill still has every kept statement`, async ({ tablet }) => {
    await tablet.hub.gone();
    const open = await tablet.open();
    await typeAtFullRate(open.page, 1, STATEMENTS);
    await expectKept(open, marks(1, STATEMENTS));
    await open.chromium.kill();
    const breaking = await tablet.open((page) =>
      besideTheApp(page, tablet.link).then(async () => void (await wipe(page))),
    );
    await breaking.chromium.kill();
    await expectWhole(`${what} wiped`, tablet, open.said.kept);
  });
}

for (const when of ['before', 'after'] as const) {
  test(`a statement withdrawn ${when} its receipt stays withdrawn when the stored document is wiped and all is replayed`, async ({
    tablet,
  }) => {
    if (when === 'before') await tablet.hub.gone();
    const { page, said, chromium } = await tablet.open();
    await typeAtFullRate(page, 1, 3);
    await expect.poll(() => said.kept.size).toBe(3);
    if (when === 'after') {
      await expect(row(page, sentence('1.2'))).toContainText('Aangekomen');
      await tablet.hub.gone();
    }
    await row(page, sentence('1.2')).click();
    await page.locator('[data-editor]').getByRole('button', { name: 'Trek in' }).click();
    const withdrawn = page.locator('[role=listitem][data-state=withdrawn]');
    await expect(withdrawn).toContainText('Bewaard');
    await chromium.kill();

    const breaking = await tablet.open(async (p) => {
      await besideTheApp(p, tablet.link);
      expect(await wipeStore(p, 'updates')).toBeGreaterThan(0);
    });
    await expect.poll(() => marksShown(breaking.page)).toHaveLength(2);
    await tablet.hub.back();
    await expect.poll(async () => [...(await tablet.atHub()).withdrawn], { timeout: KEPT_WITHIN_MS }).toEqual(['1.2']);
    await expectAllAtHub(tablet, marks(1, 3));
    expect((await marksShown(breaking.page)).sort()).toEqual(['1.1', '1.3']);
    console.log(
      `torture, withdrawn ${when} its receipt and replayed: 1 of 3 statements is withdrawn, here and at the hub`,
    );
    await breaking.chromium.kill();
  });
}

for (const hub of ['without', 'with'] as const) {
  test(`two tabs that write ${TABS_STATEMENTS} statements each at once, ${hub} a hub, show all of them, and the hub gets each once`, async ({
    tablet,
  }) => {
    if (hub === 'without') await tablet.hub.gone();
    const one = await tablet.open();
    const page = await one.page.context().newPage();
    const two = { ...one, page, said: await listen(page) };
    await page.goto(tablet.link);
    await field(page).waitFor();
    await Promise.all([typeAtFullRate(one.page, 1, TABS_STATEMENTS), typeAtFullRate(two.page, 2, TABS_STATEMENTS)]);
    const all = [...marks(1, TABS_STATEMENTS), ...marks(2, TABS_STATEMENTS)];
    for (const tab of [one, two]) expect(await missingAndDouble(tab.page, all)).toEqual({ lost: [], twice: [] });
    if (hub === 'without') {
      await expectKept(one, marks(1, TABS_STATEMENTS));
      await expectKept(two, marks(2, TABS_STATEMENTS));
    } else {
      await expectAllAtHub(tablet, all);
    }
    await one.chromium.kill();
    if (hub === 'with') await tablet.hub.gone();
    await expectWhole(
      `two tabs × ${TABS_STATEMENTS} ${hub} a hub, then kill -9`,
      tablet,
      [...one.said.kept, ...two.said.kept].filter((mark, i, every) => every.indexOf(mark) === i),
    );
    expect((await tablet.atHub()).counts.size).toBe(all.length);
  });
}
