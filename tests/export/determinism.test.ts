import { describe, expect, test } from 'vitest';
import { serialize } from '../../src/export/meeting-export.ts';
import { fc } from '../support/property.ts';
import { anyMeeting, twoDeliveries } from './any-meeting.ts';
import { exportOf, foldOf, sampleMeeting } from './meeting-entries.ts';

describe('an export', () => {
  test('of the same entries has the same bytes, in whatever order and however often they came in', () => {
    fc.assert(
      fc.property(twoDeliveries, ({ once, messy }) => {
        expect(serialize(exportOf(messy))).toBe(serialize(exportOf(once)));
      }),
    );
  });

  test('holds every entry of the meeting exactly once, known or not', () => {
    fc.assert(
      fc.property(anyMeeting, (placed) => {
        const { statements, setupHistory, unknownEntries } = exportOf(placed);
        const shown = statements.flatMap((s) => s.history).length + setupHistory.length + unknownEntries.length;
        expect(shown).toBe(foldOf(placed).entryCount);
      }),
    );
  });

  test('changes with one more entry', () => {
    const { placed } = sampleMeeting();
    expect(serialize(exportOf(placed.slice(0, -1)))).not.toBe(serialize(exportOf(placed)));
  });
});
