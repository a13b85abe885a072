import type { LocalText } from './code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from './ids.ts';
import type { Setup, Station } from './setup-fold.ts';

/** What an organiser may have forgotten. It stops nothing: an evening can begin with all of it. */
export type SetupGap =
  | { gap: 'no-title' | 'no-date' | 'no-themes' | 'no-rounds' | 'no-tables' }
  | { gap: 'theme-without-name'; theme: ThemeId; place: number }
  | { gap: 'same-theme-name'; theme: ThemeId; name: string }
  | { gap: 'theme-without-table'; theme: ThemeId }
  | { gap: 'theme-without-question'; theme: ThemeId }
  | { gap: 'angle-without-name'; angle: AngleId; place: number }
  | { gap: 'round-without-name'; round: RoundId; place: number }
  | { gap: 'same-number'; number: number; stations: readonly StationId[] }
  | { gap: 'without-number' | 'without-theme' | 'dropped-theme'; stations: readonly StationId[] }
  | { gap: 'without-english'; texts: number };

/** In the order of the sections. `place`: which in its list, from 1. */
export function gapsOf(setup: Setup): SetupGap[] {
  const themes = setup.themes.filter((t) => !t.dropped);
  const angles = setup.angles.filter((a) => !a.dropped);
  const rounds = setup.rounds.filter((r) => !r.dropped);
  const stations = setup.stations.filter((s) => !s.dropped);
  const tables = stations.filter((s) => s.kind === 'table');
  const gaps: SetupGap[] = [];
  if (setup.title.nl === '') gaps.push({ gap: 'no-title' });
  if (setup.date === undefined) gaps.push({ gap: 'no-date' });

  if (themes.length === 0) gaps.push({ gap: 'no-themes' });
  const named = new Set<string>();
  const talked = new Set(tables.map((s) => s.theme));
  for (const [i, theme] of themes.entries()) {
    const name = theme.name.nl;
    if (name === '') gaps.push({ gap: 'theme-without-name', theme: theme.id, place: i + 1 });
    else if (named.has(name)) gaps.push({ gap: 'same-theme-name', theme: theme.id, name });
    named.add(name);
    if (theme.question.nl === '') gaps.push({ gap: 'theme-without-question', theme: theme.id });
    if (tables.length > 0 && !talked.has(theme.id)) gaps.push({ gap: 'theme-without-table', theme: theme.id });
  }
  for (const [i, angle] of angles.entries()) {
    if (angle.name.nl === '') gaps.push({ gap: 'angle-without-name', angle: angle.id, place: i + 1 });
  }
  if (rounds.length === 0) gaps.push({ gap: 'no-rounds' });
  for (const [i, round] of rounds.entries()) {
    if (round.name.nl === '') gaps.push({ gap: 'round-without-name', round: round.id, place: i + 1 });
  }
  if (tables.length === 0) gaps.push({ gap: 'no-tables' });
  gaps.push(...stationGaps(setup, stations, tables));
  const texts = setup.languages.includes('en') ? withoutEnglish(setup) : 0;
  if (texts > 0) gaps.push({ gap: 'without-english', texts });
  return gaps;
}

function stationGaps(setup: Setup, stations: readonly Station[], tables: readonly Station[]): SetupGap[] {
  const gaps: SetupGap[] = [];
  const numbers = new Map<string, StationId[]>();
  for (const s of stations) {
    if (s.number === 0) continue;
    const same = numbers.get(`${s.kind} ${s.number}`);
    if (same) same.push(s.id);
    else numbers.set(`${s.kind} ${s.number}`, [s.id]);
  }
  const several = (gap: 'without-number' | 'without-theme' | 'dropped-theme', found: readonly Station[]) => {
    if (found.length > 0) gaps.push({ gap, stations: found.map((s) => s.id) });
  };
  for (const [key, same] of numbers) {
    if (same.length > 1) gaps.push({ gap: 'same-number', number: Number(key.split(' ')[1]), stations: same });
  }
  const state = new Map(setup.themes.map((t) => [t.id, t.dropped]));
  several(
    'without-number',
    tables.filter((s) => s.number === 0),
  );
  several(
    'without-theme',
    tables.filter((s) => !s.theme || !state.has(s.theme)),
  );
  several(
    'dropped-theme',
    stations.filter((s) => s.theme && state.get(s.theme)),
  );
  return gaps;
}

/** How many texts have Dutch words and no English ones. */
function withoutEnglish(setup: Setup): number {
  const texts: (LocalText | undefined)[] = [setup.title];
  for (const theme of setup.themes) {
    if (!theme.dropped) texts.push(theme.name, theme.question, ...theme.subquestions);
  }
  for (const item of [...setup.angles, ...setup.rounds, ...setup.stations]) if (!item.dropped) texts.push(item.name);
  return texts.filter((text) => text && text.nl !== '' && !text.en).length;
}
