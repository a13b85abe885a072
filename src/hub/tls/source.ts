/** What a server of TLS needs, in PEM: the certificate with those between it and the authority, and its key. */
export interface ServedCertificate {
  cert: string;
  key: string;
  /** The names and addresses that it is for. */
  subjects: readonly string[];
  validTo: Date;
}

/** The authority that tablets must be told to trust. */
export interface HandedOutAuthority {
  /** As devices list it. */
  name: string;
  der: Buffer;
  /** SHA-256, in pairs of capitals with colons, as devices show it. */
  fingerprint: string;
  validTo: Date;
}

/** Where the hub's certificate comes from. */
export interface CertificateSource {
  readonly current: ServedCertificate;
  /** Absent where the certificate comes from an authority that devices know already. */
  readonly authority?: HandedOutAuthority;
  /** Looks whether another certificate is due, and takes it. Returns whether `current` is another one now; never rejects. */
  look(): Promise<boolean>;
}

/** Why there is no certificate to serve, as a sentence for the operator that names the file. */
export class CertificateError extends Error {}
