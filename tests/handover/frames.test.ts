import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { fromBase45, toBase45 } from '../../src/handover/base45.ts';
import { checksum } from '../../src/handover/checksum.ts';
import {
  FRAME_BYTES,
  FRAME_VERSION,
  FRAMES_LIMIT,
  FrameCollector,
  readFrame,
  toFrames,
} from '../../src/handover/frames.ts';
import { pack, unpack } from '../../src/handover/pack.ts';
import { seeded } from '../support/device.ts';
import { fc } from '../support/property.ts';

const random = seeded(4);
const bytes = (length: number) => random.bytes(length);

describe('what a series of codes is made of', () => {
  it('base45 and the checksum are those of their standards', () => {
    expect(toBase45(new TextEncoder().encode('Hello!!'))).toBe('%69 VD92EX0'); // RFC 9285
    expect(checksum('123456789')).toBe('cbf43926');
  });

  it('any bytes come back from base45, and no other text is taken for it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (b) => {
        expect(fromBase45(toBase45(b))).toEqual(Uint8Array.from(b));
      }),
    );
    expect([fromBase45(':::'), fromBase45('é12'), fromBase45('1')]).toEqual([undefined, undefined, undefined]);
  });

  it('any text comes back from its packing, and a torn or foreign one gives nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (t) => {
        expect(unpack(pack(t))).toBe(t);
      }),
    );
    const packed = pack('words '.repeat(2_000));
    expect(unpack(packed.subarray(0, packed.length - 4))).toBeUndefined();
    expect(unpack(bytes(500))).toBeUndefined();
    expect(unpack(pack('x'.repeat(17_000_000)))).toBeUndefined();
  });
});

describe('a series of codes', () => {
  it('is whole however its frames come: in any order, again and again, with others between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5_000 }), fc.infiniteStream(fc.nat()), (length, dice) => {
        const given = bytes(length);
        const frames = toFrames(given) ?? [];
        const collector = new FrameCollector();
        const other = toFrames(bytes(900)) ?? [];
        let collected: Uint8Array | undefined;
        const left = new Set(frames);
        for (const n of dice) {
          const frame = frames[n % frames.length] ?? '';
          collector.add(other[n % 3] ?? '');
          collector.add('https://example.org/a-poster-on-the-wall');
          const now = collector.add(frame);
          left.delete(frame);
          expect(now?.missing.length).toBe(left.size);
          collected = now?.bytes;
          if (left.size === 0) break;
        }
        expect(collected).toEqual(given);
      }),
      { numRuns: 20 },
    );
  });

  it('takes no frame in which one character was read wrongly', () => {
    const [frame = ''] = toFrames(bytes(300)) ?? [];
    fc.assert(
      fc.property(fc.nat(frame.length - 1), fc.constantFrom(...'0A $:'), (at, c) => {
        const wrong = frame.slice(0, at) + c + frame.slice(at + 1);
        expect(readFrame(wrong) === undefined).toBe(wrong !== frame);
      }),
    );
  });

  it('is not made of nothing, nor of more than anyone would hold up', () => {
    expect(toFrames(new Uint8Array())).toBeUndefined();
    expect(toFrames(new Uint8Array(FRAMES_LIMIT * FRAME_BYTES + 1))).toBeUndefined();
    expect(toFrames(new Uint8Array(FRAMES_LIMIT * FRAME_BYTES))).toHaveLength(FRAMES_LIMIT);
  });

  it('fits its QR version, and is read from a picture of 4 pixels a module by the reader that the facilitator has', () => {
    const frames = toFrames(bytes(FRAME_BYTES * 1_000)) ?? [];
    for (const frame of [frames[0], frames.at(-1)]) {
      const rows = encodeQR(frame ?? '', 'raw', {
        ecc: 'medium',
        encoding: 'alphanumeric',
        border: 4,
        version: FRAME_VERSION,
      });
      expect(decodeQR(picture(rows, 4))).toBe(frame);
    }
  });
});

/** As a camera sees it: grey, with noise. */
function picture(rows: readonly (readonly boolean[])[], scale: number) {
  const width = rows.length * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const dark = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)];
      const light = (dark ? 50 : 200) + random.next() * 40;
      data.fill(light, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  }
  return { width, height: width, data };
}
