import { toBase64Url } from '../domain/base64url.ts';
import { type Claim, capabilityPath } from '../domain/capability.ts';
import { getOrMake } from '../domain/get-or-make.ts';
import type { MeetingId } from '../domain/ids.ts';
import { deriveShortCode, readShortCode } from '../domain/short-code.ts';
import { grant } from '../domain/token.ts';
import type { CodeAttempts } from './code-attempts.ts';
import type { HubCore } from './core.ts';

/** What becomes of a short code. `later`: too many wrong ones; `seconds`: how long to wait. */
export type CodeAnswer =
  | { state: 'link'; path: string }
  | { state: 'replaced' }
  | { state: 'unknown' }
  | { state: 'later'; seconds: number };

/** How many earlier generations are told from codes that never were. */
const EARLIER_GENERATIONS = 3;

/** Finds the link for a short code among the meetings that are published here, without a list: the codes are derived anew. */
export class ShortCodes {
  readonly #core: HubCore;
  readonly #attempts: CodeAttempts;
  /** What was derived before, by meeting, key and claim: a set-up that changes costs only what is new in it. */
  readonly #derived = new Map<MeetingId, { key: string; codes: Map<string, string> }>();

  constructor(core: HubCore, attempts: CodeAttempts) {
    this.#core = core;
    this.#attempts = attempts;
  }

  /**
   * Rejects when the disk cannot be read. A code that is mistyped counts as wrong too: the app does not send those. `now`: ms, of a
   * clock that never goes back.
   */
  async find(typed: string, address: string, now = performance.now()): Promise<CodeAnswer> {
    const wait = this.#attempts.wait(address, now);
    if (wait > 0) return { state: 'later', seconds: Math.ceil(wait / 1_000) };
    // counted before it is looked up: many at once must not all get in before the first is counted
    this.#attempts.count(address, now);
    const read = readShortCode(typed);
    if (read.state === 'wrong') return { state: 'unknown' };
    for (const meeting of await this.#core.log.meetings()) {
      const answer = await this.#findIn(meeting, read.code);
      if (!answer) continue;
      this.#attempts.forgive(address, now);
      return answer;
    }
    return { state: 'unknown' };
  }

  async #findIn(meeting: MeetingId, code: string): Promise<CodeAnswer | undefined> {
    const [rootKey, setup] = [await this.#core.log.rootKey(meeting), await this.#core.setup(meeting)];
    if (!rootKey || !setup) return undefined;
    const codes = this.#codesOf(meeting, toBase64Url(rootKey));
    const fits = (claim: Claim) => {
      const name = `${claim.role}/${claim.role === 'host' ? claim.station : ''}/${claim.generation}`;
      return getOrMake(codes, name, () => deriveShortCode(rootKey, claim)) === code;
    };
    for (const role of ['facilitator', 'viewer'] as const) {
      const claim: Claim = { role, meeting, generation: 1 };
      if (fits(claim)) return { state: 'link', path: capabilityPath(grant(rootKey, claim)) };
    }
    for (const { id, generation, dropped } of setup.stations) {
      const of = (n: number): Claim => ({ role: 'host', meeting, station: id, generation: n });
      if (!dropped && fits(of(generation)))
        return { state: 'link', path: capabilityPath(grant(rootKey, of(generation))) };
      for (let n = generation - 1; n > 0 && n >= generation - EARLIER_GENERATIONS; n--) {
        if (fits(of(n))) return { state: 'replaced' };
      }
    }
    return undefined;
  }

  #codesOf(meeting: MeetingId, key: string): Map<string, string> {
    const known = this.#derived.get(meeting);
    if (known?.key === key) return known.codes;
    const codes = new Map<string, string>();
    this.#derived.set(meeting, { key, codes }); // deleted, and published anew with another key
    return codes;
  }
}
