import { rmSync } from 'node:fs';
import path from 'node:path';
import { ENGINES } from '../torture/engine.ts';
import { type LoopDisk, loopDisk, noLoopDisk } from '../torture/loop-disk.ts';
import { tell } from '../torture/results.ts';
import { ENGINE, expect, expectAllAtHub, missingAndDouble, test as onAnyDisk, SEED, times } from '../torture/tablet.ts';
import { typeAtFullRate } from '../torture/typist.ts';

/** Mounting is nothing for a usual test run, which may well be root's: only `npm run torture` asks for it. */
const REASON = process.env.TORTURE ? noLoopDisk() : 'only in `npm run torture`';
const POWER_CUTS = times(6);
const FULL_DISKS = times(1);
/** Typed before the disk is full, and while it is. */
const BEFORE = 20;
const WHILE_FULL = 400;
const ALL = BEFORE + WHILE_FULL;
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 800;
const CUT_MS = 30_000;
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

for (const name of process.env.TORTURE ? ENGINES : (['chromium'] as const)) {
  // said by name, so that a run in which they were left out cannot be taken for one in which they passed
  const reason = REASON ?? ENGINE[name].missing();

  test.describe(`${name} power-cuts`, () => {
    test.skip(reason !== undefined, reason ?? '');
    test.use({ engine: name });
    test(`a tablet whose power is cut ${POWER_CUTS} times while a table types without a hub loses no kept statement`, async ({
      tablet,
      disk,
      random,
    }) => {
      test.setTimeout((POWER_CUTS + 1) * CUT_MS);
      await tablet.hub.gone();
      const kept = new Set<string>();
      const gone = new Set<string>();
      for (let run = 1; ; run++) {
        const { browser, said } = await tablet.open();
        const { lost, twice } = await missingAndDouble(browser, kept);
        for (const mark of lost) gone.add(mark);
        if (run > POWER_CUTS) {
          const note = `seed ${SEED}`;
          const part = `${name} power-cuts`;
          const counts = { kept: kept.size, lost: gone.size, twice: twice.length };
          tell({ part, of: browser.version, runs: POWER_CUTS, ...counts, note });
          await browser.kill();
          break;
        }
        const typing = typeAtFullRate(browser, run, Number.MAX_SAFE_INTEGER).catch(() => undefined);
        await expect
          .poll(() => [...said.kept].some((mark) => mark.startsWith(`${run}.`)), { intervals: [10], timeout: CUT_MS })
          .toBe(true);
        const life = SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS);
        await new Promise((resolve) => setTimeout(resolve, life));
        // what a row says after this moment nobody with a tablet without power could read
        const read = new Set(said.kept);
        disk.cutPower();
        await browser.kill();
        await typing;
        disk.powerOn();
        for (const mark of read) kept.add(mark);
      }
      expect([...gone]).toEqual([]);
    });
  });

  test.describe(`${name} full-disk`, () => {
    test.skip(reason !== undefined, reason ?? '');
    test.use({ engine: name });
    for (let time = 1; time <= FULL_DISKS; time++) {
      test(`statements that a full disk refuses are called unkept; when there is room again all are kept, and a kill takes none (${time})`, async ({
        tablet,
        disk,
      }) => {
        test.setTimeout(5 * HEALED_WITHIN_MS);
        await tablet.hub.gone();
        const { browser, said } = await tablet.open();
        await typeAtFullRate(browser, 1, BEFORE);
        await expect.poll(() => said.kept.size, { timeout: HEALED_WITHIN_MS }).toBe(BEFORE);
        const makeRoom = disk.fill();
        await typeAtFullRate(browser, 2, WHILE_FULL);
        await expect.poll(() => said.unkept.size, { timeout: HEALED_WITHIN_MS }).toBeGreaterThan(0);
        const refused = said.unkept.size;
        makeRoom();
        await expect.poll(() => said.kept.size, { timeout: HEALED_WITHIN_MS }).toBe(ALL);
        await browser.kill();
        // Chromium may not have written it since the disk was full: what is kept must be so without it
        if (name === 'chromium') rmSync(path.join(tablet.profile, 'Default/Local Storage'), { recursive: true });
        const again = await tablet.open();
        const { lost, twice } = await missingAndDouble(again.browser, said.kept);
        const counts = { kept: said.kept.size, lost: lost.length, twice: twice.length };
        const note = `${refused} of ${WHILE_FULL} were called unkept while the disk was full`;
        tell({ part: `${name} full-disk`, of: browser.version, runs: 1, ...counts, note });
        expect(lost).toEqual([]);
        expect(twice).toEqual([]);
        await tablet.hub.back();
        await expectAllAtHub(tablet, said.kept);
        await again.browser.kill();
      });
    }
  });
}
