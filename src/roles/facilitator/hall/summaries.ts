import { stationNotes } from '../../../domain/hall-now.ts';
import type { RoundId, StationId } from '../../../domain/ids.ts';
import type { MeetingFold } from '../../../domain/meeting-fold.ts';
import type { Statement } from '../../../domain/statement.ts';
import { newestFirst } from '../../../domain/station-fold.ts';
import type { Summary } from '../../../domain/station-notes.ts';

/** What one table says matters most of a round: the statements that it marked, and its sentence (two, by two tablets). */
export interface TableSummary {
  station: StationId;
  round: RoundId;
  /** Without those that were withdrawn, in the order in which they were said. */
  marked: readonly Statement[];
  /** In the order in which they were first written. */
  sentences: readonly Summary[];
}

/** What each station summed up of a round, as it stands now; only stations that said anything, in the order of `stations`. */
export function summariesOf(fold: MeetingFold, stations: Iterable<StationId>, round: RoundId): TableSummary[] {
  const found: TableSummary[] = [];
  for (const station of stations) {
    const summary = summaryOf(fold, station, round);
    if (summary.marked.length > 0 || summary.sentences.length > 0) found.push(summary);
  }
  return found;
}

function summaryOf(fold: MeetingFold, station: StationId, round: RoundId): TableSummary {
  const notes = stationNotes(fold.stations.get(station));
  const statements = fold.stations.get(station)?.statements;
  const marked = [...notes.marked]
    .flatMap((id) => statements?.get(id) ?? [])
    .filter((s) => s.round === round && !s.withdrawn)
    .sort(newestFirst)
    .reverse();
  return { station, round, marked, sentences: notes.summaries.filter((s) => s.round === round) };
}
