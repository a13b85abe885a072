import type { MeetingId } from '../src/domain/ids.ts';
import { MeetingFold } from '../src/domain/meeting-fold.ts';
import { everyFold } from '../src/domain/other-folds.ts';
import { exportText } from '../src/export/export-text.ts';
import { exportMeeting } from '../src/export/meeting-export.ts';

/** What runs in the page: the export as the app makes it, and the plainest program that gives the same data as text. */

const MEETING = 'top' as MeetingId;
const AMENDED_EVERY = 10;
/** As in src/app/make-export.ts. */
const SLICE_MS = 8;

let fold = new MeetingFold(MEETING);

/** A thousand tables with that many statements each, a tenth of them changed once. */
export function fill(stations: number, each: number): void {
  fold = new MeetingFold(MEETING, everyFold());
  for (let s = 0; s < stations; s++) {
    const station = `table-${s}`;
    const base = { at: 1_790_000_000_000 + s, device: `tablet-${s}` };
    const changes = { kind: 'table', number: s + 1, theme: `theme-${s % 8}` };
    fold.add(`${MEETING}/setup`, { ...base, id: `set-${s}`, clock: s + 1, type: 'station-set', station, changes });
    for (let i = 0; i < each; i++) {
      const id = `s-${s}-${i}`;
      const text = `Er is na half zeven geen bus meer, dus komt niemand nog naar de avond in het dorpshuis (${s}, ${i})`;
      const tags = { theme: `theme-${s % 8}`, angles: ['say'], kind: 'concern', voice: 'resident', round: 'round-1' };
      fold.add(`${MEETING}/station/${station}`, { ...base, id, clock: i + 1, type: 'captured', text, ...tags });
      if (i % AMENDED_EVERY !== 0) continue;
      const change = { type: 'amended', statement: id, changes: { text: `${text}, ook niet op zondag` }, over: [id] };
      fold.add(`${MEETING}/station/${station}`, { ...base, id: `c-${s}-${i}`, clock: each + i + 1, ...change });
    }
  }
}

/** Makes the file's text as the app does. Returns what it took, and the longest time between two frames meanwhile, in ms. */
export async function make(): Promise<{ took: number; longest: number; characters: number }> {
  let longest = 0;
  let before = performance.now();
  let going = true;
  const frame = () => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
    if (going) requestAnimationFrame(frame);
  };
  await new Promise((resolve) => requestAnimationFrame(resolve));
  before = performance.now();
  requestAnimationFrame(frame);
  const start = performance.now();
  let last = start;
  const breathe = async () => {
    if (performance.now() - last < SLICE_MS) return;
    await new Promise((resolve) => setTimeout(resolve));
    last = performance.now();
  };
  const parts = await exportText({ fold, exportedAt: 0 }, breathe, (part) => new Blob([part]));
  const blob = new Blob(parts);
  const took = performance.now() - start;
  await new Promise((resolve) => requestAnimationFrame(resolve));
  going = false;
  return { took, longest, characters: blob.size };
}

/** One `JSON.stringify` of the same data, in ms. */
export function stringify(): number {
  const file = exportMeeting({ fold, exportedAt: 0 });
  const start = performance.now();
  const text = JSON.stringify(file);
  const took = performance.now() - start;
  if (text.length === 0) throw new Error('nothing was made');
  return took;
}
