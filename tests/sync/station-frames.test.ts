import { expect, it } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import { encodeStationFrame, readStationFrames, type StationFrame } from '../../src/sync/station-frames.ts';
import { fc } from '../support/property.ts';

const station = (n: number) => `m1/station/table-${n}` as DocumentName;
const bytesOf = (frames: readonly StationFrame[]) => Buffer.concat(frames.flatMap(encodeStationFrame));

/** A stream that hands the bytes over in pieces of those sizes, again and again. */
function streamOf(bytes: Uint8Array, ...sizes: number[]): ReadableStream<Uint8Array> {
  let [at, turn] = [0, 0];
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.byteLength) return controller.close();
      const size = sizes[turn++ % sizes.length] ?? 1;
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
}
async function read(stream: ReadableStream<Uint8Array>): Promise<StationFrame[]> {
  const frames: StationFrame[] = [];
  for await (const frame of readStationFrames(stream)) frames.push(frame);
  return frames;
}

const anyFrame = fc.record({
  document: fc.integer({ min: 1, max: 2_000 }).map(station),
  updates: fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 5 }),
});

it('gives back what was put in, however it is cut up on the way', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyFrame, { maxLength: 8 }),
      fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 4 }),
      async (frames, sizes) => {
        const back = await read(streamOf(bytesOf(frames), ...sizes));
        expect(back.map(({ document, updates }) => [document, updates.map((u) => [...u])])).toEqual(
          frames.map(({ document, updates }) => [document, updates.map((u) => [...u])]),
        );
      },
    ),
  );
});

it('gives what came before it broke off, and says that it broke off', async () => {
  const frames = [1, 2].map((n) => ({ document: station(n), updates: [new Uint8Array(50).fill(n)] }));
  const whole = bytesOf(frames);
  const seen: DocumentName[] = [];
  const reading = (async () => {
    for await (const { document } of readStationFrames(streamOf(whole.subarray(0, whole.length - 10), 64)))
      seen.push(document);
  })();
  await expect(reading).rejects.toThrow('broke off');
  expect(seen).toEqual([station(1)]);
});

const headOf = (head: unknown) => {
  const text = Buffer.from(typeof head === 'string' ? head : JSON.stringify(head));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text]);
};
it.each([
  ['a page of a login', Buffer.from('<!doctype html><title>Welkom op het wifi van De Brug</title>')],
  ['a document that is no station', headOf({ document: 'm1/setup', updates: [] })],
  ['no document', headOf({ updates: [] })],
  ['lengths that are none', headOf({ document: station(1), updates: [-1] })],
  ['more than a document may have', headOf({ document: station(1), updates: [2 ** 31] })],
  ['no JSON', headOf('{')],
])('refuses %s', async (_, bytes) => {
  await expect(read(streamOf(bytes, 1_000))).rejects.toThrow();
});
