import { expect, test } from 'vitest';
import type { DocumentName } from '../../src/domain/documents.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { everyFold } from '../../src/domain/other-folds.ts';
import { exportText } from '../../src/export/export-text.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';
import { fc } from '../support/property.ts';
import { anyMeeting } from './any-meeting.ts';
import { EXPORTED_AT, MEETING, stationDocument } from './meeting-entries.ts';
import { wholeEvening } from './whole-evening.ts';

function foldOf(placed: readonly { document: DocumentName; value: unknown }[]): MeetingFold {
  const fold = new MeetingFold(MEETING, everyFold());
  for (const { document, value } of placed) fold.add(document, value);
  return fold;
}
const atOnce = (fold: MeetingFold) => serialize(exportMeeting({ fold, exportedAt: EXPORTED_AT }));

test('in parts it is the same text', async () => {
  await fc.assert(
    fc.asyncProperty(anyMeeting, async (placed) => {
      const fold = foldOf(placed);
      const parts = await exportText({ fold, exportedAt: EXPORTED_AT }, () => Promise.resolve(), String);
      expect(parts.join('')).toBe(atOnce(fold));
    }),
  );
});

test('what comes in while it is made is in it, in every part alike', async () => {
  const fold = foldOf(wholeEvening());
  let n = 0;
  const said: number[] = [];
  const breathe = async (done: number, of: number) => {
    said.push(done);
    expect(of).toBeGreaterThanOrEqual(done);
    for (const station of ['table-1', 'table-3', 'nieuw']) {
      const base = { id: `laat-${station}-${n++}`, clock: 900 + n, at: EXPORTED_AT, device: 'tablet' };
      const tags = { theme: 'care', angles: [], round: 'round-2' };
      fold.add(stationDocument(station), { ...base, type: 'captured', text: `Nog dit (${n})`, ...tags });
    }
  };
  const parts = await exportText({ fold, exportedAt: EXPORTED_AT }, breathe, String);
  expect(said.slice(0, 2)).toEqual([5, 6]); // one more turned up, and is written with the rest
  expect(parts.join('')).toBe(atOnce(fold));
  expect(
    JSON.parse(parts.join('')).statements.filter((s: { text: string }) => s.text.startsWith('Nog dit')),
  ).toHaveLength(n);
});

test('of many stations too, some of which were written before the next were', async () => {
  const fold = foldOf(wholeEvening());
  let n = 0;
  const say = (station: string) => {
    const base = { id: `gezegd-${n++}`, clock: 900 + n, at: EXPORTED_AT, device: 'tablet' };
    const tags = { theme: 'care', angles: [], round: 'round-2' };
    fold.add(stationDocument(station), { ...base, type: 'captured', text: `Nog dit (${n})`, ...tags });
  };
  for (let i = 0; i < 60; i++) say(`tafel-${i}`);
  const said: number[] = [];
  const breathe = async (done: number) => {
    said.push(done);
    if (said.length > 6) return; // then it has come to rest
    for (const station of ['tafel-3', `tafel-${said.length * 9}`, `nieuw-${said.length}`]) say(station);
  };
  const parts = await exportText({ fold, exportedAt: EXPORTED_AT }, breathe, String);
  expect(said.filter((done, i) => done > (said[i - 1] ?? 0)).length).toBeGreaterThan(2);
  expect(parts.join('')).toBe(atOnce(fold));
});
