import { describe, expect, test } from 'vitest';
import type { AngleId, StationId, ThemeId } from '../../src/domain/ids.ts';
import { Tally } from '../../src/domain/tally.ts';
import { highestCell, matrixShape } from '../../src/roles/facilitator/matrix-shape.ts';
import { heatStep } from '../../src/ui/heat.ts';
import { createFakeSession } from '../support/fake-session.ts';
import { ANGLES, ROUNDS, TABLES, THEMES } from '../support/fake-setup.ts';

const [TABLE] = TABLES as [StationId];
const evening = () => {
  const session = createFakeSession({ role: 'facilitator' });
  const tally = new Tally({});
  session.follow(tally);
  const say = (theme: string, angles: string[]) =>
    session.inject(TABLE, { type: 'captured', text: 'x', theme, angles, round: ROUNDS[0] });
  return { session, tally, say, shape: () => matrixShape(session.view.getState().setup, tally) };
};

describe('the rows and columns of the matrix', () => {
  test('are the themes and angles in the order of the set-up, and a column for what has no angle', () => {
    expect(evening().shape()).toEqual({ themes: THEMES, angles: [...ANGLES, 'none'] });
  });

  test('a theme or angle that was dropped goes, unless something was said under it', () => {
    const { session, say, shape } = evening();
    session.configure({ type: 'theme-set', theme: THEMES[0] as ThemeId, changes: { dropped: true } });
    session.configure({ type: 'angle-set', angle: ANGLES[0] as AngleId, changes: { dropped: true } });
    expect(shape().themes).not.toContain(THEMES[0]);
    expect(shape().angles).not.toContain(ANGLES[0]);
    say(THEMES[0] as string, [ANGLES[0] as string]);
    expect(shape()).toEqual({ themes: THEMES, angles: [...ANGLES, 'none'] });
  });

  test('what the set-up does not know comes last; nothing that was said is left out', () => {
    const { say, shape } = evening();
    say('newer-theme', ['newer-angle']);
    expect(shape()).toEqual({ themes: [...THEMES, 'newer-theme'], angles: [...ANGLES, 'newer-angle', 'none'] });
  });

  test('what was withdrawn takes its row along', () => {
    const { session, say, shape } = evening();
    const statement = say('newer-theme', []);
    session.inject(TABLE, { type: 'withdrawn', statement });
    expect(shape().themes).toEqual(THEMES);
  });

  test('the highest cell is that of cells, not of totals', () => {
    const { say, shape, tally } = evening();
    say('care', ['say']);
    say('care', ['say', 'prevention']);
    say('care', []);
    expect(highestCell(shape().themes, shape().angles, tally)).toBe(2);
  });
});

describe('the heat of a cell', () => {
  test('rises in equal steps to the fullest cell', () => {
    expect([0, 1, 20, 21, 40, 41, 60, 80, 81, 100].map((n) => heatStep(n, 100))).toEqual([
      0, 1, 1, 2, 2, 3, 3, 4, 5, 5,
    ]);
  });

  test('the first statements of an evening do not make it hot', () => {
    expect(heatStep(1, 1)).toBe(1);
    expect(heatStep(4, 4)).toBe(2);
  });

  test('one statement among thousands still shows', () => {
    expect(heatStep(1, 60_000)).toBe(1);
  });
});
