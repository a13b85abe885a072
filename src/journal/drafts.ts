import type { MeetingId, StationId } from '../domain/ids.ts';
import type { Journal, StoredDraft } from './journal.ts';
import type { SecondCopy } from './second-copy.ts';

const DRAFT = 'tafellaken:draft:';
/** The disk gets a draft at most four times a second; localStorage gets every input. */
const DISK_INTERVAL_MS = 250;
/** How long tabs have to say that they are there before their drafts are taken for left behind. */
const ROLL_CALL_MS = 150;
/** How long opening waits for the disk's drafts: typing must not wait for a disk that hangs. */
const DISK_PATIENCE_MS = 500;

/** Drafts of one meeting on this device: twice on the disk, a key per tab and place. */
export class Drafts {
  readonly #meeting: MeetingId;
  readonly #tab: string;
  readonly #journal: Journal;
  readonly #copy: SecondCopy;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #channel: BroadcastChannel | undefined;

  /** `unkept`: how many entries this tab holds that no disk has taken, for those who ask. */
  constructor(meeting: MeetingId, tab: string, journal: Journal, copy: SecondCopy, unkept = () => 0) {
    this.#meeting = meeting;
    this.#tab = tab;
    this.#journal = journal;
    this.#copy = copy;
    if (typeof BroadcastChannel !== 'undefined') {
      this.#channel = new BroadcastChannel('tafellaken:tabs');
      this.#channel.onmessage = (event: MessageEvent) => {
        if ((event.data as { ask?: boolean } | null)?.ask)
          this.#channel?.postMessage({ here: this.#tab, meeting, unkept: unkept() });
      };
      (this.#channel as { unref?: () => void }).unref?.();
    }
  }

  key(station: StationId): string {
    return this.#keyOf(station, this.#tab);
  }

  /** Takes over the drafts of tabs that are gone (closed, crashed), where this tab has none of its own. */
  async adopt(): Promise<void> {
    const prefix = `${DRAFT}${this.#meeting}/`;
    const onDisk = await Promise.race([
      this.#journal.drafts(prefix).catch((): StoredDraft[] => []),
      new Promise<StoredDraft[]>((resolve) => setTimeout(resolve, DISK_PATIENCE_MS, [])),
    ]);
    for (const stored of onDisk) {
      const here = readDraft(this.#copy.get(stored.key));
      if (!here || here.at < stored.at) this.#copy.set(stored.key, JSON.stringify(stored));
    }
    const foreign = this.#copy.keys(prefix).filter((key) => !key.endsWith(`/${this.#tab}`));
    if (foreign.length === 0) return;
    const present = await this.#rollCall();
    const left = foreign
      .filter((key) => !present.has(key.slice(key.lastIndexOf('/') + 1)))
      .flatMap((key) => readDraft(this.#copy.get(key)) ?? [])
      .filter((stored) => hasWords(stored.draft))
      .sort((a, b) => b.at - a.at);
    for (const stored of left) {
      const station = stored.key.slice(prefix.length, stored.key.lastIndexOf('/')) as StationId;
      if (hasWords(this.read(station))) continue; // one field shows one draft; the others wait for the next time
      this.write(station, stored.draft);
      this.#forget(stored.key);
    }
  }

  read(station: StationId): unknown {
    return readDraft(this.#copy.get(this.key(station)))?.draft;
  }

  write(station: StationId, draft: unknown): void {
    const stored: StoredDraft = { key: this.key(station), at: Date.now(), draft };
    this.#copy.set(stored.key, JSON.stringify(stored));
    if (this.#timers.has(stored.key)) return;
    this.#timers.set(
      stored.key,
      setTimeout(() => {
        this.#timers.delete(stored.key);
        const newest = readDraft(this.#copy.get(stored.key)) ?? stored;
        this.#journal.writeDraft(newest).catch(() => undefined); // the copy above is the first line; capture tells of a broken disk
      }, DISK_INTERVAL_MS),
    );
  }

  /** Forgets a draft that was saved as a statement; its row on the disk goes with that write. */
  saved(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
    this.#copy.remove(key);
  }

  clear(station: StationId): void {
    this.#forget(this.key(station));
  }

  close(): void {
    this.#channel?.close();
  }

  #forget(key: string): void {
    this.saved(key);
    this.#journal.dropDraft(key).catch(() => undefined);
  }

  #keyOf(station: StationId, tab: string): string {
    return `${DRAFT}${this.#meeting}/${station}/${tab}`;
  }

  #rollCall(): Promise<Set<string>> {
    const present = new Set<string>();
    if (typeof BroadcastChannel === 'undefined') return Promise.resolve(present);
    const channel = new BroadcastChannel('tafellaken:tabs');
    return new Promise((resolve) => {
      channel.onmessage = (event: MessageEvent) => {
        const here = (event.data as { here?: unknown } | null)?.here;
        if (typeof here === 'string') present.add(here);
      };
      channel.postMessage({ ask: true });
      setTimeout(() => {
        channel.close();
        present.delete(this.#tab);
        resolve(present);
      }, ROLL_CALL_MS);
    });
  }
}

/** A draft without words is only the tags that stay on for the next statement: nothing is lost when another takes its place. */
function hasWords(draft: unknown): boolean {
  const text = (draft as { text?: unknown } | null | undefined)?.text;
  return typeof text === 'string' && text.trim() !== '';
}

function readDraft(text: string | undefined): StoredDraft | undefined {
  if (text === undefined) return undefined;
  try {
    const value = JSON.parse(text) as Partial<StoredDraft> | null;
    return typeof value?.key === 'string' && typeof value.at === 'number' ? (value as StoredDraft) : undefined;
  } catch {
    return undefined;
  }
}
