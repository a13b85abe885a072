import { VOICES, type Voice } from '../../domain/code-lists.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Profile, ReportVoice } from './model.ts';

/**
 * Fewer statements of one voice than this do not tell it in public: of two politicians in a hall everybody knows who said what.
 */
export const SMALL_GROUP = 5;

/** Whether a statement is in the report. `parked`: it was set aside and lies under no point. */
export function isIn(profile: Profile, s: Statement, parked: boolean): boolean {
  return profile === 'internal' || !(s.withdrawn || parked);
}

/** The voices that may be told. Statements of the others are there, without one. */
export function voicesToTell(profile: Profile, statements: readonly Statement[]): ReadonlySet<Voice> {
  if (profile === 'internal') return new Set(VOICES);
  const counts = countVoices(statements);
  return new Set(VOICES.filter((voice) => (counts.get(voice) ?? 0) >= SMALL_GROUP));
}

/**
 * Numbers by voice. Where some are too small to tell, their statements are in the number of those without a voice: else a small one
 * could be worked out from the others.
 */
export function voiceCounts(
  statements: readonly Statement[],
  toTell: ReadonlySet<Voice>,
  labels: { of: (voice: Voice) => string; none: string; noneOrSmall: string },
): ReportVoice[] {
  const counts = countVoices(statements);
  let rest = counts.get(null) ?? 0;
  const told = VOICES.map((voice): ReportVoice => {
    const count = counts.get(voice) ?? 0;
    if (toTell.has(voice)) return { voice, label: labels.of(voice), count };
    rest += count;
    return { voice, label: labels.of(voice), count: undefined };
  });
  const label = told.some((v) => v.count === undefined) ? labels.noneOrSmall : labels.none;
  return [...told, { voice: null, label, count: rest }];
}

function countVoices(statements: readonly Statement[]): Map<Voice | null, number> {
  const counts = new Map<Voice | null, number>();
  for (const { voice, withdrawn } of statements) if (!withdrawn) counts.set(voice, (counts.get(voice) ?? 0) + 1);
  return counts;
}
