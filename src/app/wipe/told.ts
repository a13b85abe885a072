import * as v from 'valibot';

/**
 * What the home page says after a wipe: told by the page that wiped, in the memory of that one window, and forgotten once read.
 * `elsewhere`: another window did it.
 */
const Told = v.object({
  state: v.picklist(['wiped', 'refused']),
  everything: v.boolean(),
  asleep: v.boolean(),
});
export type Told = v.InferOutput<typeof Told>;

const KEY = 'tafellaken:wiped';

export function tell(told: Told): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(told));
  } catch {
    // switched off: the home page shows that there is nothing
  }
}

export function whatWasTold(): Told | undefined {
  try {
    const result = v.safeParse(Told, JSON.parse(sessionStorage.getItem(KEY) ?? 'null'));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

export function forgetTold(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // it was never there
  }
}
