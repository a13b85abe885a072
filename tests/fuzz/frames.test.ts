import { expect, test } from 'vitest';
import type { RawEntry } from '../../src/domain/entry.ts';
import type { DeviceId } from '../../src/domain/ids.ts';
import { toBase45 } from '../../src/handover/base45.ts';
import { checksum } from '../../src/handover/checksum.ts';
import { FRAME_BYTES, FRAMES_LIMIT, FrameCollector, readFrame, toFrames } from '../../src/handover/frames.ts';
import { handOverText } from '../../src/handover/hand-over-file.ts';
import { pack, unpack } from '../../src/handover/pack.ts';
import { readHandOver } from '../../src/handover/read-hand-over.ts';
import { MEETING, TABLE_1 } from '../hub/table.ts';
import type { Chance } from './chance.ts';
import { fuzzTogether, PATIENCE } from './fuzz.ts';
import { said } from './genuine.ts';
import { mutateBytes, mutateText } from './mutate.ts';

/** Codes that one camera sees one after the other. */
const GROUP = 100;

function textOf(statements: number): string {
  const entries = Array.from({ length: statements }, (_, n) => said(n) as unknown as RawEntry);
  return handOverText({
    meeting: MEETING,
    device: 'tablet' as DeviceId,
    madeAt: 1_790_000_000_000,
    entries: entries.map((entry) => [`${MEETING}/station/${TABLE_1}`, entry] as const),
  });
}
const TEXT = textOf(80);
const PACKED = pack(TEXT);
const FRAMES = toFrames(PACKED) ?? [];
const OTHERS = toFrames(pack(textOf(12))) ?? [];

/** A code with a checksum that fits, whatever it says. */
function forged(chance: Chance): string {
  const bytes = chance.yes() ? mutateBytes(chance, PACKED.subarray(0, FRAME_BYTES)) : chance.bytes(chance.int(330));
  const series = chance.yes() ? FRAMES[0]?.slice(5, 13) : checksum(bytes).toUpperCase();
  const total = chance.pick([FRAMES.length, 1, 2, FRAMES_LIMIT, FRAMES_LIMIT + 1, 9_999, 0]);
  const place = `${series}:${chance.pick([1, 2, total, 0, total + 1, '01'])}:${total}`;
  const part = toBase45(bytes);
  return `TFL1:${place}:${checksum(`${place}:${part}`).toUpperCase()}:${part}`;
}

test(
  'frames: whatever codes a camera sees, a series is whole as it was made or it is not; the codes after them are still read',
  PATIENCE,
  async () => {
    expect(FRAMES.length).toBeGreaterThan(3);
    await fuzzTogether('frames', GROUP, async (cases, at, note) => {
      const collector = new FrameCollector();
      for (const { index, chance } of cases) {
        at(index);
        const text = chance.yes(0.3)
          ? forged(chance)
          : chance.yes(0.6)
            ? mutateText(chance, chance.pick(FRAMES))
            : chance.pick([...FRAMES, ...OTHERS]);
        const frame = readFrame(text);
        const collected = collector.add(text);
        if (!frame) expect(collected).toBeUndefined();
        note(frame ? (collected ? 'taken' : 'of another series') : 'no code of ours');
        if (collected?.bytes) {
          expect(checksum(collected.bytes).toUpperCase()).toBe(collected.series);
          const unpacked = unpack(collected.bytes);
          if (unpacked !== undefined) readHandOver(unpacked);
        }
        unpack(mutateBytes(chance, PACKED));
      }
      const fresh = new FrameCollector();
      const all = FRAMES.map((text) => fresh.add(text)).at(-1);
      expect(all?.bytes && unpack(all.bytes)).toBe(TEXT);
    });
  },
);
