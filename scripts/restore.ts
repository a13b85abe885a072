import { parseArgs } from 'node:util';
import { BackupError, type Contents, restore } from '../src/hub/backup.ts';
import { DataFolderError } from '../src/hub/data-folder.ts';

/**
 * `npm run restore -- --from <file> [--data <folder>]`: puts a backup in a hub's data folder. What stands there is kept. Ends with 0,
 * with 1 when it cannot be done, with 2 when it was not asked for rightly.
 */
const USAGE = 'npm run restore -- --from <file> [--data <folder>]';
const DEFAULT_FOLDER = '.data';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (!options) return 2;
  const { data, from } = options;
  try {
    const { contents, keptIn } = await restore(from, data, new Date());
    console.log(`${data} holds ${from} now: ${sentence(contents)} Read back and found whole.`);
    if (contents.aside > 0) console.log(`${contents.aside} of its rows were damaged when the backup was made.`);
    console.log(keptIn ? `What stood there before is kept in ${keptIn}.` : 'There was no database there before.');
    console.log(
      'Start the hub. What came after the backup, the tablets send again by themselves: wipe none before they have.',
    );
    return 0;
  } catch (error) {
    if (!(error instanceof BackupError || error instanceof DataFolderError)) throw error;
    console.error(error.message);
    return 1;
  }
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

function sentence({ meetings, documents, entries, rows, bytes }: Contents): string {
  return `${meetings} meetings, ${documents} documents, ${entries} entries in ${rows} rows, ${bytes} bytes.`;
}
