import type { DocumentName } from '../../src/domain/documents.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { sampleSetup } from '../../src/domain/sample-meeting.ts';
import { SAMPLE_STATEMENTS, type SampleStatement } from '../../src/domain/sample-statements.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';

/** One value in one document, as a fold takes it. */
export interface Placed {
  document: DocumentName;
  value: unknown;
}

export const MEETING = 'voorbeeld' as MeetingId;
export const SETUP = `${MEETING}/setup` as DocumentName;
export const STARTED_AT = Date.UTC(2026, 9, 8, 17, 30);
export const EXPORTED_AT = Date.UTC(2026, 9, 8, 19, 15);

export function stationDocument(station: string): DocumentName {
  return `${MEETING}/station/${station}` as DocumentName;
}

/** The entries of the sample's set-up. */
export function setupEntries(): Placed[] {
  return sampleSetup('2026-10-08').map((body, i) => ({
    document: SETUP,
    value: { id: `setup-${i}`, clock: i + 1, at: STARTED_AT - 60_000, device: 'organiser', ...body },
  }));
}

/** The entry that captures a statement of the sample; its identifier tells which. */
function capturedEntry(statement: SampleStatement, clock: number, id: string) {
  const { station, minute, ...fields } = statement;
  return { id, clock, at: STARTED_AT + minute * 60_000, device: `tablet-${station}`, type: 'captured', ...fields };
}

/** The whole sample meeting, and its statements by the identifier under which they were captured. */
export function sampleMeeting(): { placed: Placed[]; statements: Map<string, SampleStatement> } {
  const clocks = new Map<string, number>();
  const statements = new Map<string, SampleStatement>();
  const captured = SAMPLE_STATEMENTS.map((statement): Placed => {
    const clock = (clocks.get(statement.station) ?? 0) + 1;
    clocks.set(statement.station, clock);
    const id = `${statement.station}-${clock}`;
    statements.set(id, statement);
    return { document: stationDocument(statement.station), value: capturedEntry(statement, clock, id) };
  });
  return { placed: [...setupEntries(), ...captured], statements };
}

export function foldOf(placed: readonly Placed[]): MeetingFold {
  const fold = new MeetingFold(MEETING);
  for (const { document, value } of placed) fold.add(document, value);
  return fold;
}

export function exportOf(placed: readonly Placed[]) {
  return exportMeeting({ fold: foldOf(placed), exportedAt: EXPORTED_AT });
}

/** The export as whoever opens the file has it. */
export function reopened(placed: readonly Placed[]) {
  return JSON.parse(serialize(exportOf(placed))) as ReturnType<typeof exportOf>;
}
