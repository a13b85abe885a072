import { describe, expect, test } from 'vitest';
import type { AngleId, ThemeId } from '../../src/domain/ids.ts';
import type { Filter } from '../../src/domain/tally.ts';
import {
  isCellChosen,
  isEmpty,
  isOn,
  matrixFilter,
  toggled,
  withCell,
  withField,
} from '../../src/roles/facilitator/filter-choice.ts';

const ideas: Filter = { kinds: ['idea'] };
const careAndSay: Filter = { kinds: ['idea'], themes: ['care' as ThemeId], angles: ['say' as AngleId] };

describe('choosing what to see', () => {
  test('a click on a cell chooses its theme and angle and leaves the rest of the filter alone', () => {
    expect(withCell(ideas, 'care', 'say')).toEqual(careAndSay);
    expect(isCellChosen(careAndSay, 'care', 'say')).toBe(true);
    expect(isCellChosen(careAndSay, 'care', undefined)).toBe(false);
    expect(isCellChosen(careAndSay, 'care', 'none')).toBe(false);
  });

  test('the same click again takes the choice off', () => {
    expect(withCell(careAndSay, 'care', 'say')).toEqual(ideas);
  });

  test('a click on another cell goes there at once', () => {
    expect(withCell(careAndSay, 'safety', 'none')).toEqual({ ...ideas, themes: ['safety'], angles: ['none'] });
  });

  test('the total of a row or a column leaves the other side open', () => {
    expect(withCell(careAndSay, 'care', undefined)).toEqual({ ...ideas, themes: ['care'] });
    expect(withCell({}, undefined, 'say')).toEqual({ angles: ['say'] });
    expect(withCell(careAndSay, undefined, undefined)).toEqual(ideas);
    expect(isCellChosen({}, undefined, undefined)).toBe(false);
  });

  test('the numbers of the matrix follow everything but its own rows and columns', () => {
    expect(matrixFilter(careAndSay)).toEqual(ideas);
  });

  test('a value goes on and off, and the last one off leaves no empty choice behind', () => {
    const on = toggled({}, 'voices', 'carer');
    expect(on).toEqual({ voices: ['carer'] });
    expect(isOn(on, 'voices', 'carer')).toBe(true);
    expect(toggled(on, 'voices', 'carer')).toEqual({});
    expect(withField(on, 'voices', [])).toEqual({});
    expect(isEmpty(toggled(on, 'voices', 'carer'))).toBe(true);
    expect(isEmpty(on)).toBe(false);
  });
});
