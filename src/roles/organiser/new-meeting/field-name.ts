import type { NewMeetingWords } from './words.ts';

/** A place in a set-up file in words: `thema 3, naam`. Parts that have no word stand as they are in the file. */
export function fieldName(field: readonly (string | number)[], { parts }: NewMeetingWords): string {
  const named: string[] = [];
  for (const part of field) {
    const word = (parts as Record<string, string>)[String(part)] ?? String(part);
    // lists count from 0, people from 1, behind the word for what is in the list
    if (typeof part === 'number') named.push(`${named.pop() ?? ''} ${part + 1}`.trim());
    else named.push(word);
  }
  return named.join(', ');
}
