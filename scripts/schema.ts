import { readFile, writeFile } from 'node:fs/promises';
import { exportJsonSchema } from '../src/export/json-schema.ts';

/** Writes docs/export.schema.json; with `--check` only says whether it is current, and fails when it is not. */
const file = new URL('../docs/export.schema.json', import.meta.url);
const text = exportJsonSchema();

if (process.argv.includes('--check')) {
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current !== text) {
    console.error('docs/export.schema.json is not current. `npm run schema` writes it anew.');
    process.exitCode = 1;
  }
} else {
  await writeFile(file, text);
}
