import {
  chmodSync,
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { type MachineAddresses, machineAddresses } from '../machine-addresses.ts';
import { messageOf, type Notify } from '../notice.ts';
import { type Authority, makeAuthority, readAuthority } from './authority.ts';
import { authorityIsDue, issueLeaf, leafIsDue, subjectsOf } from './leaf.ts';
import { CertificateError, type CertificateSource, type HandedOutAuthority, type ServedCertificate } from './source.ts';

/** In the data folder. Holds a key: for the hub's account alone. */
const FILE = path.join('tls', 'authority.pem');
const FOR_OWNER = 0o600;

interface OwnParts {
  data: string;
  notify: Notify;
  now?: () => Date;
  addresses?: () => MachineAddresses;
}

/** A certificate of the hub's own authority, for whatever addresses the machine has; made anew before it ends. */
export class OwnCertificate implements CertificateSource {
  readonly #parts: Required<OwnParts>;
  #authority: Authority;
  #current: ServedCertificate;

  private constructor(parts: Required<OwnParts>, authority: Authority, current: ServedCertificate) {
    this.#parts = parts;
    this.#authority = authority;
    this.#current = current;
  }

  /** Takes the authority from the data folder, or makes one there. Rejects with a `CertificateError`. */
  static async open(given: OwnParts): Promise<OwnCertificate> {
    const parts = { now: () => new Date(), addresses: () => machineAddresses(), ...given };
    const authority = await authorityIn(parts);
    const subjects = subjectsOf(parts.addresses(), authority);
    return new OwnCertificate(parts, authority, await issueLeaf(authority, subjects, parts.now()));
  }

  get current(): ServedCertificate {
    return this.#current;
  }

  get authority(): HandedOutAuthority {
    return this.#authority.handedOut;
  }

  async look(): Promise<boolean> {
    const { now, addresses, notify } = this.#parts;
    try {
      const due = authorityIsDue(this.#authority, now());
      if (due) this.#authority = await authorityIn(this.#parts);
      const subjects = subjectsOf(addresses(), this.#authority);
      if (!due && !leafIsDue(this.#current, subjects, now())) return false;
      this.#current = await issueLeaf(this.#authority, subjects, now());
      notify('certificate-renewed', { subjects: subjects.length, until: this.#current.validTo.toISOString() });
      return true;
    } catch (error) {
      notify('certificate-not-renewed', { error: messageOf(error) });
      return false;
    }
  }
}

/** The authority of the data folder; a new one where there is none, or where it ends. */
async function authorityIn({ data, notify, now, addresses }: Required<OwnParts>): Promise<Authority> {
  const file = path.join(data, FILE);
  try {
    const stored = await readStored(file);
    if (stored && !authorityIsDue(stored, now())) return stored;
    writeForOwner(file, await makeAuthority(addresses(), now()));
    if (stored) notify('authority-renewed', { until: stored.handedOut.validTo.toISOString() });
    return readAuthority(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof CertificateError) throw error;
    throw new CertificateError(`The hub's own authority cannot be kept in ${file}: ${messageOf(error)}.`);
  }
}

async function readStored(file: string): Promise<Authority | undefined> {
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, FOR_OWNER); // a copy that was put back
  const text = readFileSync(file, 'utf8');
  try {
    return await readAuthority(text);
  } catch (error) {
    throw new CertificateError(
      `${file} is damaged: ${messageOf(error)}. Put a copy of it back, or move it elsewhere and start again: the hub then makes another ` +
        'authority, which every tablet must be told to trust.',
    );
  }
}

/** Writes beside its place and moves it there whole: half an authority would be none. */
function writeForOwner(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const part = `${file}.part`;
  rmSync(part, { force: true }); // its mode would stay
  const handle = openSync(part, 'wx', FOR_OWNER);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(part, file);
}
