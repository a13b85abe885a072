import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** What the built app consists of. A file of another kind is sent as bytes that no browser runs. */
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
/** Vite puts a hash of what is in them in these files' names, so they never change. */
const HASHED = /^\/assets\//;
const FOREVER = 'public, max-age=31536000, immutable';
/** Everything else is asked for again each time, the service worker above all: an old one would keep an old app alive. */
const ASK_AGAIN = 'no-cache';
/** Nearly the best that Brotli can, in a tenth of the time of the best. */
const BROTLI_QUALITY = 9;
/** Compressing less than this saves no packet. Unit: bytes. */
const WORTH_COMPRESSING = 1_000;

type Encoding = 'br' | 'gzip';

interface StaticFile {
  bytes: Buffer;
  type: string;
  cache: string;
  etag: string;
  compressed: Partial<Record<Encoding, Promise<Buffer>>>;
}

/**
 * The built app, some megabytes, read into memory when the hub starts: a rebuild while it runs can neither mix two versions nor
 * pull a file from under an answer, and a hall full of tablets that load it at once costs neither disk nor, after the first of them,
 * compression.
 */
export class StaticFiles {
  readonly #files = new Map<string, StaticFile>();

  /** Reads the folder; one that is not there gives no files. */
  constructor(folder: string) {
    if (!existsSync(folder)) return;
    for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = `/${relative(folder, join(item.parentPath, item.name)).split(sep).join('/')}`;
      if (!item.isFile() || path.includes('/.')) continue; // what begins with a dot is the builder's own
      const bytes = readFileSync(join(item.parentPath, item.name));
      this.#files.set(path, {
        bytes,
        type: TYPES[extname(path)] ?? 'application/octet-stream',
        cache: HASHED.test(path) ? FOREVER : ASK_AGAIN,
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        compressed: {},
      });
    }
  }

  /** Whether there is an app to give. */
  get found(): boolean {
    return this.#files.has('/index.html');
  }

  /** Answers with the file of that path, `/` being the app's page. Returns whether there is one. */
  async answer(path: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const file = this.#files.get(path === '/' ? '/index.html' : path);
    if (!file) return false;
    const encoding = file.bytes.length < WORTH_COMPRESSING ? undefined : encodingFor(request, file.type);
    // A compressed body is another representation, so it has a tag of its own (RFC 9110, 8.8.3).
    const etag = encoding ? file.etag.replace(/"$/, `-${encoding}"`) : file.etag;
    response.setHeader('Cache-Control', file.cache);
    response.setHeader('ETag', etag);
    response.setHeader('Vary', 'Accept-Encoding');
    if (request.headers['if-none-match']?.includes(etag)) {
      response.writeHead(304).end();
      return true;
    }
    const body = encoding ? await compressed(file, encoding) : file.bytes;
    if (encoding) response.setHeader('Content-Encoding', encoding);
    response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  }
}

function encodingFor(request: IncomingMessage, type: string): Encoding | undefined {
  if (!/^text|json|svg/.test(type)) return undefined;
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted)) return 'br';
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted) ? 'gzip' : undefined;
}

function compressed(file: StaticFile, encoding: Encoding): Promise<Buffer> {
  file.compressed[encoding] ??=
    encoding === 'br'
      ? brotli(file.bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      : gzipped(file.bytes);
  return file.compressed[encoding];
}
