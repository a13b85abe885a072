import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { documentName } from '../src/domain/documents.ts';
import { MeetingId, parseId } from '../src/domain/ids.ts';
import { MeetingFold } from '../src/domain/meeting-fold.ts';
import { everyFold } from '../src/domain/other-folds.ts';
import type { MeetingExport } from '../src/export/export-schema.ts';
import { usualChoices } from '../src/export/formats/choices.ts';
import { EXPORT_KINDS, type ExportKind } from '../src/export/formats/kinds.ts';
import { writeFile } from '../src/export/formats/write.ts';
import { exportMeeting } from '../src/export/meeting-export.ts';
import { publicExport } from '../src/export/public-export.ts';
import type { Language } from '../src/export/report/languages.ts';
import { reportOf } from '../src/export/report/report.ts';
import { serialize } from '../src/export/serialize.ts';
import { DataFolderError } from '../src/hub/data-folder.ts';
import { meetingsIn, type ReadMeeting, readMeeting } from '../src/hub/read-meeting.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';

/**
 * `npm run export -- --meeting <id> [--profile public] [--data <folder>] [--out <file>]`: one meeting as JSON on standard output, straight
 * from a hub's data folder, also while the hub runs. With `--all` and `--out <folder>` every meeting, a file each. Standard output has nothing but JSON; all that is said to people goes to standard error.
 * Ends with 0, with 1 when it cannot be done, with 2 when it was not asked for rightly.
 */
const USAGE =
  'npm run export -- --meeting <id> [--out <file>] [--format <format>] [--profile internal|public] [--language nl|en] [--data <folder>]\n' +
  'npm run export -- --all --out <folder> [the same]';
const PROFILES = ['internal', 'public'] as const;
const LANGUAGES = ['nl', 'en'] as const;
const FORMATS: readonly ExportKind[] = Object.values(EXPORT_KINDS).flat();
const DEFAULT_FOLDER = '.data';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (!options) return 2;
  const { data, meeting, out, all } = options;
  if (!existsSync(data)) return fail(`There is no data folder ${data}. Name the hub's with --data.`);
  let log: SqliteLog;
  try {
    log = SqliteLog.open(data, { readOnly: true });
  } catch (error) {
    if (error instanceof DataFolderError) return fail(error.message);
    throw error;
  }
  try {
    const meetings = await meetingsIn(log);
    if (all) {
      for (const id of meetings) if (!(await give(log, id, options))) return 1;
      return 0;
    }
    if (meeting === undefined) {
      say(meetings.length === 0 ? `${data} holds no meetings yet.` : `Which meeting? ${data} holds these:`);
      for (const id of meetings) say(`  ${id}  ${await titleOf(log, id)}`);
      say(USAGE);
      return 2;
    }
    const id = parseId(MeetingId, meeting);
    if (!id || !(await give(log, id, { ...options, out }))) {
      return fail(`${data} holds no meeting "${meeting}". Without --meeting, all that it holds are listed.`);
    }
    return 0;
  } finally {
    await log.close();
  }
}

interface Options {
  data: string;
  meeting: string | undefined;
  /** A file; with `all` a folder. */
  out: string | undefined;
  all: boolean;
  profile: (typeof PROFILES)[number];
  format: ExportKind;
  language: Language;
}

/** Writes one meeting; false when the log has no document of it. */
async function give(log: SqliteLog, id: MeetingId, options: Options): Promise<boolean> {
  const { out, all } = options;
  const read = await readMeeting(log, id);
  if (!read) return false;
  const file = exportMeeting({ fold: read.fold, presence: read.heard, exportedAt: Date.now() });
  tellOfLosses(read, log.condition().aside);
  const { suffix, content } = await contentOf(read.fold, file, options);
  const to =
    all && out !== undefined ? join(out, `${options.profile === 'public' ? 'public-' : ''}${id}${suffix}`) : out;
  await write(content, to);
  const { summary } = file.completeness;
  const sentence = `${summary.statements} statements of ${summary.heardFrom} of ${summary.expected} expected stations.`;
  say(all ? `${id}: ${sentence}` : sentence);
  return true;
}

async function contentOf(
  fold: MeetingFold,
  file: MeetingExport,
  { format, profile, language }: Options,
): Promise<{ suffix: string; content: string | Uint8Array }> {
  if (format === 'json') {
    return { suffix: '.json', content: serialize(profile === 'public' ? publicExport(file) : file) };
  }
  const folds = { ...everyFold(), ...fold.others };
  const { released } = folds.screen.shown;
  const report = reportOf({ fold, ...folds, madeAt: Date.parse(file.exportedAt), language, profile, released });
  return writeFile(format, report, usualChoices(language, profile));
}

function readOptions(args: string[]): Options | undefined {
  try {
    const { values } = parseArgs({
      args,
      options: {
        meeting: { type: 'string' },
        all: { type: 'boolean' },
        profile: { type: 'string' },
        format: { type: 'string' },
        language: { type: 'string' },
        data: { type: 'string' },
        out: { type: 'string' },
      },
    });
    const { data = DEFAULT_FOLDER, meeting, out, all = false } = values;
    const profile = PROFILES.find((p) => p === (values.profile ?? 'internal'));
    if (!profile) throw new Error(`There is no profile "${values.profile}": ${PROFILES.join(' or ')}.`);
    const format = FORMATS.find((f) => f === (values.format ?? 'json'));
    if (!format) throw new Error(`There is no format "${values.format}": ${FORMATS.join(', ')}.`);
    const language = LANGUAGES.find((l) => l === (values.language ?? 'nl'));
    if (!language) throw new Error(`There is no language "${values.language}": ${LANGUAGES.join(' or ')}.`);
    if (all && out === undefined) throw new Error('Name a folder with --out: every meeting becomes a file in it.');
    if (all && meeting !== undefined) throw new Error('Either --all or --meeting.');
    if (all && out !== undefined) mkdirSync(out, { recursive: true });
    return { data, meeting, out, all, profile, format, language };
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    say(USAGE);
    return undefined;
  }
}

async function titleOf(log: SqliteLog, id: MeetingId): Promise<string> {
  const setup = documentName({ kind: 'setup', meeting: id });
  const only = { documents: async () => [setup], read: () => log.read(setup), heard: async () => [] };
  const { fold } = (await readMeeting(only, id)) ?? { fold: new MeetingFold(id) };
  return [fold.setup.date, fold.setup.title.nl].filter(Boolean).join('  ');
}

function tellOfLosses(read: ReadMeeting, aside: number): void {
  const rows = read.damagedRows + aside;
  if (rows > 0) say(`Warning: ${rows} damaged rows in the hub's log could not be read (of all meetings together).`);
  for (const name of read.incomplete)
    say(`Warning: a part of ${name} cannot be shown, because what came before it is missing.`);
}

/** Writes to the file, or to standard output and waits until it has been taken: a pipe takes it bit by bit. */
async function write(content: string | Uint8Array, out: string | undefined): Promise<void> {
  if (out !== undefined) {
    writeFileSync(out, content);
    return;
  }
  if (process.env.npm_lifecycle_event && process.env.npm_config_loglevel !== 'silent' && !process.stdout.isTTY) {
    say('Warning: npm has put two lines of its own before the JSON. Use `npm run --silent export`, or --out <file>.');
  }
  await new Promise<void>((resolve, reject) => {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => (error.code === 'EPIPE' ? resolve() : reject(error)));
    process.stdout.write(content, () => resolve());
  });
}

function say(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
}
function fail(sentence: string): 1 {
  say(sentence);
  return 1;
}
