import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { messageOf, type Notify } from '../notice.ts';
import { CertificateError, type CertificateSource, type ServedCertificate } from './source.ts';

interface FileParts {
  cert: string;
  key: string;
  notify: Notify;
  now?: () => Date;
}

/** A certificate from files, such as those of Certbot; read again when they change. */
export class CertificateFiles implements CertificateSource {
  readonly #parts: FileParts;
  #current: ServedCertificate;
  #seen: string;

  /** Reads the files. Throws a `CertificateError`. */
  constructor(parts: FileParts) {
    this.#parts = parts;
    this.#seen = stateOf(parts);
    this.#current = readFiles(parts);
  }

  get current(): ServedCertificate {
    return this.#current;
  }

  /** One that cannot be used leaves the one in use; it may be half written, so it is looked at again. */
  async look(): Promise<boolean> {
    const seen = stateOf(this.#parts);
    if (seen === this.#seen) return false;
    const { notify } = this.#parts;
    try {
      this.#current = readFiles(this.#parts);
    } catch (error) {
      notify('certificate-not-renewed', { error: messageOf(error) });
      return false;
    }
    this.#seen = seen;
    notify('certificate-renewed', {
      subjects: this.#current.subjects.length,
      until: this.#current.validTo.toISOString(),
    });
    return true;
  }
}

function stateOf({ cert, key }: FileParts): string {
  return [cert, key]
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat ? `${stat.ino} ${stat.size} ${stat.mtimeMs}` : '';
    })
    .join('\n');
}

function readFiles({ cert: certFile, key: keyFile, now = () => new Date() }: FileParts): ServedCertificate {
  const cert = read(certFile, 'certificate');
  const key = read(keyFile, 'key');
  const parsed = parse(certFile, 'no certificate in PEM', () => new X509Certificate(cert));
  if (/ENCRYPTED/.test(key)) {
    throw new CertificateError(
      `The key in ${keyFile} has a password. Give one without: openssl pkey -in ${keyFile} -out <file>`,
    );
  }
  const privateKey = parse(keyFile, 'no private key in PEM', () => createPrivateKey(key));
  if (!parsed.checkPrivateKey(privateKey)) {
    throw new CertificateError(`The key in ${keyFile} is not that of the certificate in ${certFile}.`);
  }
  parse(certFile, 'not one that a server can use', () => createSecureContext({ cert, key }));
  if (parsed.validToDate < now()) {
    throw new CertificateError(
      `The certificate in ${certFile} ended on ${parsed.validToDate.toISOString().slice(0, 10)}.`,
    );
  }
  const subjects = (parsed.subjectAltName ?? '').split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''));
  return { cert, key, subjects: subjects.filter(Boolean), validTo: parsed.validToDate };
}

function read(file: string, what: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new CertificateError(`There is no file ${file}, which should hold the ${what}.`);
    if (code === 'EACCES')
      throw new CertificateError(`The hub's account may not read ${file}, which should hold the ${what}.`);
    throw new CertificateError(`${file}, which should hold the ${what}, cannot be read: ${messageOf(error)}.`);
  }
}

function parse<T>(file: string, otherwise: string, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    throw new CertificateError(`${file} holds ${otherwise} (${messageOf(error)}).`);
  }
}
