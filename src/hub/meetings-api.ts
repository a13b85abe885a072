import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { fromBase64Url } from '../domain/base64url.ts';
import { deletionKey } from '../domain/deletion-key.ts';
import { MeetingId, parseId } from '../domain/ids.ts';
import { ROOT_KEY_BYTES } from '../domain/token.ts';
import { addressOf } from './address.ts';
import { bearerOf, fail, isSame, readBody, send, wrongMethod } from './answers.ts';
import type { HubCore } from './core.ts';
import type { Deletion } from './log.ts';
import type { Notify } from './notice.ts';
import { StationsAnswer } from './stations-answer.ts';
import { WrongKeys } from './wrong-keys.ts';

export interface MeetingsApiOptions {
  core: HubCore;
  operatorKey: string;
  notify: Notify;
  trustProxy: boolean;
  /** Deletes a meeting and closes its sockets. Rejects when the disk fails. */
  deleteMeeting: (meeting: MeetingId) => Promise<Deletion>;
}

/** The body of a publication is some 60 characters. Unit: bytes. */
const BODY_LIMIT_BYTES = 4_096;
const PublishBody = v.object({ rootKey: v.string(), again: v.optional(v.boolean(), false) });

/** `/api/meetings`: what the operator may do with meetings, and the one who made a meeting with that one. */
export class MeetingsApi {
  readonly #options: MeetingsApiOptions;
  readonly #wrongKeys = new WrongKeys();
  readonly #stations: StationsAnswer;

  constructor(options: MeetingsApiOptions) {
    this.#options = options;
    this.#stations = new StationsAnswer(options.core);
  }

  /** Answers for `/api/meetings`, with an id for one of them, with `part` for a part of that. */
  async answer(
    id: string | undefined,
    part: string | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method } = request;
    if (part !== undefined) {
      if (part !== 'stations') return fail(response, 404, 'not-found');
      return method === 'GET' ? this.#readStations(id, request, response) : wrongMethod(response, 'GET');
    }
    if (id === undefined) {
      return method === 'GET' || method === 'HEAD' ? this.#list(request, response) : wrongMethod(response, 'GET');
    }
    if (method === 'PUT') return this.#publish(id, request, response);
    if (method === 'DELETE') return this.#delete(id, request, response);
    wrongMethod(response, 'PUT, DELETE');
  }

  async #list(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { core, operatorKey } = this.#options;
    if (!isSame(bearerOf(request), operatorKey)) return this.#turnAway(request, response);
    const heard = await core.log.heard();
    const meetings = [];
    for (const size of await core.log.sizes()) {
      const own = heard.filter((h) => h.meeting === size.meeting);
      const title = (await core.setup(size.meeting))?.title;
      const heardAt = own.length > 0 ? Math.max(...own.map((h) => h.heardAt)) : undefined;
      const held = own.reduce((sum, h) => sum + h.held, 0);
      meetings.push({ ...size, title, heardAt, held });
    }
    send(response, 200, { meetings });
  }

  async #publish(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { core, operatorKey, notify } = this.#options;
    if (!isSame(bearerOf(request), operatorKey)) return this.#turnAway(request, response);
    const meeting = parseId(MeetingId, id);
    if (!meeting) return fail(response, 400, 'bad-request');
    const body = await readBody(request, BODY_LIMIT_BYTES);
    if (body === undefined) {
      response.setHeader('Connection', 'close'); // the rest of it is not waited for
      return fail(response, 413, 'too-large');
    }
    const asked = publicationIn(body);
    if (!asked) return fail(response, 400, 'bad-body');
    const publication = await core.publish(meeting, asked.rootKey, asked.again);
    notify('published', { meeting, publication });
    if (publication === 'other') return fail(response, 409, 'taken');
    if (publication === 'deleted') return fail(response, 410, 'deleted');
    send(response, publication === 'created' ? 201 : 200, { meeting });
  }

  async #delete(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { core, operatorKey, notify, deleteMeeting } = this.#options;
    const meeting = parseId(MeetingId, id);
    const rootKey = meeting && (await core.log.rootKey(meeting));
    const bearer = bearerOf(request);
    const isOperator = isSame(bearer, operatorKey);
    const isOrganiser = meeting && rootKey ? isSame(bearer, deletionKey(rootKey, meeting)) : false;
    // Asked twice, because the first answer was lost: whoever knows the name of a meeting may know that it is gone.
    if (meeting && !rootKey && (await core.log.deletedAt(meeting)) !== undefined) return fail(response, 410, 'deleted');
    if (!isOperator && !isOrganiser) return this.#turnAway(request, response);
    if (!meeting) return fail(response, 400, 'bad-request');
    if (!rootKey) return fail(response, 404, 'not-found');
    const deletion = await deleteMeeting(meeting);
    notify('deleted', { meeting, by: isOperator ? 'operator' : 'organiser', ...deletion });
    send(response, 200, { meeting, ...deletion });
  }

  async #readStations(id: string | undefined, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const meeting = parseId(MeetingId, id);
    if (!meeting || !(await this.#stations.answer(meeting, request, response))) this.#turnAway(request, response);
  }

  #turnAway(request: IncomingMessage, response: ServerResponse): void {
    const { notify, trustProxy } = this.#options;
    const address = addressOf(request, trustProxy);
    const wait = this.#wrongKeys.add(address);
    response.setHeader('Connection', 'close'); // what came with it is not read
    if (wait === 0) {
      notify('wrong-key', {});
      response.setHeader('WWW-Authenticate', 'Bearer');
      fail(response, 401, 'not-allowed');
    } else {
      notify('wrong-keys', { address });
      response.setHeader('Retry-After', String(Math.ceil(wait / 1_000)));
      fail(response, 429, 'too-many');
    }
  }
}

function publicationIn(body: string): { rootKey: Uint8Array; again: boolean } | undefined {
  try {
    const parsed = v.safeParse(PublishBody, JSON.parse(body));
    const rootKey = parsed.success ? fromBase64Url(parsed.output.rootKey) : undefined;
    return parsed.success && rootKey?.length === ROOT_KEY_BYTES ? { rootKey, again: parsed.output.again } : undefined;
  } catch {
    return undefined;
  }
}
