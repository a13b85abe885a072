import { type Capability, rightOn } from '../domain/capability.ts';
import { type DocumentName, parseDocumentName } from '../domain/documents.ts';
import { byClock, type RawEntry } from '../domain/entry.ts';
import type { TakenIn } from './session.ts';
import type { SessionDocuments } from './session-documents.ts';

/** Takes in what was handed over: entries of one document, in any order, any number of times. */
export async function takeIn(
  documents: Pick<SessionDocuments, 'open' | 'openToHandOn' | 'replica'>,
  capability: Capability,
  name: DocumentName,
  entries: readonly RawEntry[],
): Promise<TakenIn> {
  const ref = parseDocumentName(name);
  if (!ref || rightOn(capability, ref) === 'none') return { state: 'not-allowed' };
  documents.open(ref);
  await documents.replica(name)?.loaded;
  const known = (id: RawEntry['id']) => documents.replica(name)?.knows(id) ?? false;
  if (entries.some((entry) => !known(entry.id))) await documents.openToHandOn(ref);
  const replica = documents.replica(name);
  if (!replica) return { state: 'not-allowed' };
  const fresh = [...new Map(entries.map((e) => [e.id, e])).values()]
    // A file can be made by anyone, and erasing cannot be undone: only those who lead do that, on their own screen.
    .filter((e) => !known(e.id) && !(ref.kind === 'setup' && e.type === 'erased'))
    .sort(byClock);
  const kept = await replica.takeIn(fresh);
  return { state: 'taken-in', fresh: fresh.length, known: entries.length - fresh.length, kept };
}
