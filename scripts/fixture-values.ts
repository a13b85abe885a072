/** What is stored of one version for the versions after it: as JSON, with bytes as `{ "bytes": "<base64>" }`. */
export function fixtureText(value: unknown): string {
  return `${JSON.stringify(value, (_, v) => (v instanceof Uint8Array ? { bytes: toBase64(v) } : v), 2)}\n`;
}

export function readFixture<T>(text: string): T {
  return JSON.parse(text, (_, v) =>
    v && typeof v === 'object' && Object.keys(v).length === 1 && typeof v.bytes === 'string' ? fromBase64(v.bytes) : v,
  );
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
}

/** One frame of a socket. */
export interface Frame {
  from: 'app' | 'hub';
  bytes: Uint8Array;
}
/** All that went over one device's socket, in order. */
export interface Conversation {
  /** The path that the app asked the hub for. */
  path: string;
  frames: Frame[];
}
export interface WireFixture {
  version: string;
  meeting: string;
  rootKey: Uint8Array;
  /** What each document held before the conversations, as one update. */
  before: { document: string; update: Uint8Array }[];
  /** A table's, from an empty tablet on; then a facilitator's, who came after it. */
  table: Conversation;
  facilitator: Conversation;
  /** The entries that each document held at the end. */
  after: Record<string, unknown[]>;
}

/** A browser's database as it lay on the disk, whatever library wrote it. */
export interface StoredDatabase {
  name: string;
  version: number;
  stores: {
    name: string;
    keyPath: string;
    autoIncrement: boolean;
    indexes: { name: string; keyPath: string; unique: boolean; multiEntry: boolean }[];
    rows: Record<string, unknown>[];
  }[];
}
export interface DeviceFixture {
  version: string;
  meeting: string;
  database: StoredDatabase;
  localStorage: Record<string, string>;
}

export interface HubFixture {
  version: string;
  meeting: string;
  rootKey: Uint8Array;
  operatorKey: string;
  documents: Record<string, unknown[]>;
  heard: unknown[];
}
