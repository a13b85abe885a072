import { type DocumentName, documentName } from '../domain/documents.ts';
import { byClock } from '../domain/entry.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { Statement } from '../domain/statement.ts';
import type { StationFold } from '../domain/station-fold.ts';
import { exportedEntry } from './exported-entry.ts';
import type { ExportedStatement } from './statement-schema.ts';
import { wireTime } from './wire-time.ts';

/** The statements of one station, in the order in which they were captured. */
export function exportedStatements(meeting: MeetingId, fold: StationFold): ExportedStatement[] {
  const document = documentName({ kind: 'station', meeting, station: fold.station });
  return [...fold.statements.values()].sort(byClock).map((s) => exportedStatement(s, document, fold));
}

function exportedStatement(s: Statement, document: DocumentName, fold: StationFold): ExportedStatement {
  return {
    id: s.id,
    station: s.station,
    round: s.round,
    theme: s.theme,
    angles: s.angles,
    kind: s.kind,
    voice: s.voice,
    quote: s.quote,
    text: s.text,
    withdrawn: s.withdrawn,
    contested: s.contested.map(({ field, wordings }) => ({
      field,
      wordings: wordings.map((w) => ({
        value: w.value,
        entry: w.entry,
        clock: w.clock,
        device: w.device,
        at: wireTime(w.at),
      })),
    })),
    provenance: { document, device: s.device, source: s.source, capturedAt: wireTime(s.capturedAt), clock: s.clock },
    history: s.history.map((e) => exportedEntry(e, fold.entries.get(e.id))),
  };
}
