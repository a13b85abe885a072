import { KINDS, type Kind, VOICES, type Voice } from './code-lists.ts';
import type { AngleId, RoundId, StationId, ThemeId } from './ids.ts';
import { CARE_TABLE } from './sample-statements-care.ts';
import { LIVING_TOGETHER_TABLE } from './sample-statements-living-together.ts';
import { LEARNING_TABLE, SAFETY_TABLE, TAKING_PART_TABLE } from './sample-statements-others.ts';

/** One statement of the sample meeting, made up, as a host would have typed it. `minute`: since the start of its round. */
export interface SampleStatement {
  station: StationId;
  round: RoundId;
  minute: number;
  text: string;
  theme: ThemeId;
  angles: AngleId[];
  kind?: Kind;
  voice?: Voice;
  quote?: boolean;
}

const ANGLES = ['prevention', 'cooperation', 'say'] as AngleId[];

/**
 * All statements of the sample meeting, by table and in the order in which they were written there. Each stands on one line:
 *
 *     round:minute tags | text
 *
 * Tags are angles, a kind, a voice, `quote`, and `@theme` where the host chose another theme than the table's own.
 */
export const SAMPLE_STATEMENTS: readonly SampleStatement[] = [
  ...readTable('table-1', 'living-together', LIVING_TOGETHER_TABLE),
  ...readTable('table-2', 'safety', SAFETY_TABLE),
  ...readTable('table-3', 'taking-part', TAKING_PART_TABLE),
  ...readTable('table-4', 'care', CARE_TABLE),
  ...readTable('table-5', 'learning', LEARNING_TABLE),
];

function readTable(station: string, ownTheme: string, lines: string): SampleStatement[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const parts = /^(\d):(\d\d)([^|]*)\| (.+)$/.exec(line);
      if (!parts) throw new Error(`Not a line of the sample: ${line}`);
      const [, round, minute, tags = '', text = ''] = parts;
      const statement: SampleStatement = {
        station: station as StationId,
        round: `round-${round}` as RoundId,
        minute: Number(minute),
        text,
        theme: ownTheme as ThemeId,
        angles: [],
      };
      for (const tag of tags.split(' ').filter((word) => word !== '')) setTag(statement, tag);
      return statement;
    });
}

function setTag(statement: SampleStatement, tag: string): void {
  const angle = ANGLES.find((a) => a === tag);
  const kind = KINDS.find((k) => k === tag);
  const voice = VOICES.find((w) => w === tag);
  if (angle) statement.angles.push(angle);
  else if (kind) statement.kind = kind;
  else if (voice) statement.voice = voice;
  else if (tag === 'quote') statement.quote = true;
  else if (tag.startsWith('@')) statement.theme = tag.slice(1) as ThemeId;
  else throw new Error(`Not a tag of the sample: ${tag}`);
}
