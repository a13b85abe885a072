import path from 'node:path';
import { chromium } from 'playwright';
import { build } from 'vite';
import { chromiumLaunch } from '../scripts/browser.ts';
import { type AtSize, growthRow } from './growth.ts';
import { type Bench, type Comparison, summary } from './harness.ts';

/** Statements in a hall: the largest there is, and two smaller ones to see how it grows. */
const SIZES = [6_000, 20_000, 60_000];
const STATIONS = 1_000;
const TURNS = 7;

export const bench: Bench = {
  title: 'The JSON export in the browser',
  about:
    'A thousand tables, a tenth of the statements changed once, in Chromium: the text as the app makes it, sixteen stations at a time with room for ' +
    'the page between, beside one JSON.stringify of the same data in one block. "Longest frame": the longest time between two frames meanwhile; ' +
    'its "median" is that of the turns.',
  async measure() {
    const script = await bundle();
    const browser = await chromium.launch(await chromiumLaunch());
    try {
      const page = await browser.newPage();
      await page.setContent('<p>bench</p>');
      await page.addScriptTag({ content: script });
      const comparisons: Comparison[] = [];
      const growth: AtSize[] = [];
      for (const statements of SIZES) {
        await page.evaluate(([s, n]) => globalThis.exportPage.fill(s, n), [STATIONS, statements / STATIONS] as const);
        const [took, longest, plain]: [number[], number[], number[]] = [[], [], []];
        for (let turn = -1; turn < TURNS; turn++) {
          const made = await page.evaluate(() => globalThis.exportPage.make());
          const beside = await page.evaluate(() => globalThis.exportPage.stringify());
          if (turn < 0) continue; // the engine compiles
          took.push(made.took);
          longest.push(made.longest);
          plain.push(beside);
        }
        const n = statements.toLocaleString('en');
        comparisons.push({ measured: summary(`${n} statements`, took), against: summary('JSON.stringify', plain) });
        comparisons.push({ measured: summary(`${n} statements: longest frame`, longest) });
        growth.push({ size: statements, took: summary('', took).median });
      }
      comparisons.push(growthRow('the export grows with the statements', growth));
      return comparisons;
    } finally {
      await browser.close();
    }
  },
};

declare global {
  var exportPage: typeof import('./export-page.ts');
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: path.join(import.meta.dirname, 'export-page.ts'), formats: ['iife'], name: 'exportPage' },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return `${output.output[0].code};globalThis.exportPage = exportPage;`;
}
