import { createStore } from 'zustand/vanilla';

/** Whether a new version lies ready. It is only ever taken when someone asks for it: taking it reloads every tab of the app. */
export const update = createStore<{ ready: ServiceWorker | undefined }>(() => ({ ready: undefined }));

/** Makes the app start without a network. Where that cannot be (plain http, private mode), the app works while the page lives. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/sw.js').then(
    (registration) => {
      const offer = () => {
        if (registration.waiting && navigator.serviceWorker.controller)
          update.setState({ ready: registration.waiting });
      };
      offer();
      registration.addEventListener('updatefound', () =>
        registration.installing?.addEventListener('statechange', offer),
      );
    },
    () => undefined, // without it the app works as long as the page lives; the table's screen says so
  );
}

/** Takes the new version in and starts this page with it; call it when every text has been kept. */
export function takeUpdate(): void {
  const { ready } = update.getState();
  if (!ready) return;
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  ready.postMessage({ type: 'SKIP_WAITING' });
}
