import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { everyFold } from '../../src/domain/other-folds.ts';
import { exportMeeting, serialize } from '../../src/export/meeting-export.ts';
import { SqliteLog } from '../../src/hub/sqlite-log.ts';
import { EXPORTED_AT, MEETING } from './meeting-entries.ts';
import { wholeEvening } from './whole-evening.ts';

const script = (name: string) => new URL(`../../scripts/${name}.ts`, import.meta.url).pathname;
function run(name: string, ...args: string[]) {
  const env = { ...process.env, npm_lifecycle_event: '' };
  return spawnSync(process.execPath, [script(name), ...args], { encoding: 'utf8', env });
}

let folder: string;
let file: string;
const fold = new MeetingFold(MEETING, everyFold());
for (const { document, value } of wholeEvening()) fold.add(document, value);
const text = serialize(exportMeeting({ fold, exportedAt: EXPORTED_AT }));
/** The line that tells when a file was made. */
const timeless = (of: string) => of.replace(/"exportedAt": "[^"]+"/, '');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tafellaken-import-'));
  file = join(folder, 'avond.json');
  writeFileSync(file, text);
});
afterEach(() => rmSync(folder, { recursive: true }));
const data = () => join(folder, 'data');

describe('npm run import', () => {
  test('puts a whole meeting into an empty hub, which then exports the same bytes', () => {
    const imported = run('import', '--from', file, '--data', data());
    expect(imported.stderr).toBe('');
    expect(imported.status).toBe(0);
    expect(imported.stdout).toContain(`#/m/${MEETING}/organiser/-/1/`);
    const { stdout, status } = run('export', '--meeting', MEETING, '--data', data());
    expect(status).toBe(0);
    expect(timeless(stdout)).toBe(timeless(text));
  });

  test('changes nothing where the meeting is already', async () => {
    run('import', '--from', file, '--data', data());
    const log = SqliteLog.open(data(), { readOnly: true });
    const before = await log.rootKey(MEETING);
    await log.close();
    const again = run('import', '--from', file, '--data', data());
    expect([again.status, again.stderr]).toEqual([
      1,
      `${data()} has the meeting ${MEETING} already. Nothing was changed.\n`,
    ]);
    const after = SqliteLog.open(data(), { readOnly: true });
    expect(await after.rootKey(MEETING)).toEqual(before);
    await after.close();
  });

  test.each([
    ['cut off', () => text.slice(0, -20), 'is no JSON, or was cut off.'],
    ['of something else', () => '{}', 'is no export of a meeting.'],
    [
      'changed by hand',
      () => text.replace('"text":"bankjes weg', '"text":"banken weg'),
      /statements\[\d+\]\.text says something else/,
    ],
    ['without a history', () => text.replace('"setupHistory"', '"setupStory"'), 'setupHistory is missing.'],
  ])('refuses a file that is %s, names it and the field, and makes nothing', (_, spoil, says) => {
    writeFileSync(file, spoil());
    const { status, stderr } = run('import', '--from', file, '--data', data());
    expect(status).toBe(1);
    expect(stderr).toContain(file);
    expect(stderr).toMatch(says);
    expect(readdirSync(folder)).toEqual(['avond.json']);
  });

  test('says what it needs', () => {
    expect(run('import').status).toBe(2);
    expect(run('import', '--from', join(folder, 'nergens.json'), '--data', data()).stderr).toContain('cannot be read');
  });
});

describe('npm run export, in another format', () => {
  test.each([
    ['xlsx', 'PK'],
    ['csv', '\uFEFF'],
    ['note-docx', 'PK'],
    ['note-markdown', '# '],
    ['report-html', '<!doctype html>'],
    ['feedback-html', '<!doctype html>'],
    ['talk-to-the-city', 'PK'],
    ['sensemaking', 'PK'],
    ['polis', 'PK'],
  ])('writes %s', (format, begins) => {
    run('import', '--from', file, '--data', data());
    const out = join(folder, 'bestand');
    expect(run('export', '--meeting', MEETING, '--data', data(), '--format', format, '--out', out).status).toBe(0);
    expect(readFileSync(out, 'utf8').toLowerCase().startsWith(begins.toLowerCase())).toBe(true);
  });

  test('that there is not, names those that there are', () => {
    const { status, stderr } = run('export', '--meeting', MEETING, '--format', 'pdf', '--data', folder);
    expect(status).toBe(2);
    expect(stderr).toContain('xlsx');
  });
});

describe('npm run export, of all meetings and for the public', () => {
  test('writes a file for each meeting, as the profile asks', () => {
    run('import', '--from', file, '--data', data());
    const out = join(folder, 'uit');
    expect(run('export', '--all', '--out', out, '--data', data()).stderr).toContain(`${MEETING}: `);
    expect(timeless(readFileSync(join(out, `${MEETING}.json`), 'utf8'))).toBe(timeless(text));
    expect(run('export', '--all', '--out', out, '--profile', 'public', '--data', data()).status).toBe(0);
    const published = JSON.parse(readFileSync(join(out, `public-${MEETING}.json`), 'utf8'));
    expect(published.profile).toBe('public');
    expect(published.statements.length).toBe(JSON.parse(text).statements.length - 1);
    expect(run('export', '--all', '--data', data()).status).toBe(2);
    expect(run('export', '--meeting', MEETING, '--profile', 'geheim', '--data', data()).status).toBe(2);
  });
});
