/**
 * What a torture needs of a browser, whichever it is: a process of its own on a profile on the disk, so that it can be killed as a
 * tablet's is when the battery falls out.
 */
export interface RunningBrowser {
  version: string;
  /** Loads an address in its only tab. Rejects when no page comes. */
  goto(url: string): Promise<void>;
  /** Runs a function in the page; what goes in and comes out is JSON. Rejects when the page has died. */
  evaluate: Evaluate;
  /** SIGKILL to every process of it at once. Resolves, when none is left, with how many there were. */
  kill(): Promise<number>;
  /** Ends it as its user would: what it has not written yet, it writes. */
  end(): Promise<void>;
}

export type Evaluate = <T, A = undefined>(work: (argument: A) => T | Promise<T>, argument: A) => Promise<T>;

/** What runs in every page before the page's own scripts, and who hears what pages say with `tortureTell`. */
export interface Ear {
  script: () => void;
  heard(said: string): void;
}

declare global {
  interface Window {
    /** Says something to the test outside the browser; what was said when the browser is killed may not arrive. */
    tortureTell?(said: string): void;
  }
}

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

export interface Engine {
  name: EngineName;
  /** Why it cannot be driven here; undefined when it can. */
  missing(): string | undefined;
  start(profile: string, ear: Ear): Promise<RunningBrowser>;
}

/** The function as text that can be sent to a page, called with a value; gives JSON. */
export function asExpression(work: (argument: never) => unknown, argument: unknown): string {
  return `(async () => JSON.stringify(await (${work})(${JSON.stringify(argument)})))()`;
}
