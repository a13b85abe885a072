import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isSecure } from './address.ts';

/**
 * The style sheets that react-aria puts into the page while it runs: its press handling, and holding the page still under a dialog.
 * They are the only inline ones, so these exact texts are let in and nothing else. A test compares them with the installed version.
 */
export const LIBRARY_STYLES = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

const styleHashes = LIBRARY_STYLES.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/** What a page may load and talk to: this hub, and nothing and nobody else. */
function policyFor(host: string | undefined): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' ${styleHashes.join(' ')}`,
    // 'self' means the hub's socket too, but not in the Safari of older tablets
    `connect-src 'self'${host ? ` ws://${host} wss://${host}` : ''}`,
    "img-src 'self' data: blob:",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** A name or an address, with or without a port; anything else could add to the policy. */
const HOST = /^(?:[a-z0-9.-]{1,253}|\[[0-9a-f:.]{2,45}\])(?::\d{1,5})?$/i;

/**
 * How long browsers come back over https only, in seconds. A day: the hub of a venue may stand on the same name without a certificate the
 * next evening, and its tablets must be able to open it. A proxy with a certificate of its own may say longer.
 */
const HTTPS_ONLY_S = 86_400;

const SAME_FOR_ALL = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  // The camera reads codes; nothing else of the device is used.
  'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()',
};

/** Go with every answer. Links carry tokens, so no other site may frame the app, open it in reach, or learn where people came from. */
export function securityHeaders(request: IncomingMessage, trustProxy: boolean): Record<string, string> {
  const forwarded = trustProxy ? request.headers['x-forwarded-host'] : undefined;
  const host = typeof forwarded === 'string' ? forwarded : request.headers.host;
  return {
    'Content-Security-Policy': policyFor(host !== undefined && HOST.test(host) ? host : undefined),
    ...SAME_FOR_ALL,
    ...(isSecure(request, trustProxy) &&
      onOrdinaryPort(host) && { 'Strict-Transport-Security': `max-age=${HTTPS_ONLY_S}` }),
  };
}

/** Browsers keep the port when they come back over https only: from the hub's port for http they would go to one that speaks no TLS. */
function onOrdinaryPort(host: string | undefined): boolean {
  return host !== undefined && !/:\d+$/.test(host);
}
