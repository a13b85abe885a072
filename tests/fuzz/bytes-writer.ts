/** Writes what Yjs and Hocuspocus read, also what they never write themselves. */
export class BytesWriter {
  readonly #parts: number[] = [];

  byte(n: number): this {
    this.#parts.push(n & 0xff);
    return this;
  }

  /** A whole number from 0 up, seven bits a byte. */
  uint(n: number): this {
    let rest = n;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.byte(128 | (rest % 128));
    return this.byte(rest);
  }

  raw(bytes: Uint8Array): this {
    for (const byte of bytes) this.#parts.push(byte);
    return this;
  }

  /** Bytes with their length before them. */
  block(bytes: Uint8Array): this {
    return this.uint(bytes.length).raw(bytes);
  }

  text(text: string): this {
    return this.block(new TextEncoder().encode(text));
  }

  /** A value as lib0's `readAny` takes it. */
  any(value: unknown): this {
    if (value === undefined) return this.byte(127);
    if (value === null) return this.byte(126);
    if (typeof value === 'boolean') return this.byte(value ? 120 : 121);
    if (typeof value === 'number') return this.byte(123).raw(bigEndian((view) => view.setFloat64(0, value)));
    if (typeof value === 'bigint') return this.byte(122).raw(bigEndian((view) => view.setBigInt64(0, value)));
    if (typeof value === 'string') return this.byte(119).text(value);
    if (value instanceof Uint8Array) return this.byte(116).block(value);
    if (Array.isArray(value)) {
      this.byte(117).uint(value.length);
      for (const item of value) this.any(item);
      return this;
    }
    const pairs = Object.entries(value as object);
    this.byte(118).uint(pairs.length);
    for (const [key, part] of pairs) this.text(key).any(part);
    return this;
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#parts);
  }
}

function bigEndian(set: (view: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(8));
  set(view);
  return new Uint8Array(view.buffer);
}
