import { ENGINES } from '../torture/engine.ts';
import { deletedByChromium, tearLog } from '../torture/leveldb.ts';
import { tell } from '../torture/results.ts';
import { ENGINE, expect, expectAllAtHub, missingAndDouble, SEED, type Tablet, test, times } from '../torture/tablet.ts';
import { typeAtFullRate } from '../torture/typist.ts';

/** A tablet is killed this often before the next takes its place: its list would grow longer than any table's. */
const KILLS_A_TABLET = 20;
const TORN_A_TABLET = 35;
/** Once in a while Chromium takes a torn log as it is (1 of 105 seen); it is then torn once more. */
const MORE_TRIES = 10;
/** The browser lives this long after the first key. Unit: ms. */
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 800;
/** One kill with its start, slowly. */
const KILL_MS = 30_000;
/** A series says how far it is after so many kills. */
const PROGRESS_EVERY = 10;

interface Series {
  of: string;
  kills: number;
  processes: number;
  /** Starts at which Chromium had deleted all that the origin had in IndexedDB. */
  deleted: number;
  kept: Set<string>;
  lost: Set<string>;
  twice: Set<string>;
}

// the other engines belong to no usual test run: only `npm run torture` asks for them
for (const name of process.env.TORTURE ? ENGINES : (['chromium'] as const)) {
  test.describe(`${name} kills`, () => {
    test.use({ engine: name });
    const missing = ENGINE[name].missing();
    test.skip(missing !== undefined, missing ?? '');
    for (const { tablet, count } of tablets(times(40), KILLS_A_TABLET)) {
      test(`a browser killed ${count} times while a table types without a hub loses no kept statement (${tablet})`, async ({
        tablet,
        random,
      }) => {
        test.setTimeout((count + MORE_TRIES) * KILL_MS);
        const series = await killAgainAndAgain(tablet, random, `${name} kills`, (s) => s.kills === count);
        tellOf(`${name} kills`, series);
      });
    }
  });
}

test.describe('chromium torn-logs', () => {
  for (const { tablet, count } of tablets(times(35), TORN_A_TABLET)) {
    test(`a tablet whose database Chromium deletes ${count} times after a kill has every kept statement (${tablet})`, async ({
      tablet,
      random,
    }) => {
      test.setTimeout((count + MORE_TRIES) * KILL_MS);
      const enough = (s: Series) => s.deleted === count || s.kills === count + MORE_TRIES;
      const series = await killAgainAndAgain(tablet, random, 'chromium torn-logs', enough, () =>
        tearLog(tablet.profile),
      );
      expect(series.deleted, 'torn logs that Chromium deleted the database for').toBe(count);
      tellOf('chromium torn-logs', series);
    });
  }
});

function* tablets(all: number, each: number): Generator<{ tablet: number; count: number }> {
  for (let tablet = 1, left = all; left > 0; tablet++, left -= each) yield { tablet, count: Math.min(left, each) };
}

/** With the hub gone, so that only the disk counts; at the end it comes back, and everything must arrive, once. */
async function killAgainAndAgain(
  tablet: Tablet,
  random: () => number,
  part: string,
  enough: (series: Series) => boolean,
  tear?: () => void,
): Promise<Series> {
  await tablet.hub.gone();
  const series: Series = {
    ...{ of: '', kills: 0, processes: 0, deleted: 0 },
    ...{ kept: new Set(), lost: new Set(), twice: new Set() },
  };
  for (let run = 1; ; run++) {
    const { browser, said } = await tablet.open();
    series.of = browser.version;
    const { lost, twice } = await missingAndDouble(browser, series.kept);
    for (const mark of lost) series.lost.add(mark);
    for (const mark of twice) series.twice.add(mark);
    // at the first start there was nothing to delete
    if (tear && (await deletedByChromium(browser)) && run > 1) series.deleted++;
    if (enough(series)) {
      if (series.lost.size === 0) {
        await tablet.hub.back();
        await expectAllAtHub(tablet, series.kept);
      }
      await browser.kill();
      return series;
    }
    const typing = typeAtFullRate(browser, run, Number.MAX_SAFE_INTEGER).catch(() => undefined); // it ends with the page
    const ofThisRun = (marks: Set<string>) => [...marks].filter((mark) => mark.startsWith(`${run}.`)).length;
    await expect
      .poll(() => ofThisRun(said.kept) > 0, { intervals: [10], timeout: KILL_MS })
      .toBe(true)
      .catch((error: Error) => {
        const so = `${series.kept.size} kept and ${series.lost.size} lost of ${series.kills} kills before it`;
        const unkept = `${ofThisRun(said.unkept)} called unkept`;
        throw new Error(`Nothing was kept after start ${run} (${unkept}; ${so}): ${error.message}`);
      });
    await new Promise((resolve) =>
      setTimeout(resolve, SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS)),
    );
    series.processes += await browser.kill();
    series.kills++;
    await typing;
    for (const mark of said.kept) series.kept.add(mark);
    tear?.();
    if (series.kills % PROGRESS_EVERY === 0)
      console.log(
        `${part}: ${series.kills} kills of this tablet, ${series.kept.size} kept, ${series.lost.size} lost so far`,
      );
  }
}

function tellOf(part: string, { of, kills, processes, deleted, kept, lost, twice }: Series): void {
  const torn = deleted > 0 ? `${deleted} times Chromium had deleted the database; ` : '';
  const note = `${torn}${processes} processes killed; seed ${SEED}`;
  tell({ part, of, runs: kills, kept: kept.size, lost: lost.size, twice: twice.size, note });
  expect([...lost]).toEqual([]);
  expect([...twice]).toEqual([]);
}
