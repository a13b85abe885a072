import { describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { restoreEntries } from '../../src/domain/merge-stations.ts';
import { field, openTable, said, TABLE } from './table-page.tsx';

describe('a table that the organiser takes out of the meeting', () => {
  test('by merging it, says where the group is now, and goes on writing what was begun', async () => {
    const { session } = await openTable();
    await userEvent.type(field(), 'De bus rijdt');
    session.inject('setup', {
      type: 'station-set',
      station: TABLE,
      changes: { dropped: true, mergedInto: 'table-2' as never },
    });
    const told = page.getByRole('status').filter({ hasText: 'ga verder aan Tafel 2 (Veiligheid)' });
    await expect.element(told).toBeVisible();
    await expect.element(field()).toHaveFocus();
    await userEvent.keyboard(' niet meer.{Enter}');
    await expect.poll(() => said(session).map((s) => s.text)).toEqual(['De bus rijdt niet meer.']);
    for (const body of restoreEntries(TABLE)) session.inject('setup', body);
    await expect.element(told).not.toBeInTheDocument();
  });

  test('by dropping it, or its theme, says that what was written stays', async () => {
    const { session } = await openTable();
    session.inject('setup', { type: 'theme-set', theme: 'care' as never, changes: { dropped: true } });
    await expect.element(page.getByText(/^Het thema Zorg is vervallen/)).toBeVisible();
    session.inject('setup', { type: 'station-set', station: TABLE, changes: { dropped: true } });
    await expect.element(page.getByText(/^Deze tafel doet niet meer mee/)).toBeVisible();
  });
});

describe('a meeting that does without kinds, voices or angles', () => {
  test('asks a table for none of them', async () => {
    const { session } = await openTable();
    await expect.element(page.getByRole('group', { name: /^Soort/ })).toBeVisible();
    session.inject('setup', { type: 'meeting-set', changes: { kinds: [], voices: [] } });
    for (const angle of ['prevention', 'cooperation', 'say']) {
      session.inject('setup', { type: 'angle-set', angle: angle as never, changes: { dropped: true } });
    }
    await expect.element(page.getByRole('group', { name: /^Soort/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('group', { name: /^Wie sprak/ })).not.toBeInTheDocument();
    await expect.element(page.getByRole('group', { name: /^Invalshoek/ })).not.toBeInTheDocument();
  });
});
