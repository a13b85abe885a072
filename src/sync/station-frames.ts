import { type DocumentName, parseDocumentName } from '../domain/documents.ts';

/**
 * The stations of a meeting as the hub gives them in one answer, document after document: the length of a head (32 bits, big-endian), the head as
 * JSON, and the bytes of the document's updates behind each other, as long as the head says.
 */
interface Head {
  document: DocumentName;
  /** Bytes of each update. */
  updates: number[];
}
export interface StationFrame {
  document: DocumentName;
  updates: Uint8Array[];
}

/** The largest head there can be: a name, and the lengths of some ten thousand updates. Unit: bytes. */
const HEAD_LIMIT_BYTES = 128 * 1024;
/** As much as the hub lets one document have. Unit: bytes. */
const UPDATES_LIMIT_BYTES = 64 * 1024 * 1024;
const LENGTH_BYTES = 4;

export function encodeStationFrame({ document, updates }: StationFrame): Uint8Array[] {
  const head = new TextEncoder().encode(JSON.stringify({ document, updates: updates.map((u) => u.byteLength) }));
  const length = new Uint8Array(LENGTH_BYTES);
  new DataView(length.buffer).setUint32(0, head.byteLength);
  return [length, head, ...updates];
}

/** Reads the documents of an answer as they come in. Throws at what is no such answer, and at one that breaks off in the middle of a document. */
export async function* readStationFrames(body: ReadableStream<Uint8Array>): AsyncGenerator<StationFrame> {
  const bytes = new ByteReader(body);
  try {
    for (;;) {
      const length = await bytes.take(LENGTH_BYTES);
      if (!length) return;
      const size = new DataView(length.buffer, length.byteOffset).getUint32(0);
      const head = size <= HEAD_LIMIT_BYTES ? readHead(await bytes.take(size)) : undefined;
      if (!head) throw new Error('The answer is not one of stations.');
      const updates: Uint8Array[] = [];
      for (const each of head.updates) {
        const update = await bytes.take(each);
        if (!update) throw new Error('The answer broke off.');
        updates.push(update);
      }
      yield { document: head.document, updates };
    }
  } finally {
    bytes.close();
  }
}

function readHead(bytes: Uint8Array | undefined): Head | undefined {
  if (!bytes) return undefined;
  const { document, updates } = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Head>;
  if (typeof document !== 'string' || parseDocumentName(document)?.kind !== 'station') return undefined;
  if (!Array.isArray(updates) || !updates.every((n) => Number.isSafeInteger(n) && n >= 0)) return undefined;
  return updates.reduce((sum, n) => sum + n, 0) <= UPDATES_LIMIT_BYTES ? { document, updates } : undefined;
}

/** A stream of which so many bytes at a time are taken, however it comes in. */
class ByteReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array(0);

  constructor(stream: ReadableStream<Uint8Array>) {
    this.#reader = stream.getReader();
  }

  /** The next bytes, in memory of their own; undefined when the stream ends before them. */
  async take(count: number): Promise<Uint8Array | undefined> {
    const taken = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      if (this.#chunk.byteLength === 0) {
        const { value, done } = await this.#reader.read();
        if (done) return undefined;
        this.#chunk = value;
      }
      const part = this.#chunk.subarray(0, count - filled);
      taken.set(part, filled);
      filled += part.byteLength;
      this.#chunk = this.#chunk.subarray(part.byteLength);
    }
    return taken;
  }

  close(): void {
    this.#reader.cancel().catch(() => undefined);
  }
}
