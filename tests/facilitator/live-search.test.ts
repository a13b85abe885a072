import { describe, expect, test, vi } from 'vitest';
import { LiveSearch } from '../../src/roles/facilitator/live-search.ts';
import { ChoiceCount } from '../../src/roles/facilitator/use-followed.ts';
import { createFakeSession } from '../support/fake-session.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';

function evening() {
  const session = createFakeSession({ role: 'facilitator' });
  const say = (text: string) =>
    session.inject(TABLES[0] as never, { type: 'captured', text, theme: 'care', angles: [], round: ROUNDS[0] });
  const search = new LiveSearch(session);
  const read = () => vi.waitFor(() => expect(search.state.getState().waiting).toBe(0));
  return { session, say, search, read };
}

describe('a search that goes on', () => {
  test('finds what was said before it, and what is said after', async () => {
    const { say, search, read } = evening();
    const one = say('Wachtlijst thuiszorg');
    search.seek('zorg');
    await read();
    expect(search.levelOf(one)).toBe(2);
    const count = new ChoiceCount({});
    search.follow(count);
    expect(count.total).toBe(1);
    const other = say('zorg op maat');
    say('meer bankjes');
    await vi.waitFor(() => expect(count.total).toBe(2));
    expect(search.levelOf(other)).toBe(0);
  });

  test('lets go of what is changed, withdrawn or erased', async () => {
    const { session, say, search, read } = evening();
    const ids = ['zorg a', 'zorg b', 'zorg c'].map(say);
    search.seek('zorg');
    await read();
    const count = new ChoiceCount({});
    search.follow(count);
    expect(count.total).toBe(3);
    const at = (i: number) => session.fold.stations.get(TABLES[0] as never)?.statements.get(ids[i] as never);
    const [a, b, c] = [at(0), at(1), at(2)];
    if (!a || !b || !c) throw new Error('Not said');
    session.amend(a, { text: 'bankjes' });
    session.withdraw(b);
    session.erase(c);
    await vi.waitFor(() => expect(count.total).toBe(0));
    expect(ids.map((id) => search.levelOf(id))).toEqual([undefined, undefined, undefined]);
  });

  test('seeks something else at once, and nothing when nothing is sought', async () => {
    const { say, search, read } = evening();
    const one = say('zorg');
    search.seek('school');
    await read();
    expect(search.levelOf(one)).toBeUndefined();
    search.seek('zorgen');
    expect(search.levelOf(one)).toBe(1);
    search.seek('');
    expect(search.levelOf(one)).toBeUndefined();
    search.close();
  });
});
