import { expect, test } from 'vitest';
import { parseDocumentName } from '../../src/domain/documents.ts';
import { parseRawEntry, type RawEntry } from '../../src/domain/entry.ts';
import { isWithinLimits } from '../../src/domain/entry-limits.ts';
import type { DeviceId } from '../../src/domain/ids.ts';
import { contentChecksum, handOverText } from '../../src/handover/hand-over-file.ts';
import { type ReadFile, readHandOver } from '../../src/handover/read-hand-over.ts';
import { MEETING, TABLE_1 } from '../hub/table.ts';
import type { Chance } from './chance.ts';
import { fuzz, PATIENCE } from './fuzz.ts';
import { said } from './genuine.ts';
import { mutateBytes, mutateText, mutateValue } from './mutate.ts';

const DOCUMENT = `${MEETING}/station/${TABLE_1}`;
const TEXT = handOverText({
  meeting: MEETING,
  device: 'tablet' as DeviceId,
  madeAt: 1_790_000_000_000,
  entries: Array.from({ length: 6 }, (_, n) => [DOCUMENT, said(n) as unknown as RawEntry] as const),
  drafts: [{ station: TABLE_1, at: 5, text: 'half een zin' }],
});

/** A file with faults in its text, or in its contents with a checksum that fits: anybody can make one that does. */
function spoilt(chance: Chance): string {
  if (chance.yes(0.3)) return mutateText(chance, TEXT);
  if (chance.yes(0.2)) return new TextDecoder().decode(mutateBytes(chance, new TextEncoder().encode(TEXT)));
  let value = JSON.parse(TEXT);
  for (let n = 1 + chance.int(3); n > 0; n--) {
    if (typeof value !== 'object' || value === null) break;
    if (chance.yes(0.3)) value = mutateValue(chance, value);
    else value.documents = mutateValue(chance, value.documents);
  }
  try {
    if (typeof value === 'object' && value !== null && chance.yes(0.95)) value.checksum = contentChecksum(value);
    return JSON.stringify(value) ?? '';
  } catch {
    return '{'; // no file holds such a value
  }
}

/** What must be true of whatever was read: it goes into the meeting's own documents and nowhere else. */
function expectSound({ meeting, documents, drafts, entries }: ReadFile): void {
  let n = 0;
  for (const [name, list] of documents) {
    expect(parseDocumentName(name)?.meeting).toBe(meeting);
    n += list.length;
    for (const entry of list) expect(parseRawEntry(entry) && isWithinLimits(entry)).toBeTruthy();
  }
  expect(n).toBe(entries);
  for (const draft of drafts) expect([typeof draft.text, typeof draft.station]).toEqual(['string', 'string']);
}

test(
  'hand-over-file: whatever a file holds, it is read or it is said why not; what is read belongs to the meeting',
  PATIENCE,
  async () => {
    await fuzz('hand-over-file', ({ chance }, note) => {
      const read = readHandOver(spoilt(chance), chance.yes() ? MEETING : undefined);
      note(read.state);
      if (read.state === 'read') expectSound(read.file);
    });
  },
);
