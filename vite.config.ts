import { createHash } from 'node:crypto';
import path from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { fileIntegrity } from './scripts/file-integrity.ts';
import { firstScripts } from './scripts/first-scripts.ts';
import { DEXIE, leanDexie } from './scripts/lean-dexie.ts';
import { leanYjs } from './scripts/lean-yjs.ts';
import { pagesApart } from './scripts/rescue-page.ts';

const HUB = process.env.HUB ?? 'http://127.0.0.1:4600';

/**
 * Class names of CSS modules: the name in the file and three characters for the file. Vite's own have a line number too, which
 * packs badly a hundred times over.
 */
const FILE_MARKS = new Map<string, string>();
function className(name: string, file: string): string {
  const place = path.relative(import.meta.dirname, file.split('?')[0] ?? file).replaceAll(path.sep, '/');
  const mark = createHash('sha256').update(place).digest('base64url').replaceAll(/\W|_/g, '').slice(0, 3);
  if ((FILE_MARKS.get(mark) ?? place) !== place) throw new Error(`${place} and ${FILE_MARKS.get(mark)} share ${mark}.`);
  FILE_MARKS.set(mark, place);
  return `${name}-${mark}`;
}

const integrity = fileIntegrity();
const source = (file: string) => path.join(import.meta.dirname, file);

/** What of lib0 is left out of the build, and what stands in for it. Only for those who use it as Yjs does. */
const STAND_INS: Record<string, string> = {
  logging: 'src/replica/yjs-console.ts',
  environment: 'src/replica/yjs-environment.ts',
};
const standIns: Plugin = {
  name: 'stand-ins',
  enforce: 'pre',
  apply: 'build',
  resolveId(id, importer) {
    const [, part = ''] = /^(?:lib0|\.)\/(\w+)(?:\.js)?$/.exec(id) ?? [];
    const file = STAND_INS[part];
    return file && importer && /[\\/]node_modules[\\/](?:yjs|lib0)[\\/]/.test(importer) ? source(file) : undefined;
  },
};

/** Who reads with valibot later than the first load: they get a copy of their own, or what only they use of it would come with the app. */
const READ_LATER =
  /src\/(?:export|handover|roles|sync\/wide|domain\/(?:hall|harvest-\w+|screen-entries|station-notes))/;
const valibotLater: Plugin = {
  name: 'valibot-later',
  enforce: 'pre',
  apply: 'build',
  resolveId(id, importer) {
    const later = id === 'valibot' && importer && READ_LATER.test(importer);
    return later ? `${source('node_modules/valibot/dist/index.mjs')}?later` : undefined;
  },
};

export default defineConfig({
  plugins: [
    valibotLater,
    { ...optimizeLocales.vite({ locales: ['nl-NL', 'en-US'] }), enforce: 'pre' },
    standIns,
    leanDexie(),
    leanYjs(),
    react(),
    pagesApart(),
    firstScripts(),
    integrity.plugin,
    VitePWA({
      // `prompt`: a new version waits until it is asked in; docs/updates.md tells by whom and when.
      registerType: 'prompt',
      injectRegister: false,
      manifest: {
        name: 'Tafellaken',
        short_name: 'Tafellaken',
        description: 'Het tafellaken dat geen woord verliest',
        lang: 'nl',
        display: 'standalone',
        start_url: './',
        theme_color: '#8a1c3b',
        background_color: '#f6f3ee',
        icons: [
          { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
          { src: 'icon-maskable.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'maskable' },
        ],
      },
      // A worker of our own: the library's throws the files of an old version away as soon as a new one takes over, and an old
      // page that is still open can then not load its later parts (workbox issue 3126).
      strategies: 'injectManifest',
      srcDir: 'src/app',
      filename: 'sw.ts',
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        manifestTransforms: [integrity.transform],
        rollupFormat: 'iife',
      },
    }),
  ],
  css: { modules: { generateScopedName: className } },
  resolve: {
    alias: [
      DEXIE,
      { find: /^@lifeomic\/attempt$/, replacement: source('src/sync/retry.ts') },
      { find: /^y-protocols\/awareness$/, replacement: source('src/sync/no-awareness.ts') },
      // React's own hook; the shim is for versions that do not have it.
      { find: /^use-sync-external-store\/shim\/index\.js$/, replacement: 'react' },
    ],
  },
  build: {
    target: 'es2022',
    manifest: true,
    // Names of the scripts that others bring along would stand in the first file; the service worker has them all at hand.
    modulePreload: { polyfill: false, resolveDependencies: (_, deps) => deps.filter((dep) => dep.endsWith('.css')) },
    rolldownOptions: {
      output: {
        // One file for all that a table's tablet always needs: it packs better than many, and is one wait instead of three.
        // `$initial` is what any page of the build imports: a second page would have its parts put in here too.
        codeSplitting: {
          groups: [
            { name: 'table', tags: ['$initial'] },
            { name: 'english', test: /\.en\.ts$/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/sync': { target: HUB, ws: true }, '/api': { target: HUB } } },
});
