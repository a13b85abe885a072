/** What Chromium hands out where it can put the app on the home screen. TypeScript does not know it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offer: InstallPrompt | undefined;
const listeners = new Set<() => void>();

function set(next: InstallPrompt | undefined): void {
  offer = next;
  for (const listener of listeners) listener();
}

/** Holds back the browser's own offer, which comes early and only once, until someone asks for it: nothing may pop up over a table. */
export function watchInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    set(event as InstallPrompt);
  });
  addEventListener('appinstalled', () => set(undefined));
}

export const installOffer = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  there: (): boolean => offer !== undefined,
  /** To be called within a tap. An offer can be taken up once. */
  take(): void {
    const taken = offer;
    set(undefined);
    taken?.prompt().catch(() => undefined);
  },
};
