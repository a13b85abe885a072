import type { StationId } from '../domain/ids.ts';
import type { StationFold } from '../domain/station-fold.ts';
import { exportedStatements } from './exported-statement.ts';
import { type ExportInput, exportedStations, exportParts } from './meeting-export.ts';
import { lines } from './serialize.ts';

interface StationText {
  /** How many entries it was made from: when there are others, it is made anew. */
  entries: number;
  text: string;
}

/**
 * The text of `serialize(exportMeeting(…))` in parts, to be put together by a `Blob`: made a station at a time, with room for others after
 * each (`breathe`), and all of the moment at which it is done: what came in meanwhile is in it, in every part alike.
 */
export async function exportText(
  input: ExportInput,
  breathe: (done: number, of: number) => Promise<void>,
): Promise<string[]> {
  const { fold } = input;
  const texts = new Map<StationId, StationText>();
  const write = (id: StationId, station: StationFold) => {
    const text = exportedStatements(fold.meeting, station).map((s) => `  ${JSON.stringify(s)}`);
    texts.set(id, { entries: station.entryCount, text: text.join(',\n') });
  };
  let done = 0;
  for (const [id, station] of [...fold.stations]) {
    write(id, station);
    await breathe(++done, fold.stations.size);
  }
  const parts: string[] = ['{\n'];
  const statements: string[] = [];
  for (const id of exportedStations(fold)) {
    const station = fold.stations.get(id);
    if (!station) continue;
    if (texts.get(id)?.entries !== station.entryCount) write(id, station);
    const text = texts.get(id)?.text ?? '';
    if (text !== '') statements.push(statements.length > 0 ? ',\n' : '', text);
  }
  for (const [name, part] of Object.entries(exportParts(input))) {
    parts.push(parts.length > 1 ? ',\n' : '', ` ${JSON.stringify(name)}: `);
    if (name !== 'statements') parts.push(lines(part(), 1));
    else if (statements.length === 0) parts.push('[]');
    else parts.push('[\n', ...statements, '\n ]');
  }
  parts.push('\n}\n');
  return parts;
}
