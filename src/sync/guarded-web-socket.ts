type Listener = (event: Event) => void;

/**
 * A WebSocket whose message listeners may throw: what cannot be read closes the socket, which is then opened anew, instead of
 * leaving the page with an error and a half-read exchange.
 */
export function guardedWebSocket(told: { read(): void; unreadable(): void }): typeof WebSocket {
  return class GuardedWebSocket extends WebSocket {
    readonly #guarded = new Map<unknown, Listener>();

    override addEventListener(type: string, listener: unknown, options?: unknown): void {
      if (type !== 'message') {
        super.addEventListener(type, listener as Listener, options as AddEventListenerOptions);
        return;
      }
      const guarded: Listener = (event) => {
        try {
          if (!((event as MessageEvent).data instanceof ArrayBuffer)) throw new TypeError('text where bytes belong');
          (listener as Listener)(event);
          told.read();
        } catch {
          told.unreadable();
          this.close();
        }
      };
      this.#guarded.set(listener, guarded);
      super.addEventListener(type, guarded, options as AddEventListenerOptions);
    }

    override removeEventListener(type: string, listener: unknown, options?: unknown): void {
      const guarded = this.#guarded.get(listener);
      this.#guarded.delete(listener);
      super.removeEventListener(type, (guarded ?? listener) as Listener, options as EventListenerOptions);
    }
  } as unknown as typeof WebSocket;
}
