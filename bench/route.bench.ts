import { rmSync } from 'node:fs';
import { type Built, buildApp, buildPage, captureRoute, pageRoute } from './build-apart.ts';
import { bytes } from './bytes.ts';
import type { Bench } from './harness.ts';
import { usedExports } from './used-exports.ts';

/** What the table's screen stands on. `react-dom` comes with `react`. */
const LIBRARIES = ['react', 'react-dom', 'react-dom/client', 'yjs', 'dexie', '@hocuspocus/provider'];
/** What the project's build takes out of libraries or puts in their place, by plugin and by module (vite.config.ts). */
const LEAN = /^(stand-ins|lean-dexie|lean-yjs)$|dexie|attempt|awareness|use-sync-external-store/;
const KB = 1024;

let found = '';
export const bench: Bench = {
  title: 'What a tablet fetches to capture',
  get about() {
    return (
      'gzip at its best, all that is fetched before the first statement can be typed, kept and sent; counted as `npm run build` ' +
      'counts it (scripts/size.ts). Beside it: a page that has nothing but React, Yjs, Dexie and the Hocuspocus provider as ' +
      'published, each with exactly what the capture route imports of it, built by Vite as it comes. Aim: at most 1.2 ×.' +
      found
    );
  },
  async measure() {
    const all: Built[] = [];
    const made = async (building: Promise<Built>) => {
      const built = await building;
      all.push(built);
      return built;
    };
    try {
      const ours = captureRoute(await made(buildApp()));
      const whole = await made(buildApp((name) => LEAN.test(name)));
      const wholeRoute = captureRoute(whole);
      const used = usedExports(whole.chunks, wholeRoute.files, LIBRARIES);
      const alone = pageRoute(await made(buildPage(pageOf(used), HTML)));
      const saved = wholeRoute.gzip - ours.gzip;
      const named = [...used].map(([library, names]) => `${library}: ${[...names].sort().join(', ')}`).join('; ');
      found =
        `\n\nWith the published libraries in place of the lean ones the route would have ${kilobytes(wholeRoute.gzip)}: they save ` +
        `${kilobytes(saved)}. Above the libraries alone it would then be ${kilobytes(wholeRoute.gzip - alone.gzip)}, which is the ` +
        `project’s own: code, words, styles, page. Imported of each library: ${named}.`;
      return [
        { measured: bytes('capture route', ours.gzip), against: bytes('the libraries alone', alone.gzip) },
        {
          measured: bytes('capture route, libraries as published', wholeRoute.gzip),
          against: bytes('the libraries alone', alone.gzip),
        },
      ];
    } finally {
      for (const { folder } of all) rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The page of the project without its own scripts; a title and a root are what any page has. */
const HTML =
  '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Alone</title></head><body><div id="root"></div>' +
  '<script type="module" src="/main.tsx"></script></body></html>';

/** Holds what is imported where any script could come for it, so that no bundler can leave it out. */
function pageOf(used: ReadonlyMap<string, ReadonlySet<string>>): string {
  const lines: string[] = [];
  const held: string[] = [];
  for (const [library, names] of used) {
    const imports = [...names].sort().map((name) => {
      const local = `x${held.length}`;
      held.push(local);
      return `${name} as ${local}`;
    });
    lines.push(`import { ${imports.join(', ')} } from '${library}';`);
  }
  return `${lines.join('\n')}\nglobalThis.held = [${held.join(', ')}];\n`;
}

function kilobytes(n: number): string {
  return `${(n / KB).toFixed(1)} KB`;
}
