import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { integrityOf } from '../../scripts/file-integrity.ts';

const DIST = path.resolve(import.meta.dirname, '../../dist');
const TEXT = /\.(html|js|css|json)$/;
/** What stands in the page of the made version only. */
export const NEXT_MARK = 'next-version';

/**
 * The built app once more, as another version of it: every file that the builder names by its contents has another name, all that
 * point at it follow, and the service worker lists the new ones. Returns the folder and how to remove it.
 */
export function makeNextVersion(): { dist: string; remove(): void; oldAssets: string[] } {
  const dist = mkdtempSync(path.join(tmpdir(), 'tafellaken-next-'));
  cpSync(DIST, dist, { recursive: true });
  const oldAssets = readdirSync(path.join(dist, 'assets'));
  const renamed = new Map(
    oldAssets.map((name) => [
      name,
      name.replace(
        /-(.{8})(\.\w+)$/,
        (_, h: string, end: string) => `-${h.startsWith('N') ? 'M' : 'N'}${h.slice(1)}${end}`,
      ),
    ]),
  );
  for (const [from, to] of renamed) {
    if (from === to) throw new Error(`${from} is not named by its contents.`);
    renameSync(path.join(dist, 'assets', from), path.join(dist, 'assets', to));
  }
  const files = (readdirSync(dist, { recursive: true }) as string[]).filter((file) => TEXT.test(file));
  for (const file of files) {
    edit(path.join(dist, file), (text) => {
      let next = text;
      for (const [from, to] of renamed) next = next.replaceAll(from, to);
      return file === 'index.html' ? next.replace('</head>', `<meta name="${NEXT_MARK}"></head>`) : next;
    });
  }
  edit(path.join(dist, 'sw.js'), (text) =>
    text.replace(/"integrity":"[^"]+"(,"revision":[^,]+,"url":"([^"]+)")/g, (_, rest, url) => {
      return `"integrity":"${integrityOf(readFileSync(path.join(dist, url)))}"${rest}`;
    }),
  );
  const remove = () => rmSync(dist, { recursive: true, force: true });
  process.once('exit', remove); // when a test ends before it gets there
  return { dist, oldAssets, remove };
}

function edit(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
