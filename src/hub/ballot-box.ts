import { randomBytes } from 'node:crypto';
import { BallotFold, countBallots } from '../domain/ballots.ts';
import { documentName } from '../domain/documents.ts';
import { parseRawEntry } from '../domain/entry.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { Hall, Poll } from '../domain/hall.ts';
import type { PollId } from '../domain/harvest-ids.ts';
import { type DeviceId, type EntryId, type MeetingId, newId } from '../domain/ids.ts';
import type { Ballot } from '../domain/station-notes.ts';
import type { BallotRefusal } from '../sync/wide-messages.ts';
import type { Admission, HubCore } from './core.ts';
import { BALLOT_CHANGES_A_DEVICE, BALLOTS_A_MEETING, BALLOTS_WAITING } from './limits.ts';
import { messageOf, type Notify } from './notice.ts';

/** A viewer's vote on its way to the disk. `answer` is called once it lies there, or with why it never will. */
export interface Cast {
  poll: PollId;
  device: DeviceId;
  dots: Ballot['dots'];
  answer: (refused?: BallotRefusal) => void;
}

interface Box {
  /** By device and poll: who changes their mind before it was their turn has the last word only. */
  waiting: Map<string, Cast>;
  emptying: boolean;
  /** What lies in the document; undefined until it was read, and after a disk failed. */
  counted?: Counted | undefined;
}
interface Counted {
  fold: BallotFold;
  byDevice: Map<DeviceId, number>;
}

/**
 * Takes in viewers' ballots: the hub looks at each, makes the entry and has it on the disk before it says that it was counted. All that
 * come in during one wait for the disk go with the next.
 */
export class BallotBox {
  readonly #core: HubCore;
  readonly #now: () => number;
  readonly #notify: Notify;
  readonly #boxes = new Map<MeetingId, Box>();

  constructor(core: HubCore, now: () => number, notify: Notify) {
    this.#core = core;
    this.#now = now;
    this.#notify = notify;
  }

  cast(meeting: MeetingId, cast: Cast): void {
    const box = getOrMake(this.#boxes, meeting, (): Box => ({ waiting: new Map(), emptying: false }));
    const key = `${cast.device} ${cast.poll}`;
    if (box.waiting.size >= BALLOTS_WAITING && !box.waiting.has(key)) {
      cast.answer('too-many');
      return;
    }
    box.waiting.set(key, cast);
    if (!box.emptying) void this.#empty(meeting, box);
  }

  forget(meeting: MeetingId): void {
    this.#boxes.delete(meeting);
  }

  async #empty(meeting: MeetingId, box: Box): Promise<void> {
    box.emptying = true;
    while (box.waiting.size > 0) {
      const casts = [...box.waiting.values()];
      box.waiting.clear();
      await this.#count(meeting, box, casts).catch((error) => {
        box.counted = undefined; // what the disk has of them is not known
        this.#notify('ballots-unstored', { meeting, error: messageOf(error) });
        for (const { answer } of casts) answer('failed');
      });
    }
    box.emptying = false;
  }

  /** Rejects when the disk fails; then none of them was answered. */
  async #count(meeting: MeetingId, box: Box, casts: readonly Cast[]): Promise<void> {
    const hall = await this.#core.hall(meeting);
    const counted = await this.#counted(meeting, box);
    const good: Cast[] = [];
    const answers = casts.map((cast): [Cast, BallotRefusal | undefined] => {
      if (isCounted(counted, cast)) return [cast, undefined];
      const refused = whyNot(hall, cast) ?? (isFull(counted, cast, good.length) ? 'too-many' : undefined);
      if (!refused) good.push(cast);
      return [cast, refused];
    });
    const stored = await this.#store(meeting, counted, good);
    if (stored.state === 'unstored') throw stored.error;
    const late = stored.state === 'accepted' ? undefined : stored.reason === 'document-full' ? 'too-many' : 'closed';
    for (const [cast, refused] of answers) cast.answer(refused ?? (good.includes(cast) ? late : undefined));
  }

  async #store(meeting: MeetingId, { fold, byDevice }: Counted, casts: readonly Cast[]): Promise<Admission> {
    if (casts.length === 0) return { state: 'accepted' };
    const at = this.#now();
    const made = casts.map(({ poll, device, dots }) => {
      const id = newId<EntryId>((length) => Uint8Array.from(randomBytes(length)));
      return { id, clock: 0, at, device, type: 'voted', poll, dots };
    });
    const stored = await this.#core.write({ kind: 'ballots', meeting }, (clock) => {
      for (const [i, entry] of made.entries()) entry.clock = clock + i;
      return made;
    });
    if (stored.state !== 'accepted') return stored;
    for (const entry of made) {
      fold.add(entry);
      byDevice.set(entry.device, (byDevice.get(entry.device) ?? 0) + 1);
    }
    return stored;
  }

  async #counted(meeting: MeetingId, box: Box): Promise<Counted> {
    if (box.counted) return box.counted;
    const counted: Counted = { fold: new BallotFold(), byDevice: new Map() };
    for (const value of await this.#core.read(documentName({ kind: 'ballots', meeting }))) {
      const raw = parseRawEntry(value);
      if (!raw) continue;
      counted.fold.add(raw);
      counted.byDevice.set(raw.device, (counted.byDevice.get(raw.device) ?? 0) + 1);
    }
    box.counted = counted;
    return counted;
  }
}

function whyNot(hall: Hall | undefined, { poll: id, device, dots }: Cast): BallotRefusal | undefined {
  const poll: Poll | undefined = hall?.polls.find((p) => p.id === id);
  if (!poll?.open || poll.voters !== 'viewers') return 'closed';
  // asked of the same rule that counts it in the end
  const ballot = { id: '' as EntryId, clock: 1, at: 0, device, type: 'voted' as const, poll: id, dots };
  return countBallots(poll, [ballot]).spoilt > 0 ? 'spoilt' : undefined;
}

/** Whether this very ballot is the last one of its device: it was sent again because the answer did not come. */
function isCounted({ fold }: Counted, { poll, device, dots }: Cast): boolean {
  const last = fold.last(poll, device);
  return last ? asText(last.dots) === asText(dots) : dots.length === 0;
}

function asText(dots: Ballot['dots']): string {
  return dots
    .map((d) => `${d.point} ${d.dots}`)
    .sort()
    .join('\n');
}

function isFull({ fold, byDevice }: Counted, { device }: Cast, more: number): boolean {
  if (fold.entries.size + more >= BALLOTS_A_MEETING) return true;
  return (byDevice.get(device) ?? 0) >= BALLOT_CHANGES_A_DEVICE;
}
