import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Every error that the API answers with, as `{ "error": … }`. */
export type ApiError =
  | 'bad-request'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-allowed'
  | 'too-many'
  | 'bad-body'
  | 'too-large'
  | 'taken'
  | 'deleted'
  | 'unknown-code'
  | 'replaced-code'
  | 'too-many-codes'
  | 'hub-failed';

export function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

export function fail(response: ServerResponse, status: number, error: ApiError): void {
  send(response, status, { error });
}

export function wrongMethod(response: ServerResponse, allow: string): void {
  response.setHeader('Allow', allow);
  fail(response, 405, 'method-not-allowed');
}

/** The key that came with a request; empty when there is none. */
export function bearerOf(request: IncomingMessage): string {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** Equality that takes the same time for every wrong key, of any length. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** The whole body, or undefined when it is longer than that many bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
