import { describe, expect, it } from 'vitest';
import { next, type Said, START, type Step } from '../../src/roles/wipe/steps.ts';

const walk = (lost: number | undefined, ...says: Said[]): Step =>
  says.reduce((step, said) => next(step, said, lost), START);

describe('the way to a wipe', () => {
  it('goes after one question where nothing is lost', () => {
    expect(walk(0, { say: 'wipe' }, { say: 'yes' })).toEqual({ at: 'going', agreed: 0 });
  });

  it('[WIPE-2] goes only when it is said twice, the second time with the number', () => {
    const once = walk(14, { say: 'wipe' }, { say: 'yes' });
    expect(once).toEqual({ at: 'second', agreed: 14, typed: '' });
    const second = (typed: string) => next(next(once, { say: 'type', typed }, 14), { say: 'yes' }, 14).at;
    expect(second('14')).toBe('going');
    for (const typed of ['', '1', '13', '15', '140', 'veertien', '14x', '-14'])
      expect(second(typed), typed).toBe('second');
  });

  it('takes a number in the thousands as people write it', () => {
    const twice = (typed: string) =>
      walk(1234, { say: 'wipe' }, { say: 'yes' }, { say: 'type', typed }, { say: 'yes' }).at;
    for (const typed of ['1234', '1.234', '1,234', ' 1 234 ']) expect(twice(typed), typed).toBe('going');
  });

  it('keeps everything when asked to, from every question', () => {
    expect(walk(3, { say: 'wipe' }, { say: 'keep' })).toEqual(START);
    expect(walk(3, { say: 'wipe' }, { say: 'yes' }, { say: 'keep' })).toEqual(START);
  });

  it('begins anew when there is more to lose than was agreed, and goes on when there is less', () => {
    for (const says of [[{ say: 'wipe' }], [{ say: 'wipe' }, { say: 'yes' }]] as Said[][]) {
      const step = walk(3, ...says);
      expect(next(step, { say: 'lost', now: 4 }, 4)).toEqual({ at: 'look', more: true });
      expect(next(step, { say: 'lost', now: 2 }, 2)).toBe(step);
    }
    expect(next(walk(0, { say: 'wipe' }), { say: 'lost', now: 1 }, 1)).toEqual({ at: 'look', more: true });
  });

  it('does not begin while it is not known what would be lost', () => {
    expect(walk(undefined, { say: 'wipe' })).toEqual(START);
    expect(walk(0, { say: 'yes' })).toEqual(START);
  });

  it('can be tried again when it could not begin', () => {
    const failed = next(walk(0, { say: 'wipe' }, { say: 'yes' }), { say: 'failed', why: 'unreachable' }, 0);
    expect(failed).toEqual({ at: 'failed', why: 'unreachable' });
    expect(next(failed, { say: 'wipe' }, 0)).toEqual({ at: 'first', agreed: 0 });
  });
});
