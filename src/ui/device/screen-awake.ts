/** As much of the Battery API as is used. Chromium has it, others hide it. */
interface Battery extends EventTarget {
  level: number;
  charging: boolean;
}
type Browser = Partial<Pick<Navigator, 'wakeLock'>> & { getBattery?(): Promise<Battery> };

/** `idle`: nobody needs the screen to stay on. `refused`: the browser would not, and is asked again at the next touch. */
export type Awake = 'idle' | 'awake' | 'unable' | 'refused' | 'low-battery';

/** Below this a screen that stays on can cost the last statements; the tablet may then do as it likes. */
const LOW_BATTERY = 0.15;
/** Safari grants the first request only upon a touch. These are what browsers count as one. */
const TOUCHES = ['pointerup', 'keydown'] as const;

/** Keeps the screen on while it is wanted and the page is looked at. Nothing in it throws. */
export class ScreenAwake {
  readonly #browser: Browser;
  readonly #changed: (state: Awake) => void;
  #wanted = false;
  #held: WakeLockSentinel | undefined;
  #asking = false;
  #refused = false;
  /** For a touch. */
  #listening = false;
  #battery: Battery | undefined;
  #told: Awake | undefined;

  /** `changed` is called with every new state, the first at once. */
  constructor(changed: (state: Awake) => void, browser: Browser = navigator) {
    this.#browser = browser;
    this.#changed = changed;
    document.addEventListener('visibilitychange', this.#look);
    browser.getBattery?.().then(
      (battery) => {
        this.#battery = battery;
        for (const change of ['levelchange', 'chargingchange']) battery.addEventListener(change, this.#look);
        this.#look();
      },
      () => undefined, // then its charge is not known
    );
    this.#tell();
  }

  want(wanted: boolean): void {
    this.#wanted = wanted;
    if (!wanted) this.#refused = false;
    this.#look();
  }

  close(): void {
    this.want(false);
    document.removeEventListener('visibilitychange', this.#look);
    for (const change of ['levelchange', 'chargingchange']) this.#battery?.removeEventListener(change, this.#look);
  }

  readonly #look = (): void => {
    const hold = this.#wanted && !this.#low() && document.visibilityState === 'visible';
    if (hold && !this.#held) void this.#ask();
    if (!hold && this.#held) {
      const held = this.#held;
      this.#held = undefined;
      held.release().catch(() => undefined);
    }
    this.#tell();
  };

  async #ask(): Promise<void> {
    if (this.#asking || !this.#browser.wakeLock) return;
    this.#asking = true;
    try {
      const held = await this.#browser.wakeLock.request('screen');
      this.#refused = false;
      this.#held = held;
      held.addEventListener('release', () => {
        if (this.#held !== held) return; // by this page
        this.#held = undefined;
        // by the browser: the page is hidden, and asks when it is seen again; or the tablet saves power
        if (document.visibilityState === 'visible') this.#refuse();
        this.#tell();
      });
    } catch {
      this.#refuse();
    }
    this.#asking = false;
    this.#settle();
  }

  /** What was wanted may have changed while the browser was thinking. */
  #settle(): void {
    if (this.#held) this.#look();
    else this.#tell();
  }

  #refuse(): void {
    this.#refused = true;
    if (this.#listening) return;
    this.#listening = true;
    const again = () => {
      this.#listening = false;
      for (const touch of TOUCHES) document.removeEventListener(touch, again);
      this.#look();
    };
    for (const touch of TOUCHES) document.addEventListener(touch, again, { passive: true });
  }

  #low(): boolean {
    return this.#battery !== undefined && !this.#battery.charging && this.#battery.level < LOW_BATTERY;
  }

  #tell(): void {
    const state = this.#state();
    if (state === this.#told) return;
    this.#told = state;
    this.#changed(state);
  }

  #state(): Awake {
    if (!this.#browser.wakeLock) return 'unable';
    if (!this.#wanted) return 'idle';
    if (this.#low()) return 'low-battery';
    if (this.#held) return 'awake';
    return this.#refused ? 'refused' : 'idle';
  }
}

/**
 * Asks once and lets go: upon the tap that starts a table, so that a browser that wants a touch for it gives it later without one.
 */
export async function askForAwake(browser: Browser = navigator): Promise<void> {
  try {
    await (await browser.wakeLock?.request('screen'))?.release();
  } catch {
    // asked again when a round begins
  }
}
