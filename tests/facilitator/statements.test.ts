import { describe, expect, test } from 'vitest';
import type { StationId, ThemeId } from '../../src/domain/ids.ts';
import type { Statement } from '../../src/domain/statement.ts';
import { countFrom, newestOf, placeAfter } from '../../src/roles/facilitator/statement-choice.ts';
import { amendments, isLong, otherWordings, SHORT_CHARACTERS } from '../../src/roles/facilitator/statement-marks.ts';
import { createFakeSession } from '../support/fake-session.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';

const [TABLE] = TABLES as [StationId];

function evening(count: number) {
  const session = createFakeSession({ role: 'facilitator' });
  const say = (text: string, theme = 'care') =>
    session.inject(TABLE, { type: 'captured', text, theme, angles: [], round: ROUNDS[0] });
  const ids = Array.from({ length: count }, (_, i) => say(`${i}`, i % 2 ? 'care' : 'safety'));
  return { session, say, ids, arrivals: () => session.view.getState().arrivals };
}
const texts = (statements: readonly Statement[]) => statements.map((s) => s.text);

describe('the statements of a choice', () => {
  test('come newest first, no more than asked for', () => {
    const { arrivals } = evening(6);
    expect(texts(newestOf(arrivals(), {}, 6, 4))).toEqual(['5', '4', '3', '2']);
    expect(texts(newestOf(arrivals(), { themes: ['safety' as ThemeId] }, 6, 10))).toEqual(['4', '2', '0']);
  });

  test('leave out what was withdrawn', () => {
    const { session, ids, arrivals } = evening(3);
    session.inject(TABLE, { type: 'withdrawn', statement: ids[1] });
    expect(texts(newestOf(arrivals(), {}, 3, 10))).toEqual(['2', '0']);
  });

  test('a list that is held shows what was there, with the words as they are now, and counts what came after', () => {
    const { session, say, ids, arrivals } = evening(3);
    const held = ids[2];
    say('new', 'care');
    say('other', 'safety');
    session.inject(TABLE, { type: 'amended', statement: ids[1], changes: { text: 'better' }, over: [ids[1]] });
    const end = placeAfter(arrivals(), held);
    expect(texts(newestOf(arrivals(), {}, end, 10))).toEqual(['2', 'better', '0']);
    expect(countFrom(arrivals(), { themes: ['care' as ThemeId] }, end)).toBe(1);
    expect(countFrom(arrivals(), {}, end)).toBe(2);
  });

  test('a list that was held at something that is gone shows everything again', () => {
    const { arrivals } = evening(2);
    expect(placeAfter(arrivals(), 'erased' as Statement['id'])).toBe(2);
    expect(placeAfter([], undefined)).toBe(0);
  });
});

describe('what stands beside a statement', () => {
  test('how often it was changed and when last; a withdrawal is no change of words', () => {
    const { session, ids } = evening(1);
    const statement = () => session.view.getState().arrivals[0] as Statement;
    expect(amendments(statement())).toBeUndefined();
    session.inject(TABLE, { type: 'amended', statement: ids[0], changes: { kind: 'idea' }, over: [ids[0]], at: 50 });
    session.inject(TABLE, { type: 'amended', statement: ids[0], changes: { quote: true }, over: [ids[0]], at: 70 });
    session.inject(TABLE, { type: 'withdrawn', statement: ids[0], at: 90 });
    expect(amendments(statement())).toEqual({ times: 2, lastAt: 70 });
  });

  test('the other words, when two devices changed them without having seen each other', () => {
    const { session, ids } = evening(1);
    for (const text of ['mine', 'yours']) {
      session.inject(TABLE, { type: 'amended', statement: ids[0], changes: { text }, over: [ids[0]], device: text });
    }
    const statement = session.view.getState().arrivals[0] as Statement;
    expect(statement.text).toBe('yours');
    expect(otherWordings(statement)).toEqual(['mine']);
  });

  test('it is shown short when it is long, in characters or in lines', () => {
    expect(isLong('x'.repeat(SHORT_CHARACTERS))).toBe(false);
    expect(isLong('x'.repeat(SHORT_CHARACTERS + 1))).toBe(true);
    expect(isLong('a\nb\nc\nd\ne')).toBe(false);
    expect(isLong('a\nb\nc\nd\ne\nf')).toBe(true);
  });
});
