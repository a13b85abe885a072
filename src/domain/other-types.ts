/**
 * Entries that are folded apart from the set-up and the statements, on the screens that show them: a table's tablet starts without.
 * Of the set-up's document: see `hall.ts`. Of a station's: see `station-notes.ts`.
 */
export const HALL_TYPES: ReadonlySet<string> = new Set([
  'round-timed',
  'message-sent',
  'message-taken-back',
  'hand-answered',
  'poll-set',
]);
export const NOTE_TYPES: ReadonlySet<string> = new Set(['marked', 'summed-up', 'hand-raised', 'hand-lowered', 'voted']);
