import { describe, expect, test } from 'vitest';
import type { StationId } from '../../src/domain/ids.ts';
import { Tally } from '../../src/domain/tally.ts';
import { filterOptions, valueLabel } from '../../src/roles/facilitator/filter-options.ts';
import { meetingNames } from '../../src/roles/facilitator/meeting-names.ts';
import { WORDS } from '../../src/roles/facilitator/words.ts';
import { createFakeSession } from '../support/fake-session.ts';
import { ROUNDS, TABLES } from '../support/fake-setup.ts';

const [TABLE] = TABLES as [StationId];

function menus() {
  const session = createFakeSession({ role: 'facilitator' });
  const tally = new Tally({});
  session.follow(tally);
  const options = (field: Parameters<typeof filterOptions>[0]) => {
    const { setup } = session.view.getState();
    return filterOptions(field, setup, tally, meetingNames(setup, 'nl'), WORDS.nl);
  };
  return { session, options };
}

describe('what can be chosen in the filter', () => {
  test('each value with its name and how many statements carry it, and one for those that carry none', () => {
    const { session, options } = menus();
    session.inject(TABLE, { type: 'captured', text: 'x', theme: 'care', angles: [], kind: 'idea', round: ROUNDS[1] });
    expect(options('angles')).toEqual([
      { id: 'prevention', label: 'Preventie', count: 0 },
      { id: 'cooperation', label: 'Samenwerking', count: 0 },
      { id: 'say', label: 'Zeggenschap', count: 0 },
      { id: 'none', label: 'Zonder invalshoek', count: 1 },
    ]);
    expect(options('kinds').find((o) => o.id === 'idea')).toEqual({ id: 'idea', label: 'Idee', count: 1 });
    expect(options('voices').at(-1)).toEqual({ id: 'none', label: 'Onbekend wie sprak', count: 1 });
    expect(options('stations')[0]).toEqual({ id: TABLE, label: 'Tafel 1', count: 1 });
    expect(options('rounds').map((o) => o.count)).toEqual([0, 1]);
    expect(options('themes').map((o) => o.label)).toEqual(['Samenleven', 'Veiligheid', 'Meedoen', 'Zorg', 'Leren']);
  });

  test('a kind that the meeting does not use is offered only when a statement carries it all the same', () => {
    const { session, options } = menus();
    session.configure({ type: 'meeting-set', changes: { kinds: ['idea'] } });
    expect(options('kinds').map((o) => o.id)).toEqual(['idea', 'none']);
    session.inject(TABLE, {
      type: 'captured',
      text: 'x',
      theme: 'care',
      angles: [],
      kind: 'question',
      round: ROUNDS[0],
    });
    expect(options('kinds').map((o) => o.id)).toEqual(['idea', 'question', 'none']);
  });

  test('a value of an old address that nobody knows any more is called by its identifier', () => {
    const { setup } = createFakeSession({ role: 'facilitator' }).view.getState();
    const names = meetingNames(setup, 'nl');
    expect(valueLabel('themes', 'gone-theme', names, WORDS.nl)).toBe('gone-theme');
    expect(valueLabel('stations', 'gone-table', names, WORDS.nl)).toBe('gone-table');
  });

  test('a table with a name of its own is called by number and name, in the language of the screen', () => {
    const session = createFakeSession({ role: 'facilitator' });
    session.configure({
      type: 'station-set',
      station: TABLE,
      changes: { name: { nl: 'Bij het raam', en: 'By the window' } },
    });
    const { setup } = session.view.getState();
    expect(meetingNames(setup, 'nl').station(TABLE)).toBe('Tafel 1, Bij het raam');
    expect(meetingNames(setup, 'en').station(TABLE)).toBe('Table 1, By the window');
    session.configure({ type: 'station-set', station: TABLE, changes: { kind: 'chatterbox' } });
    expect(meetingNames(session.view.getState().setup, 'nl').onlyTables).toBe(false);
  });
});
