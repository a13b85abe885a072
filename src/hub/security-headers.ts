import { createHash } from 'node:crypto';

/**
 * The style sheets that react-aria puts into the page while it runs: its press handling, and holding the page still under a dialog.
 * They are the only inline ones, so these exact texts are let in and nothing else. A test compares them with the installed version.
 */
export const LIBRARY_STYLES = [
  '@layer {\n  [data-react-aria-pressable] {\n    touch-action: pan-x pan-y pinch-zoom;\n  }\n}',
  '@layer {\n  * {\n    overscroll-behavior: contain;\n  }\n}',
];

const styleHashes = LIBRARY_STYLES.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

const POLICY = [
  "default-src 'self'",
  `style-src 'self' ${styleHashes.join(' ')}`,
  // Any hub: a meeting may live on another one than the page came from.
  "connect-src 'self' ws: wss:",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/** Goes with every answer. Links carry tokens, so no other site may frame the app or learn where people came from. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(self), microphone=(self)',
};
