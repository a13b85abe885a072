import { describe, expect, test } from 'vitest';
import { SILENT_AFTER_MS, silentSince } from '../../src/roles/facilitator/silence.ts';
import type { StationContact } from '../../src/roles/facilitator/station-contact.ts';

const here: StationContact = { state: 'here', held: 0, strays: 0, straysHeardAt: 0, straysHeld: 0 };
const ROUND = { startedAt: 100_000 };
const late = ROUND.startedAt + SILENT_AFTER_MS;

describe('a silent table', () => {
  test('is one that wrote nothing for five minutes of a running round', () => {
    expect(silentSince(here, undefined, ROUND, late)).toBe(ROUND.startedAt);
    expect(silentSince(here, ROUND.startedAt + 1_000, ROUND, late)).toBeUndefined();
    expect(silentSince(here, ROUND.startedAt + 1_000, ROUND, late + 1_000)).toBe(ROUND.startedAt + 1_000);
  });

  test('gets five minutes from the start of the round, however long ago it wrote in the one before', () => {
    expect(silentSince(here, 1, ROUND, late - 1)).toBeUndefined();
    expect(silentSince(here, 1, ROUND, late)).toBe(ROUND.startedAt);
  });

  test('is not named while no round runs', () => {
    expect(silentSince(here, undefined, undefined, late * 10)).toBeUndefined();
  });

  test('is never one of which nobody can know: gone, never connected, or holding what it wrote', () => {
    expect(silentSince({ state: 'away', heardAt: 0, held: 0 }, undefined, ROUND, late)).toBeUndefined();
    expect(silentSince({ state: 'unheard' }, undefined, ROUND, late)).toBeUndefined();
    expect(silentSince({ ...here, held: 1 }, undefined, ROUND, late)).toBeUndefined();
  });
});
