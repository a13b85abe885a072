import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { capabilityPath } from '../src/domain/capability.ts';
import { grant, ROOT_KEY_BYTES } from '../src/domain/token.ts';
import { type ExportRead, readExport } from '../src/export/read-export.ts';
import { DataFolderError } from '../src/hub/data-folder.ts';
import { importMeeting } from '../src/hub/import-meeting.ts';
import { SqliteLog } from '../src/hub/sqlite-log.ts';

/**
 * `npm run import -- --from <file> [--data <folder>]`: puts an exported meeting into a hub's data folder that does not have it, while the hub
 * is stopped. All of it or nothing. Ends with 0, with 1 when it cannot be done, with 2 when it was not asked for rightly.
 */
const USAGE = 'npm run import -- --from <file> [--data <folder>]';
const DEFAULT_FOLDER = '.data';

const OTHER = {
  'too-large': 'is larger than any meeting’s export.',
  'no-json': 'is no JSON, or was cut off.',
  'other-file': 'is no export of a meeting.',
  public: 'is a public export: it has no histories, so it cannot be read back. Use the internal one.',
};
const REASONS = {
  missing: 'is missing.',
  'wrong-type': 'is not what should stand there.',
  'no-entry': 'is no entry.',
  'too-large': 'is larger than an entry may be.',
  'other-meeting': 'is of another meeting.',
  differs: 'says something else than its history in the same file: one of the two was changed by hand.',
};

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (!options) return 2;
  const { data, from } = options;
  const read = readFile(from);
  if (typeof read === 'string') return fail(read);
  const { meeting, documents, leftOut } = read.file;
  try {
    const log = SqliteLog.open(data);
    try {
      const rootKey = Uint8Array.from(randomBytes(ROOT_KEY_BYTES));
      const outcome = await importMeeting(log, meeting, documents, rootKey, Date.now());
      if (outcome.state === 'is-here') return fail(`${data} has the meeting ${meeting} already. Nothing was changed.`);
      if (outcome.state === 'refused') {
        return fail(`${from}: ${outcome.document} is not taken: ${outcome.reason}. Nothing was changed.`);
      }
      console.log(`${data} has ${meeting} now: ${outcome.entries} entries in ${outcome.documents} documents.`);
      if (leftOut > 0) console.log(`${leftOut} things in the file are no entries, and were left out.`);
      const path = capabilityPath(grant(rootKey, { role: 'organiser', meeting, generation: 1 }));
      console.log('Links were made anew. The organiser’s, to stand behind the address of the hub:');
      console.log(`  /#${path}`);
      return 0;
    } finally {
      await log.close();
    }
  } catch (error) {
    if (error instanceof DataFolderError) return fail(`${error.message} Nothing was changed.`);
    throw error;
  }
}

function readFile(from: string): (ExportRead & { state: 'read' }) | string {
  let text: string;
  try {
    text = readFileSync(from, 'utf8');
  } catch (error) {
    return `${from} cannot be read: ${error instanceof Error ? error.message : error}`;
  }
  const read = readExport(text);
  switch (read.state) {
    case 'read':
      return read;
    case 'field':
      return `${from}: ${nameOf(read.field)} ${REASONS[read.problem]} Nothing was changed.`;
    case 'newer':
      return `${from} is of a newer form (${read.version}). A newer version of this program can read it.`;
    default:
      return `${from} ${OTHER[read.state]}`;
  }
}

/** `statements[2].history[0].at` */
function nameOf(path: readonly (string | number)[]): string {
  return path.map((part, i) => (typeof part === 'number' ? `[${part}]` : i === 0 ? part : `.${part}`)).join('');
}

function readOptions(args: string[]): { data: string; from: string } | undefined {
  try {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, from: { type: 'string' } } });
    if (values.from) return { data: values.data ?? DEFAULT_FOLDER, from: values.from };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.error(USAGE);
  return undefined;
}

function fail(sentence: string): 1 {
  console.error(sentence);
  return 1;
}
