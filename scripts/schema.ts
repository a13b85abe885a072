import { readFile, writeFile } from 'node:fs/promises';
import { exportJsonSchema, publicJsonSchema } from '../src/export/json-schema.ts';

/** Writes the schemas of the export in docs/; with `--check` only says whether they are current, and fails when one is not. */
const SCHEMAS = { 'export.schema.json': exportJsonSchema(), 'export-public.schema.json': publicJsonSchema() };

for (const [name, text] of Object.entries(SCHEMAS)) {
  const file = new URL(`../docs/${name}`, import.meta.url);
  if (!process.argv.includes('--check')) {
    await writeFile(file, text);
    continue;
  }
  const current = await readFile(file, 'utf8').catch(() => undefined);
  if (current !== text) {
    console.error(`docs/${name} is not current. \`npm run schema\` writes it anew.`);
    process.exitCode = 1;
  }
}
