import type { AskWhole } from '../ui/device/app-whole.ts';

/** What a page says to the service worker. */
export type ToWorker =
  /** To the one that waits: take over now. Every page of the origin then gets its files from it, and none is reloaded by it. */
  | { type: 'take-over' }
  /** To the one at work: is the script that this page runs one of yours? It answers on the port that comes with it. */
  | { type: 'same-version'; script: string }
  /** To the one at work: are all files of yours here? It answers on the port that comes with it. */
  | AskWhole;

/** The answer to `same-version`. */
export interface FromWorker {
  same: boolean;
}
