import type { AnswerWhole } from '../ui/device/app-whole.ts';
import { type AppFile, AppFiles } from './app-files.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';
import type { WorkerScope } from './worker-scope.ts';

/**
 * The service worker: makes the app start without a network. A new one waits until a page asks it to take over, or until no page is
 * open any more. It never reloads a page; docs/updates.md tells the whole policy.
 */
declare const self: WorkerScope & { __WB_MANIFEST: readonly AppFile[] };

/** The build puts the list of its files here. */
const files = new AppFiles(self.__WB_MANIFEST, self.location.origin);
/** The hub's own answers: never the app's page in their place. */
const OF_THE_HUB = /^\/(sync|api|certificate)(\/|$)/;

self.addEventListener('install', (event) => event.waitUntil(files.store()));

self.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      if ((await openPages()) === 0) await files.forgetOthers();
      await self.clients.claim(); // the first visit works without a network at once
    })(),
  );
});

self.addEventListener('message', (event) => {
  const message = event.data as ToWorker | null;
  if (message?.type === 'take-over') event.waitUntil(self.skipWaiting());
  if (message?.type === 'whole') {
    event.waitUntil(
      files.missing().then((missing) => {
        event.ports[0]?.postMessage({ missing: missing.length } satisfies AnswerWhole);
        return files.mend(missing);
      }),
    );
  }
  if (message?.type === 'same-version') {
    const same = files.has(new URL(message.script, self.location.origin).pathname);
    event.ports[0]?.postMessage({ same } satisfies FromWorker);
    event.waitUntil(
      openPages().then((pages) => (same && pages === 1 ? files.forgetOthers() : undefined)), // the one that asks
    );
  }
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || OF_THE_HUB.test(pathname)) return;
  event.respondWith(
    (async () => {
      const finding = request.mode === 'navigate' ? files.page(pathname) : files.file(pathname);
      return (await finding.catch(() => undefined)) ?? fetch(request); // a broken store must not stand before the network
    })(),
  );
});

/** Pages of this origin, those that this worker does not serve included. */
async function openPages(): Promise<number> {
  return (await self.clients.matchAll({ type: 'window', includeUncontrolled: true })).length;
}
