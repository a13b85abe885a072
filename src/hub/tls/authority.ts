import 'reflect-metadata'; // @peculiar/x509 does not load without it
import { X509Certificate as NodeCertificate } from 'node:crypto';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { MachineAddresses } from '../machine-addresses.ts';
import { nameConstraints } from './constraints.ts';
import type { HandedOutAuthority } from './source.ts';

/** P-256 with SHA-256: every tablet of the last ten years knows it, and a signature costs nothing. */
export const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const;
export const SIGNING = { name: 'ECDSA', hash: 'SHA-256' } as const;
export const DAY_MS = 24 * 60 * 60_000;
/** Tablets are told to trust it by hand, one by one: once in their lives. */
const AUTHORITY_DAYS = 3_650;
/** A tablet whose clock is behind must not find it too young. */
export const BACKDATED_DAYS = 1;
const NAME_CONSTRAINTS = '2.5.29.30';

/** What can sign certificates for this hub. */
export interface Authority {
  handedOut: HandedOutAuthority;
  /** Signs the hub's certificates, and goes out with them. */
  issuer: X509Certificate;
  issuerKey: CryptoKey;
  /** The issuer's name constraints. */
  constraints: ArrayBuffer;
}

/**
 * Makes a new authority: a root, which tablets are asked to trust, and under it an issuer, which signs. The root's key is
 * forgotten here, so all that can ever be signed again is held to the issuer's constraints. Those stand on the root too, but iPads and
 * Macs do not look at a root's. Returns one text of PEM blocks: root, issuer, the issuer's key.
 */
export async function makeAuthority(machine: MachineAddresses, now: Date): Promise<string> {
  const [host = 'hub'] = machine.names;
  const name = `Tafellaken ${host}, ${now.toISOString().slice(0, 10)}`;
  const dates = {
    notBefore: new Date(now.getTime() - BACKDATED_DAYS * DAY_MS),
    notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS),
  };
  const constraints = new Extension(NAME_CONSTRAINTS, true, nameConstraints(machine));
  const signing = new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true);
  const rootKeys = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify']);
  const root = await X509CertificateGenerator.createSelfSigned({
    ...dates,
    name: [{ CN: [name] }],
    keys: rootKeys,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      signing,
      constraints,
      await SubjectKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const issuerKeys = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const issuer = await X509CertificateGenerator.create({
    ...dates,
    subject: [{ CN: [`${name} (hub)`] }],
    issuer: root.subjectName.toJSON(),
    publicKey: issuerKeys.publicKey,
    signingKey: rootKeys.privateKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      signing,
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      constraints,
      await SubjectKeyIdentifierExtension.create(issuerKeys.publicKey),
      await AuthorityKeyIdentifierExtension.create(rootKeys.publicKey),
    ],
  });
  const key = await crypto.subtle.exportKey('pkcs8', issuerKeys.privateKey);
  return [root.toString('pem'), issuer.toString('pem'), PemConverter.encode(key, 'PRIVATE KEY'), ''].join('\n');
}

/** Reads what `makeAuthority` made. Throws when it is not that, whole. */
export async function readAuthority(text: string): Promise<Authority> {
  const [rootPem, issuerPem, keyPem] = text.match(/-----BEGIN [^-]+-----[^-]+-----END [^-]+-----/g) ?? [];
  if (!rootPem || !issuerPem || !keyPem) throw new Error('it does not hold two certificates and a key');
  const root = new NodeCertificate(rootPem);
  const issuer = new X509Certificate(issuerPem);
  const issuerKey = await crypto.subtle.importKey('pkcs8', PemConverter.decodeFirst(keyPem), CURVE, false, ['sign']);
  const constraints = issuer.getExtension(NAME_CONSTRAINTS)?.value;
  if (!constraints || !new NodeCertificate(issuerPem).checkIssued(root))
    throw new Error('its parts do not belong together');
  return {
    handedOut: {
      name: issuer.issuerName.getField('CN')[0] ?? root.subject,
      der: root.raw,
      fingerprint: root.fingerprint256,
      validTo: root.validToDate,
    },
    issuer,
    issuerKey,
    constraints,
  };
}
