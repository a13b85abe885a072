import type { MeetingId, StatementId } from '../../domain/ids.ts';
import { editKey } from '../../journal/edit-key.ts';

/** Words of a statement that were changed and not saved yet, and what they were when the change began. */
interface EditDraft {
  text: string;
  base: string;
}

/**
 * Keeps a change in progress until it is saved, over closing the row, a reload and a crash. Where storage is switched off or full it
 * lasts as long as the page does.
 */
const inPage = new Map<string, string>();

export function readEdit(meeting: MeetingId, statement: StatementId): EditDraft | undefined {
  const key = editKey(meeting, statement);
  try {
    const stored = inPage.get(key) ?? localStorage.getItem(key);
    const value = JSON.parse(stored ?? 'null') as Partial<EditDraft> | null;
    return typeof value?.text === 'string' && typeof value.base === 'string'
      ? { text: value.text, base: value.base }
      : undefined;
  } catch {
    return undefined;
  }
}

export function writeEdit(meeting: MeetingId, statement: StatementId, draft: EditDraft): void {
  const key = editKey(meeting, statement);
  const text = JSON.stringify(draft);
  inPage.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // the copy in the page is what there is
  }
}

export function dropEdit(meeting: MeetingId, statement: StatementId): void {
  const key = editKey(meeting, statement);
  inPage.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // it could not be written either
  }
}

/** The statements of a meeting with a change in progress. */
export function editedStatements(meeting: MeetingId): Set<StatementId> {
  const prefix = editKey(meeting, '' as StatementId);
  const ids = new Set<StatementId>();
  const note = (key: string | null) => {
    if (key?.startsWith(prefix)) ids.add(key.slice(prefix.length) as StatementId);
  };
  for (const key of inPage.keys()) note(key);
  try {
    for (let i = 0; i < localStorage.length; i++) note(localStorage.key(i));
  } catch {
    // switched off: only what the page remembers
  }
  return ids;
}
