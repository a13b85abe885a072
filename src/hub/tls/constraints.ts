import { BlockList, isIP, isIPv4, isIPv6 } from 'node:net';
import type { MachineAddresses } from '../machine-addresses.ts';

/**
 * What the hub's own authority may vouch for: addresses that mean something inside one network only, and names that no public
 * authority gives out. A tablet that trusts it can therefore not be shown a false bank by whoever steals the hub's key.
 */
const RANGES: readonly [address: string, bits: number][] = [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10], // behind a provider's translation, and Tailscale
  ['169.254.0.0', 16],
  ['127.0.0.0', 8],
  ['fc00::', 7],
  ['fe80::', 10],
  ['::1', 128],
];
/** Each with all that ends in it. https://www.iana.org/assignments/special-use-domain-names, and what routers of homes give out. */
const DOMAINS = ['localhost', 'local', 'lan', 'home.arpa', 'internal'];

const ranges = new BlockList();
for (const [address, bits] of RANGES) ranges.addSubnet(address, bits, isIPv4(address) ? 'ipv4' : 'ipv6');

function isPrivateAddress(address: string): boolean {
  if (isIPv4(address)) return ranges.check(address, 'ipv4');
  return isIPv6(address) && ranges.check(address, 'ipv6');
}

function isLocalName(name: string): boolean {
  return DOMAINS.some((domain) => name === domain || name.endsWith(`.${domain}`));
}

/**
 * Whether a machine's bare name may stand among the constraints, where it means all names that end in it as well: only one that
 * can never be a top-level domain, which are letters alone or begin with `xn--` (`laptop-7`, never `dev`).
 */
function isSafeBareName(name: string): boolean {
  return /^[a-z0-9-]+$/.test(name) && /[0-9-]/.test(name) && !name.startsWith('xn--');
}

/**
 * What an authority that is made on this machine vouches for besides: bare names that are safe, and its own public IPv4 addresses, which
 * some town halls give out on their networks. Public IPv6 addresses change by the day.
 */
function ownSubjects({ names, addresses }: MachineAddresses): string[] {
  return [...names.filter(isSafeBareName), ...addresses.filter((a) => isIPv4(a) && !isPrivateAddress(a))];
}

/** The value of the name constraints extension (RFC 5280, 4.2.1.10) of an authority that is made on this machine. */
export function nameConstraints(machine: MachineAddresses): Uint8Array<ArrayBuffer> {
  const own = ownSubjects(machine).map((subject) => subtree(subject));
  const subtrees = [...DOMAINS.map((name) => subtree(name)), ...RANGES.map(([a, bits]) => subtree(a, bits)), ...own];
  return Uint8Array.from(der(SEQUENCE, der(PERMITTED, subtrees.flat())));
}

/** Whether an authority with those constraints may vouch for a name or an address. */
export function mayVouchFor(constraints: ArrayBuffer, subject: string): boolean {
  if (isLocalName(subject) || isPrivateAddress(subject)) return true;
  return Buffer.from(constraints).includes(Buffer.from(subtree(subject)));
}

// DER tags: a universal one, and those that the extension's definition gives.
const SEQUENCE = 0x30;
const PERMITTED = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;

/** A name with all that ends in it, or the addresses that share so many bits with one; by default that one. */
function subtree(subject: string, bits = 128): number[] {
  const content = isIP(subject)
    ? der(IP_ADDRESS, [...bytesOf(subject), ...mask(subject, bits)])
    : der(DNS_NAME, [...Buffer.from(subject, 'ascii')]);
  return der(SEQUENCE, content);
}

function der(tag: number, content: readonly number[]): number[] {
  const { length } = content;
  if (length > 0xffff) throw new RangeError('That is longer than this encoder writes.');
  const size = length < 0x80 ? [length] : length <= 0xff ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}

function mask(address: string, bits: number): number[] {
  const length = isIPv4(address) ? 4 : 16;
  return Array.from({ length }, (_, i) => 0xff & (0xff00 >> Math.min(8, Math.max(0, bits - 8 * i))));
}

function bytesOf(address: string): number[] {
  if (isIPv4(address)) return address.split('.').map(Number);
  const [before = '', after = ''] = address.split('::');
  const groups = (text: string) =>
    text
      .split(':')
      .filter(Boolean)
      .map((group) => Number.parseInt(group, 16));
  const [head, tail] = [groups(before), groups(after)];
  const all = [...head, ...new Array<number>(8 - head.length - tail.length).fill(0), ...tail];
  return all.flatMap((group) => [group >> 8, group & 0xff]);
}
