import { isIPv4, isIPv6 } from 'node:net';
import type { Hub } from './hub.ts';
import { inUrl, machineAddresses } from './machine-addresses.ts';
import type { HubOptions } from './options.ts';
import { SAMPLE_MEETING, sampleLinks } from './sample-links.ts';
import { terminalQr } from './terminal-qr.ts';
import { CERTIFICATE_PATH } from './tls/front.ts';
import type { CertificateSource } from './tls/source.ts';

/** What the operator reads at the start, in both languages: addresses, links, and what they come with. */
export async function welcome(hub: Hub, options: HubOptions, certificate?: CertificateSource): Promise<string[]> {
  const scheme = certificate ? 'https' : 'http';
  const at = (host: string) => `${scheme}://${inUrl(host)}:${hub.port}`;
  const subjects = certificate?.current.subjects;
  // a name of the certificate's own is where it is of use; localhost is only so for authorities of the hub's own
  const local = at(options.tls.from === 'files' ? (subjects?.find(isPlainName) ?? 'localhost') : 'localhost');
  const elsewhere = isOpenToAll(options.host) && options.tls.from !== 'files' ? reachable(subjects) : [];
  const lines = [
    '',
    'Tafellaken draait / is running',
    `  deze computer / this computer    ${local}`,
    ...elsewhere.map((host) => `  dit netwerk / this network       ${at(host)}`),
    ...certificateLines(certificate, hub.plainPort, elsewhere[0]),
    ...qrLines(options, hub, certificate, elsewhere[0], local),
    '',
    'Beheer van deze hub, houd deze link geheim / operating this hub, keep this link secret',
    `  ${local}/#/operator/${hub.operatorKey}`,
    ...(options.sample === 'none' ? [] : await sampleLines(hub, local)),
  ];
  const [first] = elsewhere;
  if (first && options.sample !== 'none') {
    lines.push(`  Op een ander apparaat / on another device: ${at(first)} in plaats van / instead of ${local}`);
  }
  if (!certificate && first) {
    lines.push(
      '',
      'Zonder https start de app op tablets niet zonder netwerk / without https the app on tablets does not start without a network:',
      '  npm start -- --https   (docs/running.md)',
    );
  }
  if (!hub.appFound) lines.push('', 'De app is nog niet gebouwd / the app has not been built: npm start');
  return [...lines, ''];
}

function certificateLines(certificate: CertificateSource | undefined, plainPort?: number, host?: string): string[] {
  if (!certificate) return [];
  const { authority, current } = certificate;
  const until = current.validTo.toISOString().slice(0, 10);
  if (!authority) return [`  certificaat tot / certificate until ${until}: ${current.subjects.join(', ')}`];
  return [
    '',
    'Laat elke tablet deze hub eerst vertrouwen, op / let every tablet trust this hub first, at',
    `  http://${inUrl(host ?? 'localhost')}:${plainPort}${CERTIFICATE_PATH}`,
    `  ${authority.name}, vingerafdruk / fingerprint (SHA-256)`,
    `  ${authority.fingerprint.slice(0, 48)}`,
    `  ${authority.fingerprint.slice(48)}`,
  ];
}

function qrLines(
  { qr }: HubOptions,
  hub: Hub,
  certificate: CertificateSource | undefined,
  host: string | undefined,
  local: string,
): string[] {
  if (qr === 'never' || (qr === 'auto' && !process.stdout.isTTY)) return [];
  const trust = certificate?.authority && host && `http://${inUrl(host)}:${hub.plainPort}${CERTIFICATE_PATH}`;
  const own = certificate && !certificate.authority ? local : undefined;
  const address = trust || own || (host && `http://${inUrl(host)}:${hub.port}`);
  if (!address) return []; // nobody else can come in
  const colours = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  return ['', ...terminalQr(address, { colours }).map((line) => `  ${line}`), `  ${address}`];
}

async function sampleLines(hub: Hub, local: string): Promise<string[]> {
  const links = await sampleLinks(hub.core, SAMPLE_MEETING);
  if (!links) return [];
  const names = {
    facilitator: 'plenair / facilitator',
    organiser: 'organisator / organiser',
    viewer: 'publiek / viewer',
  };
  const lines = ['', `Voorbeeldbijeenkomst / sample meeting: ${links.title.nl}`];
  for (const { role, number, theme, path } of links.links) {
    const name = role === 'host' ? `tafel / table ${number}${theme ? `, ${theme.nl}` : ''}` : names[role];
    lines.push(`  ${name}`, `    ${local}/#${path}`);
  }
  return lines;
}

/** Where others may find this machine; names, which not every network knows, last. With a certificate, only what that is for. */
function reachable(subjects: readonly string[] | undefined): string[] {
  const { names, addresses } = machineAddresses();
  const all = [...addresses, ...names.filter((name) => name.endsWith('.local'))];
  const some = subjects ? all.filter((host) => subjects.includes(host)) : all;
  return some.some(isIPv4) ? some.filter((host) => !isIPv6(host)) : some; // nobody types an IPv6 address who has another
}

function isPlainName(subject: string): boolean {
  return !subject.includes('*') && !subject.includes(':') && /[a-z]/i.test(subject);
}

function isOpenToAll(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}
