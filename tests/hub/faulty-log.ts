import type { DocumentName } from '../../src/domain/documents.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';

/** A log whose disk fails, or takes its time, when the test says so. */
export class FaultyLog extends MemoryLog {
  /** While true every append fails, and nothing is written. */
  failing = false;
  /** The document that cannot be read now. */
  unreadable: DocumentName | undefined;
  #held: Promise<void> | undefined;
  #release = () => {};

  /** From now on appends wait, unwritten, until `release`. */
  hold(): void {
    this.#held = new Promise((resolve) => {
      this.#release = resolve;
    });
  }
  release(): void {
    this.#release();
    this.#held = undefined;
  }

  override async append(...args: Parameters<MemoryLog['append']>): Promise<void> {
    await this.#held;
    if (this.failing) throw new Error('database or disk is full');
    return super.append(...args);
  }

  override async read(...args: Parameters<MemoryLog['read']>): Promise<Uint8Array[]> {
    if (args[0] === this.unreadable) throw new Error('disk I/O error');
    return super.read(...args);
  }
}
