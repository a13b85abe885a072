import type { FromWorker, ToWorker } from './worker-messages.ts';

/** A worker answers within milliseconds once it runs; one that was put away has to be started. */
const ANSWER_PATIENCE_MS = 3_000;
/** Taking over takes a second at most on a slow tablet. */
const TAKE_OVER_PATIENCE_MS = 8_000;

/**
 * What there is to update to. `waiting`: a new version is here and waits. `taken`: it gives out the files already, taken in by another tab,
 * and this page is still of an earlier one.
 */
export type NewerVersion = { state: 'none' } | { state: 'waiting'; worker: ServiceWorker } | { state: 'taken' };

export async function newerVersion(registration: ServiceWorkerRegistration): Promise<NewerVersion> {
  const { controller } = navigator.serviceWorker;
  if (!controller) return { state: 'none' }; // the first visit, or one past the worker: what it shows came from the hub just now
  if (registration.waiting) return { state: 'waiting', worker: registration.waiting };
  return (await isOfThisVersion(controller)) ? { state: 'none' } : { state: 'taken' };
}

/** Has the waiting version take over. Resolves when it did, or when that takes too long. */
export async function takeOver(worker: ServiceWorker): Promise<void> {
  const taken = new Promise<void>((resolve) => {
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
    setTimeout(resolve, TAKE_OVER_PATIENCE_MS);
  });
  worker.postMessage({ type: 'take-over' } satisfies ToWorker);
  await taken;
}

/** Whether the worker gives out the very script that this page runs; a worker that does not answer is taken at its best. */
function isOfThisVersion(worker: ServiceWorker): Promise<boolean> {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src;
  if (!script) return Promise.resolve(true);
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const done = (same: boolean) => {
      port1.close();
      resolve(same);
    };
    setTimeout(done, ANSWER_PATIENCE_MS, true);
    port1.onmessage = ({ data }: MessageEvent<FromWorker>) => done(data.same);
    worker.postMessage({ type: 'same-version', script } satisfies ToWorker, [port2]);
  });
}
