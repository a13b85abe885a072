import { MeetingId, parseId, StationId } from './ids.ts';

/** Which documents a meeting has. One a station, never one for all: it keeps a thousand tables apart on the wire. */
export type DocumentRef =
  | { kind: 'setup'; meeting: MeetingId }
  | { kind: 'station'; meeting: MeetingId; station: StationId }
  | { kind: 'harvest'; meeting: MeetingId }
  | { kind: 'screen'; meeting: MeetingId }
  | { kind: 'ballots'; meeting: MeetingId };

/** The root array of every document, which holds its entries. */
export const ENTRIES = 'entries';

export type DocumentName = string & { readonly __name: 'DocumentName' };

export function documentName(ref: DocumentRef): DocumentName {
  const last = ref.kind === 'station' ? `station/${ref.station}` : ref.kind;
  return `${ref.meeting}/${last}` as DocumentName;
}

/** The document that a name stands for, or undefined for a name that no meeting has. */
export function parseDocumentName(name: string): DocumentRef | undefined {
  const [first, kind, last, ...rest] = name.split('/');
  const meeting = parseId(MeetingId, first);
  if (!meeting || rest.length > 0) return undefined;
  if (kind === 'station') {
    const station = parseId(StationId, last);
    return station && { kind, meeting, station };
  }
  if (last !== undefined) return undefined;
  if (kind === 'setup' || kind === 'harvest' || kind === 'screen' || kind === 'ballots') {
    return { kind, meeting };
  }
  return undefined;
}
