import { watchInstallOffer } from '../ui/device/install-offer.ts';

/** Where a browser does not say when it is idle, this long after the start. */
const IDLE_GUESS_MS = 2_000;

/**
 * Makes the app start without a network. Where that cannot be (plain http, private mode), the app works while the page lives.
 * What has to do with newer versions is for when nobody is busy: it is fetched when the page is idle, and never needed.
 */
export function registerWorker(): void {
  watchInstallOffer();
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // the browser's own cache would keep an old worker, and with it an old app, alive
  navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' }).then(
    (registration) =>
      whenIdle(() => {
        import('./update-watch.tsx').then(
          ({ watchForUpdates }) => watchForUpdates(registration),
          () => undefined,
        );
      }),
    () => undefined, // without it the app works as long as the page lives; the table's screen says so
  );
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'undefined') setTimeout(work, IDLE_GUESS_MS);
  else requestIdleCallback(work);
}
