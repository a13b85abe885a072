/** What the service worker uses of its world. TypeScript's own description of it contradicts that of a page, and both are compiled as one. */
export interface WorkerScope {
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly unknown[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: WorkEvent) => void): void;
  addEventListener(type: 'fetch', listener: (event: RequestEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent & WorkEvent) => void): void;
}
export interface WorkEvent {
  /** Keeps the worker alive until the work is done; an installation whose work fails is thrown away. */
  waitUntil(work: Promise<unknown>): void;
}
export interface RequestEvent extends WorkEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
