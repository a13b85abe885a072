import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import { leads } from '../domain/capability.ts';
import { documentName, parseDocumentName } from '../domain/documents.ts';
import type { MeetingId } from '../domain/ids.ts';
import { encodeStationFrame } from '../sync/station-frames.ts';
import { bearerOf, fail } from './answers.ts';
import type { HubCore } from './core.ts';

/** All desks of the largest meeting may come at once, each with two pages; more would only slow each other. */
const AT_ONCE_LIMIT = 16;

/** A laptop that sleeps in the middle of it, with its place among those, is let go. Unit: ms. */
const STALLED_MS = 30_000;

/**
 * `GET /api/meetings/<id>/stations`: everything that was said at all stations, for those who lead (their link as bearer), as it lies in the log:
 * a laptop that opens a meeting for the first time need not ask for a thousand documents one by one. What comes later comes by the documents.
 */
export class StationsAnswer {
  readonly #core: HubCore;
  readonly #under = new Map<MeetingId, number>();

  constructor(core: HubCore) {
    this.#core = core;
  }

  /** Answers, or returns false when the link is not good for it. Rejects when the disk cannot be read. */
  async answer(meeting: MeetingId, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const core = this.#core;
    const authorization = await core.authorize(documentName({ kind: 'setup', meeting }), bearerOf(request));
    if (authorization.state === 'refused' || !leads(authorization.claim)) return false;
    const under = this.#under.get(meeting) ?? 0;
    if (under >= AT_ONCE_LIMIT) {
      response.setHeader('Retry-After', '1');
      fail(response, 429, 'too-many');
      return true;
    }
    this.#under.set(meeting, under + 1);
    try {
      await this.#send(meeting, response);
    } finally {
      const left = (this.#under.get(meeting) ?? 1) - 1;
      if (left > 0) this.#under.set(meeting, left);
      else this.#under.delete(meeting);
    }
    return true;
  }

  async #send(meeting: MeetingId, response: ServerResponse): Promise<void> {
    const { log } = this.#core;
    response.writeHead(200, { 'Content-Type': 'application/octet-stream', 'Cache-Control': 'no-store' });
    for (const document of await log.documents()) {
      const ref = parseDocumentName(document);
      if (ref?.meeting !== meeting || ref.kind !== 'station') continue;
      if (response.destroyed || this.#core.isDeleted(meeting)) break;
      await setImmediate(); // the tables' own messages come in between
      const frame = Buffer.concat(encodeStationFrame({ document, updates: await log.read(document) }));
      if (response.write(frame)) continue;
      const stalled = setTimeout(() => response.destroy(), STALLED_MS);
      if (!response.destroyed) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      clearTimeout(stalled);
    }
    response.end();
  }
}
