import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { fromBase64Url } from '../domain/base64url.ts';
import { MeetingId, parseId } from '../domain/ids.ts';
import { ROOT_KEY_BYTES } from '../domain/token.ts';
import type { HubCore } from './core.ts';
import { messageOf, type Notify } from './notice.ts';
import { SAMPLE_MEETING, sampleLinks } from './sample-links.ts';
import { SECURITY_HEADERS } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export interface HttpOptions {
  core: HubCore;
  files: StaticFiles;
  operatorKey: string;
  version: string;
  notify: Notify;
  /** Whether the links of the sample meeting are given to anyone who asks. */
  offerSample: boolean;
}

/** Every error that the API answers with, as `{ "error": … }`. */
export type ApiError =
  | 'bad-request'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-allowed'
  | 'bad-body'
  | 'too-large'
  | 'taken'
  | 'hub-failed';

/** The body of a publication is some 60 characters. Unit: bytes. */
const BODY_LIMIT_BYTES = 4_096;
const PublishBody = v.object({ rootKey: v.string() });

/** What the hub answers over plain HTTP: the app's files, and a small API. The function it returns never rejects. */
export function createHttpHandler(options: HttpOptions) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    try {
      await route(options, request, response);
    } catch (error) {
      options.notify('request-failed', { error: messageOf(error) });
      if (response.headersSent) response.destroy();
      else fail(response, 500, 'hub-failed');
    }
  };
}

async function route(options: HttpOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = pathOf(request);
  if (path === undefined) return fail(response, 400, 'bad-request');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/api' || path.startsWith('/api/')) {
    const [kind, id, ...rest] = path.split('/').slice(2);
    if (rest.length > 0) return fail(response, 404, 'not-found');
    if (kind === 'health' && id === undefined) return reads ? health(options, response) : wrongMethod(response, 'GET');
    if (kind === 'sample' && id === undefined) return reads ? sample(options, response) : wrongMethod(response, 'GET');
    if (kind === 'meetings' && id !== undefined) {
      return request.method === 'PUT' ? publish(options, id, request, response) : wrongMethod(response, 'PUT');
    }
    return fail(response, 404, 'not-found');
  }
  if (!reads) return wrongMethod(response, 'GET, HEAD');
  if (await options.files.answer(path, request, response)) return;
  const text = options.files.found ? 'Not found.' : 'The app has not been built. Start the hub with: npm start';
  response.writeHead(options.files.found ? 404 : 503, { 'Content-Type': 'text/plain; charset=utf-8' }).end(text);
}

/** The path as it was asked for, without its encoding; undefined when it is none. */
function pathOf(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '', 'http://hub').pathname);
  } catch {
    return undefined;
  }
}

async function health({ core, version }: HttpOptions, response: ServerResponse): Promise<void> {
  const log = core.log.condition();
  const [meetings, documents] = [await core.log.meetings(), await core.log.documents()];
  const ok = log.check === 'ok' && log.failure === undefined;
  const answer = { ok, version, meetings: meetings.length, documents: documents.length, log };
  send(response, ok ? 200 : 503, answer);
}

async function sample({ core, offerSample }: HttpOptions, response: ServerResponse): Promise<void> {
  const links = offerSample ? await sampleLinks(core, SAMPLE_MEETING) : undefined;
  return links ? send(response, 200, links) : fail(response, 404, 'not-found');
}

async function publish(
  { core, operatorKey, notify }: HttpOptions,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!isSame(bearerOf(request), operatorKey)) {
    response.setHeader('WWW-Authenticate', 'Bearer');
    return fail(response, 401, 'not-allowed');
  }
  const meeting = parseId(MeetingId, id);
  if (!meeting) return fail(response, 400, 'bad-request');
  const body = await readBody(request);
  if (body === undefined) {
    response.setHeader('Connection', 'close'); // the rest of it is not waited for
    return fail(response, 413, 'too-large');
  }
  const rootKey = rootKeyIn(body);
  if (!rootKey) return fail(response, 400, 'bad-body');
  const publication = await core.publish(meeting, rootKey);
  notify('published', { meeting, publication });
  if (publication === 'other') return fail(response, 409, 'taken');
  send(response, publication === 'created' ? 201 : 200, { meeting });
}

function bearerOf(request: IncomingMessage): string {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** Equality that takes the same time for every wrong key, of any length. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The whole body, or undefined when it is longer than any body may be. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > BODY_LIMIT_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function rootKeyIn(body: string): Uint8Array | undefined {
  try {
    const parsed = v.safeParse(PublishBody, JSON.parse(body));
    const bytes = parsed.success ? fromBase64Url(parsed.output.rootKey) : undefined;
    return bytes?.length === ROOT_KEY_BYTES ? bytes : undefined;
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

function fail(response: ServerResponse, status: number, error: ApiError): void {
  send(response, status, { error });
}

function wrongMethod(response: ServerResponse, allow: string): void {
  response.setHeader('Allow', allow);
  fail(response, 405, 'method-not-allowed');
}
