import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build, type InlineConfig, type PluginOption, type Rolldown } from 'vite';
import { captureFiles, gzipSize, type Manifest, pageScripts } from '../scripts/size.ts';
import config from '../vite.config.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const PAGE = 'index.html';
/** Makes the service worker, in a build of its own, and is no part of a page. */
const WORKER = /^vite-plugin-pwa/;

/** A build in a temporary folder. */
export interface Built {
  folder: string;
  chunks: readonly Rolldown.OutputChunk[];
}

/** The app as `npm run build` makes it, without the plugins and replaced modules that `left` picks by name. The caller removes the folder. */
export async function buildApp(left: (name: string) => boolean = () => false): Promise<Built> {
  const plugins = (await flat(config.plugins)).filter(({ name }) => !WORKER.test(name) && !left(name));
  const given = config.resolve?.alias;
  const alias = (Array.isArray(given) ? given : []).filter(({ find }) => !left(String(find)));
  return buildIn(temporary('app'), { ...config, root: ROOT, plugins, resolve: { alias } });
}

/** A page of one module, built with nothing but Vite as it comes. The caller removes the folder. */
export async function buildPage(main: string, html: string, plugins: PluginOption[] = []): Promise<Built> {
  // inside the project, for its packages
  const root = mkdtempSync(path.join(ROOT, 'node_modules/.bench-page-'));
  writeFileSync(path.join(root, PAGE), html);
  writeFileSync(path.join(root, 'main.tsx'), main);
  const built = { target: config.build?.target ?? 'es2022', modulePreload: { polyfill: false } };
  return buildIn(root, { root, plugins, build: built });
}

async function buildIn(folder: string, inline: InlineConfig): Promise<Built> {
  const outDir = path.join(folder, 'dist');
  const result = await build({
    ...inline,
    configFile: false,
    logLevel: 'error',
    build: { ...inline.build, outDir, emptyOutDir: true, manifest: true },
  });
  const outputs = (Array.isArray(result) ? result : [result]) as Rolldown.RolldownOutput[];
  return { folder, chunks: outputs.flatMap(({ output }) => output.filter((file) => file.type === 'chunk')) };
}

/** What a tablet fetches of a build to capture with, and what it weighs, as `npm run build` counts it. Unit: bytes, gzip at its best. */
export function captureRoute({ folder }: Built): { files: Set<string>; gzip: number } {
  return weighed(folder, (manifest) => captureFiles(manifest));
}

/** The same for a page of one module: the page, its module, and what that always brings. */
export function pageRoute({ folder }: Built): { files: Set<string>; gzip: number } {
  return weighed(folder, (manifest) => {
    const { imports = [], ...entry } = manifest[PAGE] ?? { file: '' };
    if (imports.length > 0) throw new Error('A page of one module has come out as several');
    return new Set([PAGE, entry.file, ...(entry.css ?? [])]);
  });
}

function weighed(folder: string, pick: (manifest: Manifest) => Set<string>) {
  const read = (file: string) => readFileSync(path.join(folder, 'dist', file));
  const manifest = JSON.parse(read('.vite/manifest.json').toString()) as Manifest;
  const files = pick(manifest).union(new Set(pageScripts(read(PAGE).toString())));
  return { files, gzip: gzipSize(files, read) };
}

function temporary(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `tafellaken-${name}-`));
}

async function flat(options: PluginOption): Promise<{ name: string }[]> {
  const one = await options;
  if (!one) return [];
  return Array.isArray(one) ? (await Promise.all(one.map(flat))).flat() : [one];
}
