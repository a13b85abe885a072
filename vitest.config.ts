import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { configDefaults, defineConfig } from 'vitest/config';
import { chromiumLaunch } from './scripts/browser.ts';
import { DEXIE, leanDexie } from './scripts/lean-dexie.ts';

export default defineConfig({
  // The tests run on the Dexie that the tablets get.
  plugins: [leanDexie(), react()],
  resolve: { alias: [DEXIE] },
  test: {
    // For tests that hang. None measures time, and a busy machine can be very slow.
    // The longest tests mostly wait, for a bad network or for a hub that comes back: one a core beside them costs nothing.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'tests/**/*.browser.test.*'],
          globalSetup: ['tests/support/seed.ts'],
          setupFiles: ['fake-indexeddb/auto'],
          server: { deps: { inline: ['dexie'] } },
        },
      },
      {
        extends: true,
        optimizeDeps: { exclude: ['dexie'], include: ['docx'] },
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.{ts,tsx}'],
          setupFiles: ['tests/support/empty-storage.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: await chromiumLaunch() }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
