import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * How much a device must fetch before a screen works, from the manifest of the last build. Ends with 1 when the screen of the
 * table host has grown past its limit: a thousand tablets fetch it at once over the worst Wi-Fi of the town.
 */

/** The page that every route starts from. The table host's screen comes with it. */
const ENTRY = 'index.html';
/** Scripts that the page itself loads, beside its one module: an attribute `src` with a path of this origin. */
const PAGE_SCRIPT = /<script[^>]* src="\/([^"]+)"/g;
/** All chunks of the table count for the capture route, */
const TABLE = 'src/roles/table/';
/** but for what is not needed to capture, keep and send: it comes when the page is idle, and is told of apart. */
const ON_TAP = 'src/roles/table/on-tap.ts';
/** All that a table's tablet fetches when it is idle. */
const ON_DEMAND = [
  ON_TAP,
  'src/ui/device/device-check.tsx',
  'src/roles/courier/give-screen.tsx',
  'src/app/update-watch.tsx',
];
const FACILITATOR = 'src/app/facilitator-route.tsx';

/** The proof of the stack, which set the goal, counted in these: React alone was 65.9 there, and is 67,269 bytes. */
const KB = 1024;
/** What the proof of the stack came to, with a screen to capture on but little else. docs/performance.md tells what takes how much. */
const CAPTURE_LIMIT = 143 * KB;

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
  css?: string[];
}
export type Manifest = Record<string, Chunk>;

/** All files that the page and lazily imported sources bring in, without those that only come with a later import(). */
export function routeFiles(manifest: Manifest, ...sources: string[]): Set<string> {
  const files = new Set([ENTRY]);
  const seen = new Set<string>();
  const visit = (key: string) => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (!chunk) throw new Error(`The build has no chunk ${key}. Is it imported with import() from src/app?`);
    files.add(chunk.file);
    for (const file of chunk.css ?? []) files.add(file);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  visit(ENTRY);
  for (const source of sources) visit(source);
  return files;
}

/** All that a table's tablet fetches to capture, keep and send statements. */
export function captureFiles(manifest: Manifest): Set<string> {
  return routeFiles(manifest, ...Object.keys(manifest).filter((key) => key.startsWith(TABLE) && key !== ON_TAP));
}

/** The scripts that a page loads by itself, such as those that run before the app. */
export function pageScripts(html: string): string[] {
  return [...html.matchAll(PAGE_SCRIPT)].map(([, file = '']) => file);
}

/** The size of a set of files as a server sends them: each by itself, gzip at its best. In bytes. */
export function gzipSize(files: Iterable<string>, read: (file: string) => Uint8Array): number {
  let bytes = 0;
  for (const file of files) bytes += gzipSync(read(file), { level: 9 }).length;
  return bytes;
}

if (import.meta.main) {
  const dist = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../dist'));
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Manifest;
  const size = (files: Iterable<string>) => gzipSize(files, (file) => readFileSync(path.join(dist, file)));
  const kilobytes = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`;

  const rest = new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]));
  const told = (name: string, files: Set<string>, more = `${files.size} files`) => {
    for (const file of files) rest.delete(file);
    console.log(`  ${name.padEnd(12)}${kilobytes(size(files)).padStart(10)}  ${more}`);
  };
  // every route starts from the page, and so with what it loads by itself
  const scripts = new Set(pageScripts(readFileSync(path.join(dist, ENTRY), 'utf8')));
  const capture = captureFiles(manifest).union(scripts);
  const onDemand = routeFiles(manifest, ...ON_DEMAND).difference(capture);

  console.log(`gzip, all files of a route, 1 KB = ${KB} bytes:`);
  told('capture', capture);
  told('on demand', onDemand, `more, fetched when idle; with it ${kilobytes(size(capture.union(onDemand)))}`);
  told('facilitator', routeFiles(manifest, FACILITATOR).union(scripts));
  // Shown so that nothing can get out of a route's sum by being imported a moment later.
  told('later', new Set(rest), [...rest].join(' '));

  const bytes = size(capture);
  if (bytes > CAPTURE_LIMIT) {
    console.error(`The capture route has ${kilobytes(bytes)}; its limit is ${kilobytes(CAPTURE_LIMIT)}.`);
    process.exitCode = 1;
  }
}
