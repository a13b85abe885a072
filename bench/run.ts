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
  const begun = performance.now();
  const measured = await bench.measure();
  const section = sectionOf(bench, measured, performance.now() - begun);
  console.log(section);
  store(name, section);
}

function sectionOf(bench: Bench, comparisons: readonly Comparison[], took: number): string {
  const rows = comparisons.map(({ measured, against, ratioOf = 'median', goal }) => [
    measured.name,
    withUnit(measured.median, measured.unit),
    withUnit(measured.p95, measured.unit),
    measured.p99 === undefined ? '' : withUnit(measured.p99, measured.unit),
    String(measured.calls),
    against ? against.name : '',
    against ? withUnit(against[ratioOf], against.unit) : '',
    against ? ratio(measured[ratioOf], against[ratioOf]) + (ratioOf === 'p95' ? ' (p95)' : '') : '',
    goal === undefined ? '' : `≤ ${goal}`,
  ]);
  const head = ['what', 'median', 'p95', 'p99', 'calls', 'beside', 'its value', 'ratio', 'goal'];
  const table = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  return `## ${bench.title}\n\n${bench.about}\n\n${table}\n\n${machine()} Took ${Math.round(took / 1_000)} s.\n`;
}

/** Three digits, in the unit in which they can be read. */
function withUnit(value: number, unit: Measured['unit'] = 'ms'): string {
  if (unit === 'exponent') return value.toFixed(2);
  if (unit !== 'ms') return `${Number(value.toPrecision(3)).toLocaleString('en')} ${unit}`;
  return value < 1 ? `${Number((value * 1000).toPrecision(3))} µs` : `${Number(value.toPrecision(3))} ms`;
}

function ratio(a: number, b: number): string {
  return `${Number((a / b).toPrecision(2))}`;
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
