import { setTimeout as sleep } from 'node:timers/promises';
import type { StatementFields } from '../src/domain/entry.ts';
import type { AngleId, StationId } from '../src/domain/ids.ts';
import { SAMPLE_STATEMENTS, type SampleStatement } from '../src/domain/sample-statements.ts';
import type { Session } from '../src/sync/session.ts';

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Pace {
  /** How long the host goes on, in minutes of the evening. */
  minutes: number;
  /** Minutes of the evening that pass in one of ours. */
  speed: number;
  random: () => number;
  signal: AbortSignal;
}

/** The sample's statements stand for one round of this length at their table. */
const ROUND_MS = 45 * 60_000;
/** Hosts type with two fingers to fairly well. Unit: characters a second. */
const SLOWEST_TYPING = 2.5;
const FASTEST_TYPING = 6;
/** The share of statements that come close upon the one before, because the talk goes fast. */
const BURST_SHARE = 0.35;
const BURST_PAUSE_MS = 3_000;
const SHORTEST_PAUSE_MS = 1_000;
const AMEND_SHARE = 0.1;
const WITHDRAW_SHARE = 0.02;
/** Ways in which the next group says what an earlier one said. */
const AGAIN = ['{} (deze groep ook)', 'weer genoemd: {}', '{} !!', 'ook hier: {}', '{} - zelfde als daarnet'];

/**
 * One table host at work through the same session that the screen of a table uses: types, saves, now and then changes or takes back
 * something. `wrote` is called for each entry. Resolves when the time is over or the signal says stop.
 */
export async function hostTable(session: Session, station: StationId, pace: Pace, wrote: () => void): Promise<void> {
  const { random, speed, signal } = pace;
  const end = Date.now() + (pace.minutes * 60_000) / speed;
  /** Waits that many ms of the evening; false when the host is to stop. */
  const wait = async (ms: number): Promise<boolean> => {
    const real = Math.min(ms / speed, end - Date.now());
    if (real > 0) await sleep(real, undefined, { signal }).catch(() => undefined);
    return !signal.aborted && Date.now() < end;
  };
  const script = scriptOf(session, station, random);
  const gap = ROUND_MS / script.length;
  if (!(await wait(random() * gap))) return;
  for (let n = 0; ; n++) {
    const line = script[n % script.length] as SampleStatement;
    const text = n < script.length ? line.text : pick(AGAIN, random).replace('{}', () => line.text);
    const typing = (text.length / (SLOWEST_TYPING + random() * (FASTEST_TYPING - SLOWEST_TYPING))) * 1_000;
    if (!(await wait(typing))) return; // what is half typed is not saved
    session.capture(station, { ...fieldsOf(session, station, line, random), text });
    wrote();
    const rest = Math.max((gap - typing) / (1 - BURST_SHARE), SHORTEST_PAUSE_MS);
    const pause = random() < BURST_SHARE ? BURST_PAUSE_MS * random() : -Math.log(1 - random()) * rest;
    if (!(await wait(SHORTEST_PAUSE_MS + pause))) return;
    if (reconsider(session, station, random)) wrote();
  }
}

/** What is said at this table: its own lines of the sample, else those on its theme, else those of any one table. */
function scriptOf(session: Session, station: StationId, random: () => number): SampleStatement[] {
  const own = SAMPLE_STATEMENTS.filter((s) => s.station === station);
  if (own.length > 0) return own;
  const theme = session.view.getState().setup.stations.find((s) => s.id === station)?.theme;
  const onTheme = SAMPLE_STATEMENTS.filter((s) => s.theme === theme);
  const any = pick(SAMPLE_STATEMENTS, random).station;
  const lines = onTheme.length > 0 ? onTheme : SAMPLE_STATEMENTS.filter((s) => s.station === any);
  const start = Math.floor(random() * lines.length); // two tables on one theme do not say the same at once
  return [...lines.slice(start), ...lines.slice(0, start)];
}

/** The tags of a line, in the words of the meeting that is on. */
function fieldsOf(
  session: Session,
  station: StationId,
  line: SampleStatement,
  random: () => number,
): Omit<StatementFields, 'text'> {
  const { setup, round } = session.view.getState();
  const own = setup.stations.find((s) => s.id === station)?.theme ?? setup.themes[0]?.id;
  const known = (angle: AngleId) => setup.angles.some((a) => a.id === angle);
  const angles = line.angles.flatMap((a) =>
    known(a) ? a : (setup.angles[Math.floor(random() * setup.angles.length)]?.id ?? []),
  );
  return {
    theme: setup.themes.some((t) => t.id === line.theme) ? line.theme : (own ?? line.theme),
    angles: [...new Set(angles)],
    kind: line.kind ?? null,
    voice: line.voice ?? null,
    quote: line.quote ?? false,
    round: round ?? line.round,
  };
}

/** Now and then changes or takes back something of before; returns whether it did. */
function reconsider(session: Session, station: StationId, random: () => number): boolean {
  const turn = random();
  if (turn > AMEND_SHARE + WITHDRAW_SHARE) return false;
  const { statements, setup } = session.view.getState();
  const own = (statements.get(station) ?? []).filter((s) => s.device === session.device);
  if (own.length === 0) return false;
  const statement = pick(own, random);
  if (statement.withdrawn) session.restore(statement);
  else if (turn < WITHDRAW_SHARE) session.withdraw(statement);
  else if (statement.angles.length === 0 && setup.angles.length > 0) {
    session.amend(statement, { angles: [pick(setup.angles, random).id] });
  } else session.amend(statement, { text: `${statement.text}, aldus meerdere mensen` });
  return true;
}

function pick<T>(items: readonly T[], random: () => number): T {
  return items[Math.floor(random() * items.length)] as T;
}
