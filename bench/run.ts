import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, Comparison, Measured } from './harness.ts';

/**
 * `npm run bench`, or `npm run bench -- fold` for one of them: measures, prints, and writes the results into RESULTS.md, each
 * bench its own section with the machine it ran on. Nothing fails on time: numbers are for people to compare.
 */
const RESULTS = path.join(import.meta.dirname, 'RESULTS.md');
const ENDING = '.bench.ts';

const all = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length));
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}
for (const name of asked.length > 0 ? asked : all) {
  const file = path.join(import.meta.dirname, name + ENDING);
  const { bench } = (await import(pathToFileURL(file).href)) as { bench: Bench };
  const section = sectionOf(bench, await bench.measure());
  console.log(section);
  store(name, section);
}

function sectionOf(bench: Bench, comparisons: readonly Comparison[]): string {
  const rows = comparisons.map(({ measured, against }) => [
    measured.name,
    told(measured.median, measured.unit),
    told(measured.p95, measured.unit),
    String(measured.calls),
    against ? against.name : '',
    against ? told(against.median, against.unit) : '',
    against ? ratio(measured, against) : '',
  ]);
  const head = ['what', 'median', 'p95', 'calls', 'beside', 'its median', 'ratio'];
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `## ${bench.title}\n\n${bench.about}\n\n${table}\n\n${machine()}\n`;
}

function told(value: number, unit?: string): string {
  return unit ? `${Number(value.toPrecision(3)).toLocaleString('en')} ${unit}` : milliseconds(value);
}

/** Three digits, in the unit in which they can be read. */
function milliseconds(ms: number): string {
  return ms < 1 ? `${Number((ms * 1000).toPrecision(3))} µs` : `${Number(ms.toPrecision(3))} ms`;
}

function ratio(a: Measured, b: Measured): string {
  return `${Number((a.median / b.median).toPrecision(2))}`;
}

function machine(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = new Date().toISOString().slice(0, 10);
  return `Measured ${day} on ${cpus().length} × ${cpu?.model.trim() ?? 'an unknown processor'}, ${memory} GiB, ${process.platform}, Node ${process.versions.node}.`;
}

/** Puts a section in the place of its earlier self, or behind the others. */
function store(name: string, section: string): void {
  const before = existsSync(RESULTS)
    ? readFileSync(RESULTS, 'utf8')
    : '# Results of the benches\n\nWritten by `npm run bench`.\n';
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->\n`];
  const from = before.indexOf(start);
  const to = before.indexOf(end);
  const block = start + section + end;
  writeFileSync(
    RESULTS,
    from < 0 || to < 0 ? `${before}\n${block}` : before.slice(0, from) + block + before.slice(to + end.length),
  );
}
