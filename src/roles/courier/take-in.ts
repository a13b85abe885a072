import { parseDocumentName } from '../../domain/documents.ts';
import type { StationId } from '../../domain/ids.ts';
import type { HandedDraft } from '../../handover/hand-over-file.ts';
import { type ReadOutcome, readHandOver, TEXT_LIMIT } from '../../handover/read-hand-over.ts';
import type { Session } from '../../sync/session.ts';

export type Outcome =
  | { state: 'busy' }
  | { state: 'problem'; reason: Exclude<ReadOutcome['state'], 'read'> | 'unreadable' | 'failed' }
  | {
      state: 'taken';
      fresh: number;
      known: number;
      kept: boolean;
      stations: readonly StationId[];
      leftOut: number;
      notAllowed: number;
      drafts: readonly HandedDraft[];
    };

/** Takes in the text of a file, or of a series of codes. Never rejects; what it could not use is said, and changes nothing. */
export async function takeInText(session: Session, text: string): Promise<Outcome> {
  const read = readHandOver(text, session.meeting);
  if (read.state !== 'read') return { state: 'problem', reason: read.state };
  const { documents, leftOut, drafts } = read.file;
  const outcome = { state: 'taken' as const, fresh: 0, known: 0, kept: true, leftOut, notAllowed: 0, drafts };
  const stations: StationId[] = [];
  try {
    for (const [name, entries] of documents) {
      const taken = await session.takeIn(name, entries);
      if (taken.state === 'not-allowed') {
        outcome.notAllowed += entries.length;
        continue;
      }
      outcome.fresh += taken.fresh;
      outcome.known += taken.known;
      outcome.kept &&= taken.kept;
      const ref = parseDocumentName(name);
      if (ref?.kind === 'station' && entries.length > 0) stations.push(ref.station);
    }
  } catch {
    return { state: 'problem', reason: 'failed' };
  }
  return { ...outcome, stations };
}

export async function takeInFile(session: Session, file: File): Promise<Outcome> {
  if (file.size > TEXT_LIMIT) return { state: 'problem', reason: 'too-large' };
  try {
    return await takeInText(session, await file.text());
  } catch {
    return { state: 'problem', reason: 'unreadable' }; // a stick that was pulled out, a folder
  }
}
