import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const HUB = process.env.HUB ?? 'http://127.0.0.1:4600';

export default defineConfig({
  plugins: [
    { ...optimizeLocales.vite({ locales: ['nl-NL', 'en-US'] }), enforce: 'pre' },
    react(),
    VitePWA({
      // `prompt`: a new version waits until it is asked in; `autoUpdate` reloads every tab and drops what is being typed.
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
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg,woff2}'],
        navigateFallback: 'index.html',
        navigateFallbackDenylist: [/^\/(sync|api)(\/|$)/],
        clientsClaim: true,
        skipWaiting: false,
        cleanupOutdatedCaches: true,
      },
    }),
  ],
  // Dexie's own build for browsers of the last years: 2 KB smaller over the wire than the one its package names.
  resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
  build: { target: 'es2022', manifest: true, modulePreload: { polyfill: false } },
  server: { proxy: { '/sync': { target: HUB, ws: true }, '/api': { target: HUB } } },
});
