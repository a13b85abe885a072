import type { MeetingExport } from './export-schema.ts';
import type { PublicExport } from './public-export.ts';

/** Lists and objects are opened one member a line down to here; what lies deeper stays on its line. */
const OPEN_DEPTH = 2;

/**
 * The export as a file's text: one statement a line, so that two exports can be compared line by line, a line can be read in any
 * editor, and the file is hardly larger than without line ends. Ends with a line end.
 */
export function serialize(file: MeetingExport | PublicExport): string {
  return `${lines(file, 0)}\n`;
}

/** A value as it stands that many levels deep in the file. */
export function lines(value: unknown, depth: number): string {
  if (Array.isArray(value))
    return enclose(
      '[',
      ']',
      value.map((item) => JSON.stringify(item)),
      depth,
    );
  if (depth === OPEN_DEPTH || typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([key, member]) => `${JSON.stringify(key)}: ${lines(member, depth + 1)}`);
  return enclose('{', '}', members, depth);
}

function enclose(open: string, close: string, members: readonly string[], depth: number): string {
  if (members.length === 0) return open + close;
  const indent = ' '.repeat(depth);
  return `${open}\n${members.map((m) => `${indent} ${m}`).join(',\n')}\n${indent}${close}`;
}
