import { appendFileSync } from 'node:fs';
import { documentName } from '../../src/domain/documents.ts';
import { HubCore } from '../../src/hub/core.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { add, captured, TABLE_1, tableDocument } from './table.ts';

/** A program that a test kills: appends rows and makes one of them, over and over, and notes each in a file that outlives it. */
const [folder, notes] = process.argv.slice(2) as [string, string];
const name = documentName(tableDocument(TABLE_1));
const log = SqliteLog.open(folder);
const doc = await new HubCore(log).document(name);
/** As many as a busy evening makes between two compactions. */
const ROWS = 60;

console.log('at work');
for (;;) {
  const entries = Array.from({ length: ROWS }, (_, i) => captured(`uitspraak ${i}`, i));
  await Promise.all(entries.map((entry) => log.append(name, add(doc, entry))));
  appendFileSync(notes, entries.map((entry) => `kept ${entry.id}\n`).join(''));
  appendFileSync(notes, 'begin\n');
  await log.compact(name);
  appendFileSync(notes, 'end\n');
}
