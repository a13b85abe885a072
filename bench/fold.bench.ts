import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseRawEntry, type RawEntry } from '../src/domain/entry.ts';
import type { AngleId, MeetingId, ThemeId } from '../src/domain/ids.ts';
import { MeetingFold } from '../src/domain/meeting-fold.ts';
import type { Statement } from '../src/domain/statement.ts';
import { tallyOf } from '../src/domain/tally.ts';
import { growth } from './growth.ts';
import { type Bench, time } from './harness.ts';

/** A citizens' summit, the largest there is: a thousand tables of sixty entries. */
const STATIONS = 1_000;
const ENTRIES_PER_STATION = 60;
/** How many of the stations are folded to see how the time grows. */
const SOME_STATIONS = [100, 333, STATIONS];
/** One entry in ten changes an earlier one: hosts correct themselves. */
const AMENDED_EVERY = 10;

const MEETING = 'top' as MeetingId;
const THEMES = ['living-together', 'safety', 'taking-part', 'care', 'learning'] as ThemeId[];
const ANGLES = ['prevention', 'cooperation', 'say'] as AngleId[];
const KINDS = ['strength', 'concern', 'idea', 'question', 'commitment'];

interface Located {
  document: string;
  entry: RawEntry;
}

let measured = '';

export const bench: Bench = {
  title: 'Folding 60,000 entries',
  get about() {
    return (
      'A thousand tables of 60 entries, a tenth of them changes of earlier ones. The plain programs count what they are given ' +
      'by theme and angle in a loop, all of it again for each new one: no order, no changes, no history, no checks. “Read”: every ' +
      `field of every statement, its history apart.${measured}`
    );
  },
  async measure() {
    const entries = summit();
    const fold = foldOf(entries);
    const statements = [...fold.stations.values()].flatMap((s) => [...s.statements.values()]);

    const plainCount = time('count the entries in a loop', 20, nothing, () => countEntries(entries));
    const plainTally = time('count the statements in a loop', 20, nothing, () => countStatements(statements));
    const scratch = time('the whole meeting, from scratch', 9, nothing, () => foldOf(entries));
    const sizes = SOME_STATIONS.map((stations) => {
      const some = entries.filter((_, i) => i % STATIONS < stations);
      return { size: some.length, took: time('', 9, nothing, () => foldOf(some)).median };
    });
    measured = ` From scratch ${growth(sizes)}. ${heapTold(entries)}`;

    let next = 0;
    const tally = tallyOf(statements);
    return [
      { measured: scratch, against: plainCount },
      {
        measured: time('the whole meeting, from scratch, and read', 9, nothing, () => read(foldOf(entries))),
        against: plainCount,
      },
      {
        measured: time(
          'one statement more, in a meeting of 60,000',
          2_000,
          () => locate(captured(next++ % STATIONS, `more-${next}`, ENTRIES_PER_STATION + 1)),
          ({ document, entry }) => fold.add(document, entry),
        ),
        against: plainCount,
      },
      {
        measured: time(
          'one statement changed, in a meeting of 60,000',
          2_000,
          () => locate(amended(next++ % STATIONS, `change-${next}`, ENTRIES_PER_STATION + 2)),
          ({ document, entry }) => fold.add(document, entry),
        ),
        against: plainCount,
      },
      { measured: time('a tally, from scratch', 20, nothing, () => tallyOf(statements)), against: plainTally },
      {
        measured: time('a tally, kept up by one change', 2_000, pair(statements), ([before, after]) => {
          tally.change(before, after);
          return tally;
        }),
        against: plainTally,
      },
      {
        measured: time('a tally of one theme, from scratch', 20, nothing, () =>
          tallyOf(statements, { themes: THEMES.slice(0, 1) }),
        ),
        against: plainTally,
      },
    ];
  },
};

const nothing = () => undefined;

function foldOf(entries: readonly Located[]): MeetingFold {
  const fold = new MeetingFold(MEETING);
  for (const { document, entry } of entries) fold.add(document, entry);
  return fold;
}

/** Reads every field of every statement, history apart; returns how much there was, so that nothing is left out. */
function read(fold: MeetingFold): number {
  let n = 0;
  for (const station of fold.stations.values()) {
    for (const s of station.statements.values()) {
      n +=
        s.text.length + s.theme.length + s.angles.length + s.round.length + s.contested.length + s.clock + s.capturedAt;
      n += (s.kind ?? s.voice ?? s.source).length + s.device.length + Number(s.quote) + Number(s.withdrawn);
    }
  }
  return n;
}

/** What a fold takes on the heap, beside the entries that it is given, with its statements read and unread. */
function heapTold(entries: readonly Located[]): string {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc') as () => void;
  const heap = () => {
    gc();
    return process.memoryUsage().heapUsed;
  };
  const start = heap();
  const fold = foldOf(entries);
  const folded = heap() - start;
  read(fold);
  const asked = heap() - start;
  const all = [...fold.stations.values()].flatMap((s) => [...s.statements.values()]);
  const json = all.reduce((n, s) => n + JSON.stringify({ ...fieldsOf(s), history: s.history }).length, 0);
  const each = (bytes: number) => `${Math.round(bytes / all.length)} bytes`;
  return `On the heap, beside the entries as they came: ${each(folded)} a statement, ${each(asked)} once read; its JSON with its history has ${each(json)}.`;
}

function fieldsOf(s: Statement): Omit<Statement, 'history'> {
  const { id, station, device, capturedAt, clock, source, withdrawn, contested } = s;
  const { text, theme, angles, kind, voice, quote, round } = s;
  const provenance = { id, station, device, capturedAt, clock, source, withdrawn, contested };
  return { ...provenance, text, theme, angles, kind, voice, quote, round };
}

function summit(): Located[] {
  const out: Located[] = [];
  for (let n = 0; n < ENTRIES_PER_STATION; n++) {
    for (let station = 0; station < STATIONS; station++) {
      const make = n % AMENDED_EVERY === AMENDED_EVERY - 1 ? amended : captured;
      out.push(locate(make(station, `${station}-${n}`, n + 1)));
    }
  }
  return out;
}

function captured(station: number, id: string, clock: number) {
  return {
    ...{ id, clock, at: 1_772_389_800_000 + clock, device: `tablet-${station}`, type: 'captured' },
    text: `Aan tafel ${station} zei iemand dat er te weinig bankjes staan bij de bushalte (${clock})`,
    theme: THEMES[station % THEMES.length],
    angles: ANGLES.filter((_, i) => (station + clock) % (i + 2) === 0),
    kind: KINDS[clock % KINDS.length],
    round: clock % 2 ? 'round-1' : 'round-2',
    station,
  };
}

function amended(station: number, id: string, clock: number) {
  return {
    ...{ id, clock, at: 1_772_389_800_000 + clock, device: `tablet-${station}`, type: 'amended' },
    ...{
      statement: `${station}-0`,
      changes: { text: `Er staan te weinig bankjes (${clock})` },
      over: [`${station}-0`],
    },
    station,
  };
}

/** As it comes from a disk or a socket. */
function locate({ station, ...value }: { station: number }): Located {
  const entry = parseRawEntry(structuredClone(value));
  if (!entry) throw new Error('the bench makes an entry that is none');
  return { document: `${MEETING}/station/table-${station}`, entry };
}

function countEntries(entries: readonly Located[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entry } of entries) {
    if (entry.type !== 'captured') continue;
    for (const angle of entry.angles as string[]) bump(counts, `${entry.theme}/${angle}`);
  }
  return counts;
}

function countStatements(statements: readonly Statement[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const s of statements) for (const angle of s.angles) bump(counts, `${s.theme}/${angle}`);
  return counts;
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A statement and the same one with other angles, there and back again. */
function pair(statements: readonly Statement[]): () => [Statement, Statement] {
  let i = 0;
  const first = statements[0];
  let [before, after] = [first, first && { ...fieldsOf(first), history: first.history, angles: [...ANGLES] }];
  return () => {
    if (i++ > 0) [before, after] = [after, before];
    if (!before || !after) throw new Error('the bench has no statements');
    return [before, after];
  };
}
