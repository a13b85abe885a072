/** What the tabs of one device call out when something changed that the others look at. */
const CHANNEL = 'tafellaken:updates';
/** Held by every tab in a round. The browser lets go of it when a tab dies, and a tab that sleeps keeps it: no roll-call can do that. */
const LOCK = 'tafellaken:round';

/** Tells the other tabs of this origin that this one is in a round, and whether another is. */
export class RoundLock {
  readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
  /** plain http has no locks; it has no service worker either, so nothing there is ever updated under a tab */
  readonly #locks: LockManager | undefined = navigator.locks;
  #release: (() => void) | undefined;

  readonly #changed: () => void;

  /** `changed`: a tab, this one included, is now known to be in a round or to be out of it. */
  constructor(changed: () => void) {
    this.#changed = changed;
    if (this.#channel) this.#channel.onmessage = changed;
  }

  set(inRound: boolean): void {
    if (inRound === (this.#release !== undefined) || !this.#locks) return;
    if (!inRound) {
      this.#release?.();
      this.#release = undefined;
      return;
    }
    const held = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    this.#locks
      .request(LOCK, { mode: 'shared' }, () => {
        this.#tell();
        return held;
      })
      .then(
        () => this.#tell(),
        () => undefined, // the page is going
      );
  }

  /** Whether any other tab is in a round; this one must have let go before. */
  async elsewhere(): Promise<boolean> {
    if (!this.#locks || this.#release) return false;
    const { held = [] } = await this.#locks.query();
    return held.some(({ name }) => name === LOCK);
  }

  #tell(): void {
    this.#channel?.postMessage('changed'); // which reaches the others only
    this.#changed();
  }
}
