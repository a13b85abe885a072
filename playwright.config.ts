import { defineConfig } from '@playwright/test';
import { chromiumLaunch } from './scripts/browser.ts';

/**
 * End to end, in a real Chromium, on the built app: `npm test -- e2e` builds it when it is not up to date. Each spec starts
 * hubs of its own, on free ports with data folders of their own, because stopping a hub is part of what is tested.
 */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  // A browser and a hub a worker: more than two of them make a two-core machine miss its own deadlines.
  workers: 2,
  fullyParallel: true,
  // No second try: a test that passes now and then tells of a defect.
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // An evening in small: five screens, a hub that goes and comes back. It ends a test that hangs, and is far from what any takes.
  timeout: 240_000,
  // A state that is waited for comes, or the test has found something; how soon depends on what else the machine does, and is no promise.
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    // Snapshots of the page tell what stood there; a film of it would take a fifth of the machine.
    trace: { mode: 'retain-on-failure', screenshots: false },
    serviceWorkers: 'allow',
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    launchOptions: await chromiumLaunch(),
  },
  projects: [{ name: 'tablet', use: { viewport: { width: 1024, height: 768 }, hasTouch: true } }],
});
