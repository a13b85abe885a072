import type { StationId } from '../domain/ids.ts';
import type { MeetingFold } from '../domain/meeting-fold.ts';
import { exportedStatements } from './exported-statement.ts';
import { type ExportInput, exportedStations, exportParts } from './meeting-export.ts';
import { lines } from './serialize.ts';

/** Some stations that stand behind each other. */
interface SheafText<P> {
  /** How many entries it was made from: when there are others, it is made anew. */
  entries: number;
  /** Undefined where the stations have no statement. */
  text: P | undefined;
}

/**
 * As many stations are made in one go: a thousand statements, some 6 ms. One by one, putting their texts away costs more than making them:
 * a `Blob` takes a third of a millisecond, however small.
 */
const STATIONS_A_SHEAF = 16;

/** How often the parts beside the statements are made anew because something came in; the time after that in one go. */
const TURNS = 3;

/**
 * The text of `serialize(exportMeeting(…))` in parts, to be put together by a `Blob`: made some stations at a time, with room for others after
 * each time (`breathe`), and all of the moment at which it is done: what came in meanwhile is in it, in every part alike. `pack` is given their
 * text, so that what it costs to put tens of megabytes away is spread too.
 */
export async function exportText<P>(
  input: ExportInput,
  breathe: (done: number, of: number) => Promise<void>,
  pack: (text: string) => P,
): Promise<(string | P)[]> {
  const { fold } = input;
  const texts = new Map<string, SheafText<P>>();
  let done = 0;
  for (const stations of sheavesOf(fold)) {
    texts.set(stations.join(), textOf(fold, stations, pack));
    done += stations.length;
    await breathe(done, fold.stations.size);
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

/** All stations in the order of the file, some at a time. */
function sheavesOf(fold: MeetingFold): StationId[][] {
  const all = [...exportedStations(fold)];
  const sheaves: StationId[][] = [];
  for (let i = 0; i < all.length; i += STATIONS_A_SHEAF) sheaves.push(all.slice(i, i + STATIONS_A_SHEAF));
  return sheaves;
}

function entriesOf(fold: MeetingFold, stations: readonly StationId[]): number {
  return stations.reduce((sum, id) => sum + (fold.stations.get(id)?.entryCount ?? 0), 0);
}

function textOf<P>(fold: MeetingFold, stations: readonly StationId[], pack: (text: string) => P): SheafText<P> {
  const text = stations.flatMap((id) => {
    const station = fold.stations.get(id);
    return station ? exportedStatements(fold.meeting, station).map((s) => `  ${JSON.stringify(s)}`) : [];
  });
  return { entries: entriesOf(fold, stations), text: text.length > 0 ? pack(text.join(',\n')) : undefined };
}

/** `parts`: by name, in the order of the file; undefined stands where the statements come. */
function together<P>(
  fold: MeetingFold,
  texts: ReadonlyMap<string, SheafText<P>>,
  parts: ReadonlyMap<string, string | undefined>,
  pack: (text: string) => P,
): (string | P)[] {
  const statements: (string | P)[] = [];
  for (const stations of sheavesOf(fold)) {
    const known = texts.get(stations.join());
    const { text } = known?.entries === entriesOf(fold, stations) ? known : textOf(fold, stations, pack);
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
