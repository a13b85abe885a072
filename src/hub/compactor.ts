import type { HubCore } from './core.ts';
import { messageOf, type Notify } from './notice.ts';

/**
 * From how many rows on a document's log is made one row. A table's evening makes some 150, which are read in some 10 ms and are left as
 * they came: rows that nobody touches cannot be touched wrongly. This is for what grows for days: a set-up, a chatterbox.
 */
export const COMPACT_ROWS = 500;
/** How often one document is looked for, in ms. One of 500 rows took 70 ms of the hub's time on a busy machine, one of 5,000 took 700. */
export const COMPACT_EVERY_MS = 60_000;

/** Makes one row of documents with many, one at a time, while nobody has them open. What fails is told, and harms nothing. */
export class Compactor {
  readonly #core: HubCore;
  readonly #notify: Notify;
  /** Documents that could not be, with the rows they then had; tried again once they have more. */
  readonly #left = new Map<string, number>();

  constructor(core: HubCore, notify: Notify) {
    this.#core = core;
    this.#notify = notify;
  }

  async turn(): Promise<void> {
    try {
      const crowded = await this.#core.log.crowded(COMPACT_ROWS);
      const next = crowded.find(
        ({ document, rows }) => !this.#core.isOpen(document) && this.#left.get(document) !== rows,
      );
      if (!next) return;
      const { document } = next;
      this.#left.set(document, next.rows);
      const { state, ...told } = await this.#core.log.compact(document);
      this.#notify(state === 'compacted' ? 'compacted' : 'not-compacted', { document, ...told });
    } catch (error) {
      this.#notify('not-compacted', { reason: 'disk', error: messageOf(error) });
    }
  }
}
