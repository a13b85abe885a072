import { type LoopDisk, loopDisk, noLoopDisk } from '../torture/loop-disk.ts';
import { expect, missingAndDouble, test as onAnyDisk, SEED, TIMES } from '../torture/tablet.ts';
import { typeAtFullRate } from '../torture/typist.ts';

/** Mounting is nothing for a usual test run, which may well be root's: only `npm run torture` asks for it. */
const REASON = process.env.TORTURE === undefined ? 'only in `npm run torture`' : noLoopDisk();
const POWER_CUTS = 6 * TIMES;
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 800;
const CUT_MS = 20_000;
/** A disk that failed is tried again every 10 s. */
const HEALED_WITHIN_MS = 60_000;

const test = onAnyDisk.extend<{ disk: LoopDisk }>({
  disk: async ({ browserName: _ }, use) => {
    const disk = loopDisk();
    await use(disk);
    disk.end();
  },
  folder: async ({ disk }, use) => use(disk.folder),
});

// said by name, so that a run in which they were left out cannot be taken for one in which they passed
test.skip(REASON !== undefined, REASON ?? '');

test(`a tablet whose power is cut ${POWER_CUTS} times while a table types without a hub loses no kept statement`, async ({
  tablet,
  disk,
  random,
}) => {
  test.setTimeout(POWER_CUTS * CUT_MS);
  await tablet.hub.gone();
  const kept = new Set<string>();
  const gone = new Set<string>();
  for (let run = 1; ; run++) {
    const { chromium, page, said } = await tablet.open();
    const { lost } = await missingAndDouble(page, kept);
    for (const mark of lost) gone.add(mark);
    if (run > POWER_CUTS) {
      await chromium.kill();
      break;
    }
    const typing = typeAtFullRate(page, run, Number.MAX_SAFE_INTEGER).catch(() => undefined);
    await expect
      .poll(() => [...said.kept].some((mark) => mark.startsWith(`${run}.`)), { intervals: [10], timeout: CUT_MS })
      .toBe(true);
    await page.waitForTimeout(SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
    // what a row says after this moment nobody with a tablet without power could read
    const read = new Set(said.kept);
    disk.cutPower();
    await chromium.kill();
    await typing;
    disk.powerOn();
    for (const mark of read) kept.add(mark);
  }
  console.log(
    `torture, power cut: ${POWER_CUTS} cuts; ${kept.size} statements called kept, ${kept.size - gone.size} found, ${gone.size} lost (seed ${SEED})`,
  );
  expect([...gone]).toEqual([]);
});

test('statements that a full disk refuses are called unkept; when there is room again all are kept, and a kill takes none', async ({
  tablet,
  disk,
}) => {
  test.setTimeout(4 * HEALED_WITHIN_MS);
  await tablet.hub.gone();
  const { chromium, page, said } = await tablet.open();
  await typeAtFullRate(page, 1, 20);
  await expect.poll(() => said.kept.size, { timeout: HEALED_WITHIN_MS }).toBe(20);
  const makeRoom = disk.fill();
  await typeAtFullRate(page, 2, 400);
  await expect.poll(() => said.unkept.size, { timeout: HEALED_WITHIN_MS }).toBeGreaterThan(0);
  const refused = said.unkept.size;
  makeRoom();
  await expect.poll(() => said.kept.size, { timeout: HEALED_WITHIN_MS }).toBe(420);
  await chromium.kill();
  const again = await tablet.open();
  const { lost } = await missingAndDouble(again.page, said.kept);
  console.log(
    `torture, full disk: ${refused} of 400 statements called unkept while it was full; 420 called kept in the end, ${420 - lost.length} found, ${lost.length} lost`,
  );
  expect(lost).toEqual([]);
  await again.chromium.kill();
});
