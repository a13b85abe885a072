import type { StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import type { StationFold } from '../domain/station-fold.ts';
import { exportedStatements } from './exported-statement.ts';
import { type ExportInput, exportedStations, exportParts } from './meeting-export.ts';
import { lines } from './serialize.ts';

interface StationText<P> {
  /** How many entries it was made from: when there are others, it is made anew. */
  entries: number;
  /** Undefined where the station has no statement. */
  text: P | undefined;
}

/** How often the parts beside the statements are made anew because something came in; the time after that in one go. */
const TURNS = 3;

/**
 * The text of `serialize(exportMeeting(…))` in parts, to be put together by a `Blob`: made a station at a time, with room for others after
 * each (`breathe`), and all of the moment at which it is done: what came in meanwhile is in it, in every part alike. `pack` is given each
 * station's text, so that what it costs to put tens of megabytes away is spread too.
 */
export async function exportText<P>(
  input: ExportInput,
  breathe: (done: number, of: number) => Promise<void>,
  pack: (text: string) => P,
): Promise<(string | P)[]> {
  const { fold } = input;
  const texts = new Map<StationId, StationText<P>>();
  let done = 0;
  for (const [id, station] of [...fold.stations]) {
    texts.set(id, textOf(fold, station, pack));
    await breathe(++done, fold.stations.size);
  }
  for (let turn = 0; ; turn++) {
    const before = fold.entryCount;
    const parts = new Map<string, string | undefined>();
    for (const [name, part] of Object.entries(exportParts(input))) {
      parts.set(name, name === 'statements' ? undefined : lines(part(), 1));
      if (turn < TURNS) await breathe(fold.stations.size, fold.stations.size);
    }
    if (fold.entryCount === before) return together(fold, texts, parts, pack);
  }
}

function textOf<P>(fold: MeetingFold, station: StationFold, pack: (text: string) => P): StationText<P> {
  const text = exportedStatements(fold.meeting, station).map((s) => `  ${JSON.stringify(s)}`);
  return { entries: station.entryCount, text: text.length > 0 ? pack(text.join(',\n')) : undefined };
}

/** `parts`: by name, in the order of the file; undefined stands where the statements come. */
function together<P>(
  fold: MeetingFold,
  texts: ReadonlyMap<StationId, StationText<P>>,
  parts: ReadonlyMap<string, string | undefined>,
  pack: (text: string) => P,
): (string | P)[] {
  const statements: (string | P)[] = [];
  for (const id of exportedStations(fold)) {
    const station = fold.stations.get(id);
    if (!station) continue;
    const known = texts.get(id);
    const { text } = known?.entries === station.entryCount ? known : textOf(fold, station, pack);
    if (text !== undefined) statements.push(statements.length > 0 ? ',\n' : '', text);
  }
  const whole: (string | P)[] = ['{\n'];
  for (const [name, text] of parts) {
    whole.push(whole.length > 1 ? ',\n' : '', ` ${JSON.stringify(name)}: `);
    if (text !== undefined) whole.push(text);
    else if (statements.length === 0) whole.push('[]');
    else whole.push('[\n', ...statements, '\n ]');
  }
  whole.push('\n}\n');
  return whole;
}
