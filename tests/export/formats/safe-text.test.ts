import { expect, test } from 'vitest';
import { balanced, cutTo, defused, isolated } from '../../../src/export/formats/safe-text.ts';
import { fc } from '../../support/property.ts';
import { bare } from './hostile.ts';

const MARKS = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069', '\u200F'];
const turning = fc
  .array(fc.constantFrom(...MARKS, 'a', 'א', ' ', '1', '\n', '\r', '\u2029', '\u0085'), { maxLength: 30 })
  .map((parts) => parts.join(''));

/** Which marks are still open at the end of a line, and whether one was closed that was opened before the line. */
function marksOf(line: string): { open: number; beyond: boolean } {
  const open: ('isolate' | 'embedding')[] = [];
  let beyond = false;
  for (const c of line) {
    if (/[\u2066-\u2068]/.test(c)) open.push('isolate');
    else if (/[\u202A\u202B\u202D\u202E]/.test(c)) open.push('embedding');
    else if (c === '\u202C' && open.at(-1) === 'embedding') open.pop();
    else if (c === '\u202C' && !open.includes('isolate')) beyond = true;
    else if (c === '\u2069') {
      const at = open.lastIndexOf('isolate');
      if (at < 0) beyond = true;
      else open.splice(at); // it ends what was opened within it as well
    }
  }
  return { open: open.length, beyond };
}

test('no text leaves a mark of direction open, or ends one that stands around it, on any of its lines', () => {
  fc.assert(
    fc.property(turning, fc.constantFrom(isolated, balanced), (text, write) => {
      const safe = write(text);
      for (const line of safe.split(/[\n\r\u2029\u0085]/)) expect(marksOf(line)).toEqual({ open: 0, beyond: false });
      expect(bare(safe)).toBe(bare(text));
    }),
    { numRuns: 1_000 },
  );
});

test('text that turns nothing is left as it is', () => {
  for (const text of ['Bankjes bij de bushalte', 'één\ntwee', '👍🏽 ﬁ', '']) {
    expect(isolated(text)).toBe(text);
    expect(balanced(text)).toBe(text);
    expect(defused(text)).toBe(text);
  }
  expect(cutTo('kort', 4, '…')).toBe('kort');
});
