import { describe, expect, test } from 'vitest';
import { exportFileName, serialize } from '../../src/export/meeting-export.ts';
import { fc } from '../support/property.ts';
import { anyMeeting } from './any-meeting.ts';
import { exportOf, sampleMeeting, setupEntries } from './meeting-entries.ts';

describe('the text of an export', () => {
  test('is JSON that says what the export says', () => {
    fc.assert(
      fc.property(anyMeeting, (placed) => {
        const file = exportOf(placed);
        expect(JSON.parse(serialize(file))).toEqual(JSON.parse(JSON.stringify(file)));
      }),
    );
  });

  test('has one statement a line, so that one more statement is one more line there', () => {
    const { placed, statements } = sampleMeeting();
    const text = serialize(exportOf(placed));
    const lines = text.split('\n').filter((line) => line.startsWith('  {"id":"table-'));
    expect(lines.filter((line) => line.includes('"history"'))).toHaveLength(statements.size);
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('the name of an export’s file', () => {
  const named = (title: string, date: string | null = '2026-10-08') => {
    const file = exportOf(setupEntries());
    return exportFileName({ ...file, meeting: { ...file.meeting, title: { nl: title }, date } });
  };

  test('tells the meeting, its day and when it was exported', () => {
    expect(named('Everbroek aan tafel')).toBe('tafellaken-everbroek-aan-tafel-2026-10-08-export-20261008T191500Z.json');
  });

  test('is one that Windows, macOS and Linux take, whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(named(title)).toMatch(/^tafellaken-[A-Za-z0-9_-]{1,70}-export-\d{8}T\d{6}Z\.json$/);
      }),
    );
  });

  test('keeps the letters of a title with accents, and takes the meeting’s identifier for one without letters', () => {
    expect(named('Café “Vrouwe Zoë”: één buurt!', null)).toBe(
      'tafellaken-cafe-vrouwe-zoe-een-buurt-export-20261008T191500Z.json',
    );
    expect(named('مرحبا / ..', null)).toBe('tafellaken-voorbeeld-export-20261008T191500Z.json');
  });
});
