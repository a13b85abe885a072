import type { DocumentName } from '../domain/documents.ts';
import type { MeetingId } from '../domain/ids.ts';
import { inSlices } from '../domain/slices.ts';
import type { Journal } from '../journal/journal.ts';
import type { SecondCopy } from '../journal/second-copy.ts';
import { type OpeningRead, openingOf, type ReadOpening, type SortedRows, sortRows } from '../replica/opening-read.ts';

/** How many documents are opened before the page gets its turn: with sixty statements each, some 20 ms of work. */
const AT_ONCE = 8;

const WHOLE = 'tafellaken:whole:';

/** Opens a document; resolves when what the disk holds of it has been read. `read`: what lies there, read for all that stand in line. */
type Open = (read: () => OpeningRead) => Promise<void> | undefined;

/**
 * Stations that are opened one after the other, with room for the page between: those who lead have up to a thousand of them. They share one
 * reading of the disk. It is as old as the line, which is safe for a document that nothing on this page has touched meanwhile: whoever wants
 * one that stands in line takes it out and opens it for itself.
 */
export class StationQueue {
  readonly #line = new Map<DocumentName, Open>();
  /** Whether all that the hub had was once opened here to the end. A page that was closed before that has a part of it on the disk. */
  isWhole = false;
  /** What the journal held at the start. */
  onDisk: SortedRows['byDocument'] = new Map();
  /** Reads the disk anew. */
  #again: () => void = () => undefined;
  #read: ReadOpening | undefined;
  #runs = false;
  #running: Promise<void> = Promise.resolve();
  #closed = false;
  #held: Promise<boolean> | undefined;
  #mark: () => void = () => undefined;

  /** Reads the disk for all documents that are opened now, and returns those of which the hub is not known to have all. */
  async read(meeting: MeetingId, journal: Journal, copy: SecondCopy): Promise<Iterable<DocumentName>> {
    const read = () => {
      const sorted = journal.rows(meeting).then((rows) => sortRows(rows, inSlices()));
      this.#read = openingOf(meeting, sorted, copy.rows(meeting));
      return sorted;
    };
    this.isWhole = copy.get(WHOLE + meeting) !== undefined;
    this.#mark = () => copy.set(WHOLE + meeting, '1');
    this.#again = () => void read();
    const { byDocument, unreceived } = await read();
    this.onDisk = byDocument;
    return unreceived;
  }

  /** What was read for a document; as long as some stand in line. */
  reader(name: DocumentName): () => OpeningRead {
    return () => {
      if (!this.#read) this.#again();
      return this.#read?.(name) ?? { stored: Promise.resolve([]), copied: [] };
    };
  }

  /** Puts a document in line. */
  add(name: DocumentName, open: Open): void {
    this.#line.set(name, open);
    if (this.#runs) return;
    this.#runs = true;
    this.#running = this.#run();
  }

  /** Opens none before that is over; it resolves to whether all that the hub has was in it. */
  hold(until: Promise<boolean>): void {
    this.#held = until;
  }

  /** Takes a document out of line. Returns whether it stood there. */
  take(name: DocumentName): boolean {
    return this.#line.delete(name);
  }

  /** Resolves when all that stand in line now have been opened, and so all that the disk holds of them is known. */
  opened(): Promise<void> {
    return this.#running;
  }

  get size(): number {
    return this.#line.size;
  }

  async #run(): Promise<void> {
    await Promise.resolve(); // those that come in one go stand in line together, and may be held
    const whole = await this.#held;
    while (this.#line.size > 0) {
      const opening: (Promise<void> | undefined)[] = [];
      for (const [name, open] of this.#line) {
        if (opening.length === AT_ONCE) break;
        this.#line.delete(name);
        opening.push(open(this.reader(name)));
      }
      await Promise.allSettled(opening);
      if (this.#line.size > 0) await new Promise((resolve) => setTimeout(resolve));
    }
    this.#read = undefined;
    this.#runs = false;
    if (whole && !this.#closed) this.#mark();
  }

  close(): void {
    this.#closed = true;
    this.#line.clear();
  }
}
