import type * as Y from 'yjs';
import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import type { MeetingId } from '../domain/ids.ts';
import { type Shadow, shadowCopy } from './shadow-copy.ts';
import { StationShelf } from './station-shelf.ts';

/** Keeps the copies of a meeting's documents: all its stations together, each of the others in a database of its own. */
export function shadowCopies(meeting: MeetingId) {
  let shelf: StationShelf | undefined;
  return (document: DocumentName, live: Y.Doc, origin: symbol): Shadow => {
    if (parseDocumentName(document)?.kind !== 'station') return shadowCopy(document, live, origin);
    if (!shelf || shelf.isClosed) shelf = new StationShelf(meeting);
    return shelf.shadow(document, live, origin);
  };
}
