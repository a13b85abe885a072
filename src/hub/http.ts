import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { addressOf } from './address.ts';
import { type ApiError, fail, readBody, send, wrongMethod } from './answers.ts';
import type { ShortCodes } from './codes.ts';
import { MeetingsApi, type MeetingsApiOptions } from './meetings-api.ts';
import { messageOf } from './notice.ts';
import { SAMPLE_MEETING, sampleLinks } from './sample-links.ts';
import { securityHeaders } from './security-headers.ts';
import type { StaticFiles } from './static-files.ts';

export interface HttpOptions extends MeetingsApiOptions {
  codes: ShortCodes;
  files: StaticFiles;
  version: string;
  /** Whether the links of the sample meeting are given to anyone who asks. */
  offerSample: boolean;
}

/** The body with a code is some 20 characters. Unit: bytes. */
const BODY_LIMIT_BYTES = 1_024;
const CodeBody = v.object({ code: v.string() });

/** What the hub answers over plain HTTP: the app's files, and a small API. The function it returns never rejects. */
export function createHttpHandler(options: HttpOptions) {
  const meetings = new MeetingsApi(options);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const headers = securityHeaders(request, options.trustProxy);
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    try {
      await route(options, meetings, request, response);
    } catch (error) {
      options.notify('request-failed', { error: messageOf(error) });
      if (response.headersSent) response.destroy();
      else fail(response, 500, 'hub-failed');
    }
  };
}

async function route(
  options: HttpOptions,
  meetings: MeetingsApi,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = pathOf(request);
  if (path === undefined) return fail(response, 400, 'bad-request');
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (path === '/api' || path.startsWith('/api/')) {
    const [kind, id, ...rest] = path.split('/').slice(2);
    if (kind === 'meetings' && id !== '' && rest.length <= 1) {
      return meetings.answer(id, rest[0], request, response);
    }
    if (rest.length > 0) return fail(response, 404, 'not-found');
    if (kind === 'health' && id === undefined) return reads ? health(options, response) : wrongMethod(response, 'GET');
    if (kind === 'sample' && id === undefined) return reads ? sample(options, response) : wrongMethod(response, 'GET');
    if (kind === 'codes' && id === undefined) {
      return request.method === 'POST' ? findCode(options, request, response) : wrongMethod(response, 'POST');
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

/** The link of a short code. It comes in the body, because addresses are written down on the way. */
async function findCode(
  { codes, trustProxy }: HttpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, BODY_LIMIT_BYTES);
  const code = body === undefined ? undefined : codeIn(body);
  if (code === undefined) return fail(response, 400, 'bad-body');
  const answer = await codes.find(code, addressOf(request, trustProxy));
  if (answer.state === 'link') return send(response, 200, { path: answer.path });
  if (answer.state === 'unknown') return fail(response, 404, 'unknown-code');
  if (answer.state === 'replaced') return fail(response, 410, 'replaced-code');
  response.setHeader('Retry-After', String(answer.seconds));
  send(response, 429, { error: 'too-many-codes' satisfies ApiError, seconds: answer.seconds });
}

function codeIn(body: string): string | undefined {
  try {
    const parsed = v.safeParse(CodeBody, JSON.parse(body));
    return parsed.success ? parsed.output.code : undefined;
  } catch {
    return undefined;
  }
}
