import encodeQR from 'qr';

/** Black on white whatever the terminal's colours are: some cameras cannot read a code that is light on dark. */
const BLACK_ON_WHITE = '\u001b[30;107m';
const AS_IT_WAS = '\u001b[0m';
/** Two rows of the code in one of text, by what is dark above and below. */
const DARK = [
  [' ', '▄'],
  ['▀', '█'],
] as const;
const LIGHT = [
  ['█', '▀'],
  ['▄', ' '],
] as const;

/** A QR code as lines of text. Without colours the terminal is taken to be light on dark, as most are. */
export function terminalQr(text: string, { colours }: { colours: boolean }): string[] {
  const rows = encodeQR(text, 'raw', { ecc: 'low', border: 2 });
  const signs = colours ? DARK : LIGHT;
  const lines: string[] = [];
  for (let y = 0; y < rows.length; y += 2) {
    const below = rows[y + 1];
    const line = (rows[y] ?? []).map((dark, x) => signs[dark ? 1 : 0][below?.[x] ? 1 : 0]).join('');
    lines.push(colours ? BLACK_ON_WHITE + line + AS_IT_WAS : line);
  }
  return lines;
}
