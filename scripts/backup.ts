import { parseArgs } from 'node:util';
import { BackupError, backUp, type Contents } from '../src/hub/backup.ts';
import { DataFolderError } from '../src/hub/data-folder.ts';

/**
 * `npm run backup -- --to <file> [--data <folder>]`: a consistent copy of a hub's database, also while the hub runs, read back after.
 * Ends with 0, with 1 when it cannot be done, with 2 when it was not asked for rightly.
 */
const USAGE = 'npm run backup -- --to <file> [--data <folder>]';
const DEFAULT_FOLDER = '.data';

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<0 | 1 | 2> {
  const options = readOptions(args);
  if (!options) return 2;
  try {
    const contents = await backUp(options.data, options.to);
    console.log(`${options.to}: ${sentence(contents)} Read back and found whole.`);
    if (contents.aside > 0) console.log(`${contents.aside} of its rows are damaged in the hub's own database too.`);
    console.log('It holds what people said and the keys of the links: keep it as safe as the hub itself.');
    return 0;
  } catch (error) {
    if (!(error instanceof BackupError || error instanceof DataFolderError)) throw error;
    console.error(error.message);
    return 1;
  }
}

function readOptions(args: string[]): { data: string; to: string } | undefined {
  try {
    const { values } = parseArgs({ args, options: { data: { type: 'string' }, to: { type: 'string' } } });
    if (values.to) return { data: values.data ?? DEFAULT_FOLDER, to: values.to };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  console.error(USAGE);
  return undefined;
}

function sentence({ meetings, documents, entries, rows, bytes }: Contents): string {
  return `${meetings} meetings, ${documents} documents, ${entries} entries in ${rows} rows, ${bytes} bytes.`;
}
