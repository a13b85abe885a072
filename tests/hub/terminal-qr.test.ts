import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { terminalQr } from '../../src/hub/terminal-qr.ts';

const URL = 'http://192.168.178.20:4600/certificate';
const PIXELS = 4;
const BLACK_ON_WHITE = '\u001b[30;107m';
const AS_IT_WAS = '\u001b[0m';
const HALVES: Record<string, [above: boolean, below: boolean]> = {
  ' ': [false, false],
  '▀': [true, false],
  '▄': [false, true],
  '█': [true, true],
};

/** What a camera sees of those lines, when what is inked is so dark and what is not so light. */
function picture(lines: readonly string[], ink: number, paper: number) {
  const rows = lines.flatMap((line) => [0, 1].map((half) => [...line].map((sign) => HALVES[sign]?.[half as 0 | 1])));
  const margin = 2; // the terminal around it
  const width = ((rows[0]?.length ?? 0) + 2 * margin) * PIXELS;
  const height = (rows.length + 2 * margin) * PIXELS;
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inked = rows[Math.floor(y / PIXELS) - margin]?.[Math.floor(x / PIXELS) - margin];
      data.set([0, 0, 0].fill(inked ? ink : paper).concat(255), (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

test('the code in the terminal can be read back: with colours black on white, without them on a dark terminal', () => {
  const coloured = terminalQr(URL, { colours: true });
  expect(coloured.every((line) => line.startsWith(BLACK_ON_WHITE) && line.endsWith(AS_IT_WAS))).toBe(true);
  const bare = coloured.map((line) => line.slice(BLACK_ON_WHITE.length, -AS_IT_WAS.length));
  expect(decodeQR(picture(bare, 0, 255))).toBe(URL);
  expect(decodeQR(picture(terminalQr(URL, { colours: false }), 255, 0))).toBe(URL);
});

test('it fits a terminal of 80 by 24', () => {
  const lines = terminalQr(URL, { colours: false });
  expect(lines.length).toBeLessThanOrEqual(20);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[0]?.length).toBeLessThanOrEqual(78);
});
