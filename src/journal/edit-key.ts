import type { MeetingId, StatementId } from '../domain/ids.ts';

const EDIT = 'tafellaken:edit:';

/** Where in localStorage the words of a statement lie that were changed and not saved yet. */
export function editKey(meeting: MeetingId, statement: StatementId): string {
  return `${EDIT}${meeting}/${statement}`;
}
