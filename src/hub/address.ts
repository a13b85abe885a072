import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Groups of an IPv6 address that one household or hall is given: all 2^64 addresses after them are the same people's. */
const IPV6_GROUPS = 4;
const IPV4_IN_IPV6 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i;

/**
 * The address that a request came from, for counting. What a proxy says of it (`X-Forwarded-For`) is believed only with `trustProxy`,
 * and only its last word: everything before that was written by whoever sent the request.
 */
export function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const told = trustProxy ? String(request.headers['x-forwarded-for'] ?? '') : '';
  const last = told.split(',').at(-1)?.trim();
  return networkOf(last || request.socket.remoteAddress || '');
}

/** Whether the request came over https, by itself or, with `trustProxy`, as far as the proxy. */
export function isSecure(request: IncomingMessage, trustProxy: boolean): boolean {
  if ('encrypted' in request.socket && request.socket.encrypted === true) return true;
  return trustProxy && request.headers['x-forwarded-proto'] === 'https';
}

function networkOf(address: string): string {
  const v4 = IPV4_IN_IPV6.exec(address)?.[1];
  if (v4) return v4;
  const [plain = ''] = address.split('%'); // without the name of the network card
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after].slice(0, IPV6_GROUPS);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
