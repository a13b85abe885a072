import { deletedByChromium, tearLog } from '../torture/leveldb.ts';
import { expect, expectAllAtHub, missingAndDouble, SEED, type Tablet, TIMES, test } from '../torture/tablet.ts';
import { typeAtFullRate } from '../torture/typist.ts';

/** A tablet is killed this often before the next takes its place: its list would grow longer than any table's. */
const KILLS_A_TABLET = 20;
const KILLS = 40 * TIMES;
const TORN_A_TABLET = 35;
const TORN = 35 * TIMES;
/** Once in a while Chromium takes a torn log as it is (1 of 105 seen); it is then torn once more. */
const TORN_TRIES = 45;
/** The browser lives this long after the first key. Unit: ms. */
const SHORTEST_LIFE_MS = 300;
const LONGEST_LIFE_MS = 800;
/** One kill with its start, slowly. */
const KILL_MS = 15_000;

interface Series {
  kills: number;
  processes: number;
  /** Starts at which Chromium had deleted all that the origin had in IndexedDB. */
  deleted: number;
  kept: Set<string>;
  lost: Set<string>;
  twice: Set<string>;
}

for (let tablet = 1; tablet <= Math.ceil(KILLS / KILLS_A_TABLET); tablet++) {
  test(`a browser killed ${KILLS_A_TABLET} times while a table types without a hub loses no kept statement (${tablet})`, async ({
    tablet,
    random,
  }) => {
    test.setTimeout(KILLS_A_TABLET * KILL_MS);
    const series = await killAgainAndAgain(
      tablet,
      random,
      (s) => s.kills === KILLS_A_TABLET,
      () => undefined,
    );
    tell('kill -9', series);
    expect([...series.lost]).toEqual([]);
    expect([...series.twice]).toEqual([]);
  });
}

for (let tablet = 1; tablet <= Math.ceil(TORN / TORN_A_TABLET); tablet++) {
  test(`a tablet whose database Chromium deletes ${TORN_A_TABLET} times after a kill has every kept statement (${tablet})`, async ({
    tablet,
    random,
  }) => {
    test.setTimeout(TORN_TRIES * KILL_MS);
    const series = await killAgainAndAgain(
      tablet,
      random,
      (s) => s.deleted === TORN_A_TABLET || s.kills === TORN_TRIES,
      () => tearLog(tablet.profile),
    );
    tell('kill -9 and a torn log', series);
    expect(series.deleted, 'torn logs that Chromium deleted the database for').toBe(TORN_A_TABLET);
    expect([...series.lost]).toEqual([]);
    expect([...series.twice]).toEqual([]);
  });
}

/** With the hub gone, so that only the disk counts; at the end it comes back, and everything must arrive, once. */
async function killAgainAndAgain(
  tablet: Tablet,
  random: () => number,
  enough: (series: Series) => boolean,
  injure: () => void,
): Promise<Series> {
  await tablet.hub.gone();
  const series: Series = {
    kills: 0,
    processes: 0,
    deleted: 0,
    kept: new Set(),
    lost: new Set(),
    twice: new Set(),
  };
  for (let run = 1; ; run++) {
    const { chromium, page, said } = await tablet.open();
    const { lost, twice } = await missingAndDouble(page, series.kept);
    for (const mark of lost) series.lost.add(mark);
    for (const mark of twice) series.twice.add(mark);
    // at the first start there was nothing to delete
    if ((await deletedByChromium(page)) && run > 1) series.deleted++;
    if (enough(series)) {
      await tablet.hub.back();
      await expectAllAtHub(tablet, series.kept);
      await chromium.kill();
      return series;
    }
    const typing = typeAtFullRate(page, run, Number.MAX_SAFE_INTEGER).catch(() => undefined); // it ends with the page
    await expect
      .poll(() => [...said.kept].some((mark) => mark.startsWith(`${run}.`)), { intervals: [10], timeout: KILL_MS })
      .toBe(true);
    await page.waitForTimeout(SHORTEST_LIFE_MS + random() * (LONGEST_LIFE_MS - SHORTEST_LIFE_MS));
    series.processes += await chromium.kill();
    series.kills++;
    await typing;
    for (const mark of said.kept) series.kept.add(mark);
    injure();
  }
}

function tell(what: string, { kills, processes, deleted, kept, lost, twice }: Series): void {
  console.log(
    `torture, ${what}: ${kills} kills of ${processes} processes; ${deleted} times Chromium had deleted the database; ` +
      `${kept.size} statements called kept, ${kept.size - lost.size} found, ${lost.size} lost, ${twice.size} twice (seed ${SEED})`,
  );
}
