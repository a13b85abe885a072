import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { securityHeaders } from '../security-headers.ts';
import { certificatePage, PAGE_POLICY } from './certificate-page.ts';
import type { CertificateSource } from './source.ts';

/** Where the page about the authority's certificate is, on the port of http. */
export const CERTIFICATE_PATH = '/certificate';
/** Android and Windows go by the ending, iPads and Macs by the type; one file for all. */
const FILE_PATH = `${CERTIFICATE_PATH}/tafellaken.crt`;
const FILE_TYPE = 'application/x-x509-ca-cert';
const PLAIN = { 'Content-Type': 'text/plain; charset=utf-8' };
/** A name or an address, with or without a port, as a browser sends it. Anything else is not put into an answer. */
const HOST = /^([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?$/i;

interface Reply {
  status: number;
  headers: OutgoingHttpHeaders;
  body: string | Buffer;
}

/** What the port of http answers where the app is on https: the way there, and the certificate that the way needs. */
export function createFront(source: CertificateSource, securePort: number) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const { status, headers, body } = replyTo(request, source, securePort);
    const always = {
      ...securityHeaders(request, false),
      'Cache-Control': 'no-store',
      'Content-Length': Buffer.byteLength(body),
    };
    response.writeHead(status, { ...always, ...headers });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
}

function replyTo(request: IncomingMessage, { authority }: CertificateSource, securePort: number): Reply {
  const [, host] = HOST.exec(request.headers.host ?? '') ?? [];
  if (host === undefined) return { status: 400, headers: PLAIN, body: 'Bad request.' };
  const app = `https://${host}${securePort === 443 ? '' : `:${securePort}`}`;
  const path = request.url?.split('?')[0];
  if (authority && path === FILE_PATH)
    return { status: 200, headers: { 'Content-Type': FILE_TYPE }, body: authority.der };
  if (authority && path === CERTIFICATE_PATH) {
    const userAgent = request.headers['user-agent'] ?? '';
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': PAGE_POLICY };
    return { status: 200, headers, body: certificatePage({ authority, app, file: FILE_PATH, userAgent }) };
  }
  // Browsers keep what stands after the # of a link. 307: a permanent one would outlive the https.
  const target = app + (request.url?.startsWith('/') ? request.url : '/');
  return { status: 307, headers: { ...PLAIN, Location: target }, body: target };
}
