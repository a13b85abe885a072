import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { MachineAddresses } from '../machine-addresses.ts';
import { type Authority, BACKDATED_DAYS, CURVE, DAY_MS, SIGNING } from './authority.ts';
import { mayVouchFor } from './constraints.ts';
import type { ServedCertificate } from './source.ts';

/** Apple refuses certificates that are valid for longer than 398 days from the first to the last (support.apple.com/102028). */
const LEAF_DAYS = 397;
/** One with less than this left is renewed. Unit: days. */
const RENEW_DAYS = 30;

/** What a certificate of that authority can be for on this machine: `localhost`, its names, its addresses. */
export function subjectsOf(
  { names, addresses }: MachineAddresses,
  { constraints }: Pick<Authority, 'constraints'>,
): string[] {
  const all = ['localhost', '127.0.0.1', '::1', ...names, ...addresses];
  return all.filter((subject) => mayVouchFor(constraints, subject));
}

/** Makes a certificate with a new key for those subjects. The key is kept nowhere: each start of the hub makes another. */
export async function issueLeaf(
  authority: Authority,
  subjects: readonly string[],
  now: Date,
): Promise<ServedCertificate> {
  const keys = await crypto.subtle.generateKey(CURVE, true, ['sign', 'verify']);
  const notBefore = new Date(now.getTime() - BACKDATED_DAYS * DAY_MS);
  const notAfter = new Date(Math.min(notBefore.getTime() + LEAF_DAYS * DAY_MS, authority.issuer.notAfter.getTime()));
  const leaf = await X509CertificateGenerator.create({
    notBefore,
    notAfter,
    subject: [{ CN: [subjects.find((name) => name.endsWith('.local')) ?? 'localhost'] }],
    issuer: authority.issuer.subjectName.toJSON(),
    publicKey: keys.publicKey,
    signingKey: authority.issuerKey,
    signingAlgorithm: SIGNING,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        subjects.map((value) => ({ type: /^[\d.]+$|:/.test(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
      await AuthorityKeyIdentifierExtension.create(authority.issuer.publicKey),
    ],
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    cert: `${leaf.toString('pem')}\n${authority.issuer.toString('pem')}\n`,
    key: `${PemConverter.encode(key, 'PRIVATE KEY')}\n`,
    subjects,
    validTo: leaf.notAfter,
  };
}

/** Whether another is to be made: it ends soon, it is too young (the clock went back), or it lacks one of the subjects. */
export function leafIsDue(
  { validTo, subjects: has }: ServedCertificate,
  wanted: readonly string[],
  now: Date,
): boolean {
  const left = validTo.getTime() - now.getTime();
  if (left < RENEW_DAYS * DAY_MS || left > LEAF_DAYS * DAY_MS) return true;
  return wanted.some((subject) => !has.includes(subject));
}

/** Whether the authority itself is to be made anew: it could not sign a certificate for the whole of its time. */
export function authorityIsDue({ issuer }: Authority, now: Date): boolean {
  return issuer.notBefore > now || issuer.notAfter.getTime() - now.getTime() < LEAF_DAYS * DAY_MS;
}
