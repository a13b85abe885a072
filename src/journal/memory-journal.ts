import type { DocumentName } from '../domain/documents.ts';
import type { EntryId, MeetingId } from '../domain/ids.ts';
import {
  DiskFailure,
  type JoinedMeeting,
  type Journal,
  type JournalRow,
  type JournalWrite,
  type StoredDraft,
  type StoredUpdate,
} from './journal.ts';

/** What survives a crash of a device with a memory journal. */
export interface MemoryDisk {
  rows: Map<EntryId, JournalRow>;
  updates: StoredUpdate[];
  drafts: Map<string, StoredDraft>;
  meetings: Map<MeetingId, JoinedMeeting>;
}

export function memoryDisk(): MemoryDisk {
  return { rows: new Map(), updates: [], drafts: new Map(), meetings: new Map() };
}

/** The journal in memory, for tests and simulations. `gate` stands before each write: it can delay it, or throw as a broken disk does. */
export class MemoryJournal implements Journal {
  readonly disk: MemoryDisk;
  readonly #gate: () => Promise<void>;
  #closed = false;

  constructor(disk = memoryDisk(), gate: () => Promise<void> = async () => undefined) {
    this.disk = disk;
    this.#gate = gate;
  }

  async write(write: JournalWrite): Promise<void> {
    await this.#open();
    for (const row of write.rows ?? []) {
      const old = this.disk.rows.get(row.id);
      if (!old || (old.receivedAt === 0 && row.receivedAt > 0)) this.disk.rows.set(row.id, structuredClone(row));
    }
    for (const id of write.erase ?? []) this.disk.rows.delete(id);
    this.disk.updates.push(...(write.updates ?? []));
    for (const whole of write.replace ?? []) {
      this.disk.updates = [...this.disk.updates.filter((u) => u.document !== whole.document), whole];
    }
    if (write.dropDraft !== undefined) this.disk.drafts.delete(write.dropDraft);
  }

  async rows(meeting: MeetingId): Promise<JournalRow[]> {
    return [...this.disk.rows.values()].filter((r) => r.meeting === meeting).map((r) => structuredClone(r));
  }
  async updates(document: DocumentName): Promise<Uint8Array[]> {
    return this.disk.updates.filter((u) => u.document === document).map((u) => u.bytes);
  }
  async markReceived(ids: readonly EntryId[], at: number): Promise<void> {
    await this.#open();
    for (const id of ids) {
      const row = this.disk.rows.get(id);
      if (row && row.receivedAt === 0) row.receivedAt = at;
    }
  }
  async writeDraft(draft: StoredDraft): Promise<void> {
    await this.#open();
    this.disk.drafts.set(draft.key, draft);
  }
  async dropDraft(key: string): Promise<void> {
    await this.#open();
    this.disk.drafts.delete(key);
  }
  async drafts(prefix: string): Promise<StoredDraft[]> {
    return [...this.disk.drafts.values()].filter((d) => d.key.startsWith(prefix));
  }
  async putMeeting(meeting: JoinedMeeting): Promise<void> {
    await this.#open();
    this.disk.meetings.set(meeting.id, structuredClone(meeting));
  }
  async meeting(id: MeetingId): Promise<JoinedMeeting | undefined> {
    return this.disk.meetings.get(id);
  }
  async meetings(): Promise<JoinedMeeting[]> {
    return [...this.disk.meetings.values()];
  }

  /** After a crash nothing that was under way reaches the disk any more. */
  close(): void {
    this.#closed = true;
  }

  async #open(): Promise<void> {
    await this.#gate();
    if (this.#closed) throw new DiskFailure('closed');
  }
}
