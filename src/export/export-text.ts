import type { StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import type { StationFold } from '../domain/station-fold.ts';
import { exportedStatements } from './exported-statement.ts';
import { type ExportInput, exportedStations, exportParts } from './meeting-export.ts';
import { lines } from './serialize.ts';

interface StationText {
  /** How many entries it was made from: when there are others, it is made anew. */
  entries: number;
  text: string;
}

/** How often the parts beside the statements are made anew because something came in; the time after that in one go. */
const TURNS = 3;

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
  let done = 0;
  for (const [id, station] of [...fold.stations]) {
    texts.set(id, textOf(fold, station));
    await breathe(++done, fold.stations.size);
  }
  for (let turn = 0; ; turn++) {
    const before = fold.entryCount;
    const others = new Map<string, string>();
    for (const [name, part] of Object.entries(exportParts(input))) {
      if (name !== 'statements') others.set(name, lines(part(), 1));
      if (turn < TURNS) await breathe(fold.stations.size, fold.stations.size);
    }
    if (fold.entryCount === before) return together(input, texts, others);
  }
}

function textOf(fold: MeetingFold, station: StationFold): StationText {
  const text = exportedStatements(fold.meeting, station).map((s) => `  ${JSON.stringify(s)}`);
  return { entries: station.entryCount, text: text.join(',\n') };
}

function together(
  input: ExportInput,
  texts: ReadonlyMap<StationId, StationText>,
  others: ReadonlyMap<string, string>,
): string[] {
  const { fold } = input;
  const statements: string[] = [];
  for (const id of exportedStations(fold)) {
    const station = fold.stations.get(id);
    if (!station) continue;
    const known = texts.get(id);
    const { text } = known?.entries === station.entryCount ? known : textOf(fold, station);
    if (text !== '') statements.push(statements.length > 0 ? ',\n' : '', text);
  }
  const parts: string[] = ['{\n'];
  for (const name of Object.keys(exportParts(input))) {
    parts.push(parts.length > 1 ? ',\n' : '', ` ${JSON.stringify(name)}: `);
    const other = others.get(name);
    if (other !== undefined) parts.push(other);
    else if (statements.length === 0) parts.push('[]');
    else parts.push('[\n', ...statements, '\n ]');
  }
  parts.push('\n}\n');
  return parts;
}
