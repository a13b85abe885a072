import type { Statement } from '../../domain/statement.ts';

/** From this many characters or lines on a statement is shown short, with a way to read all of it. */
export const SHORT_CHARACTERS = 320;
const SHORT_LINES = 5;

export function isLong(text: string): boolean {
  if (text.length > SHORT_CHARACTERS) return true;
  let lines = 1;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines++;
  return lines > SHORT_LINES;
}

/** How often the words or tags of a statement were changed, and when last (ms); undefined when never. */
export function amendments(statement: Statement): { times: number; lastAt: number } | undefined {
  let times = 0;
  let lastAt = 0;
  for (const entry of statement.history) {
    if (entry.type !== 'amended') continue;
    times++;
    lastAt = Math.max(lastAt, entry.at);
  }
  return times > 0 ? { times, lastAt } : undefined;
}

/** The other wordings of a statement that two devices changed without having seen each other's change. */
export function otherWordings(statement: Statement): string[] {
  const field = statement.contested.find((c) => c.field === 'text');
  const texts = (field?.wordings ?? []).map((w) => w.value).filter((value) => typeof value === 'string');
  return [...new Set(texts)].filter((text) => text !== statement.text);
}
