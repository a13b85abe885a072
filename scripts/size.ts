import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * How much a device must fetch before a screen works, from the manifest of the last build. Ends with 1 when the screen of the
 * table host has grown past its limit: a thousand tablets fetch it at once over the worst Wi-Fi of the town.
 */

/** What a screen needs: the entry, the chunk made from this source, and all that they import. */
const ROUTES = {
  capture: 'src/roles/table/table-screen.tsx',
  facilitator: 'src/app/facilitator-route.tsx',
};
/** The page that every route starts from. */
const ENTRY = 'index.html';
/** A KB is 1,000 bytes: the stricter of the two. */
const KB = 1000;
/** What the proof of the stack came to with everything in it; the screen as it is must not need more. */
const CAPTURE_LIMIT = 143 * KB;

interface Chunk {
  file: string;
  src?: string;
  imports?: string[];
  css?: string[];
}
export type Manifest = Record<string, Chunk>;

/** All files that the page and one lazily imported source bring in, without those that only come with a later import(). */
export function routeFiles(manifest: Manifest, source: string): Set<string> {
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
  visit(source);
  return files;
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
  const read = (file: string) => readFileSync(path.join(dist, file));
  const kilobytes = (bytes: number) => `${(bytes / KB).toFixed(1)} KB`.padStart(10);

  const rest = new Set(Object.values(manifest).flatMap((chunk) => [chunk.file, ...(chunk.css ?? [])]));
  console.log('gzip, all files of a route:');
  for (const [route, source] of Object.entries(ROUTES)) {
    const files = routeFiles(manifest, source);
    for (const file of files) rest.delete(file);
    console.log(`  ${route.padEnd(12)}${kilobytes(gzipSize(files, read))}  ${files.size} files`);
  }
  // Shown so that nothing can get out of a route's sum by being imported a moment later.
  console.log(`  ${'later'.padEnd(12)}${kilobytes(gzipSize(rest, read))}  ${[...rest].join(' ')}`);

  const capture = gzipSize(routeFiles(manifest, ROUTES.capture), read);
  if (capture > CAPTURE_LIMIT) {
    console.error(
      `The capture route has ${kilobytes(capture).trim()}; its limit is ${kilobytes(CAPTURE_LIMIT).trim()}.`,
    );
    process.exitCode = 1;
  }
}
