import { describe, expect, test } from 'vitest';
import type { EntryId } from '../../src/domain/ids.ts';
import { dayOf, timeOf, wallTime } from '../../src/export/report/languages.ts';
import { SMALL_GROUP } from '../../src/export/report/privacy.ts';
import { fc } from '../support/property.ts';
import { anyMeeting, twoDeliveries } from './any-meeting.ts';
import {
  AT_CHATTERBOX,
  AT_INFORMATION,
  CONTESTED,
  entriesIn,
  fullMeeting,
  OTHER_WORDING,
  PARKED,
  RELEASED,
  reportFrom,
  WITHDRAWN,
} from './formats/report-meeting.ts';
import { type Placed, SETUP, sampleMeeting, stationDocument } from './meeting-entries.ts';

const internal = reportFrom(fullMeeting());
const open = reportFrom(fullMeeting(), { profile: 'public' });
const byId = (id: string) => internal.statements.find((s) => s.id === id);

describe('the report of the sample meeting', () => {
  test('has every statement once, with the words and tags that it was written down with', () => {
    const { statements } = sampleMeeting();
    for (const [id, given] of statements) {
      const found = internal.statements.filter((s) => s.id === id);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        text: id === CONTESTED ? OTHER_WORDING : given.text,
        kind: given.kind ?? null,
        voice: given.voice ?? null,
        quote: given.quote ?? false,
        withdrawn: id === WITHDRAWN,
        parked: id === PARKED,
        released: id === RELEASED,
      });
      expect(found[0]?.station.id).toBe(given.station);
      expect(found[0]?.round.id).toBe(given.round);
    }
    expect(internal.statements).toHaveLength(statements.size + AT_CHATTERBOX.length + AT_INFORMATION.length);
  });

  test('numbers statements by table, round and place', () => {
    expect(
      internal.statements
        .filter((s) => s.station.id === 'table-4')
        .map((s) => s.number)
        .slice(0, 2),
    ).toEqual(['T4-1-01', 'T4-1-02']);
    expect(internal.statements.filter((s) => s.station.kind === 'chatterbox').map((s) => s.number)).toEqual([
      'B1-1-01',
      'B1-1-02',
    ]);
    expect(new Set(internal.statements.map((s) => s.number)).size).toBe(internal.statements.length);
  });

  test('has the points with what lies under them, the answers, and the follow-ups', () => {
    const [first] = internal.points;
    expect(first).toMatchObject({
      title: 'Eén vast gezicht, één keer je verhaal',
      stations: 2,
      response: { outcome: 'taken-up', label: 'Overgenomen', who: 'Wethouder Zorg', date: '2027-01-14' },
      followUps: [{ who: 'Wmo-loket', due: '2027-03-01', voiceLabel: 'Ambtenaar' }],
    });
    expect(first?.statements[0]?.text).toMatch(/^3 loketten gehad/);
    expect(first?.statements[0]?.points).toEqual([first?.title]);
    expect(internal.points.map((p) => p.statements.length)).toEqual([5, 5, 5, 4]);
    expect(internal.numbers.unsorted).toBe(internal.numbers.statements - 19);
  });

  test('has the votes of tables and of viewers', () => {
    expect(internal.polls).toMatchObject([
      { title: 'Wat eerst?', voters: 'tables', open: false, votes: 5, options: [{ dots: 10 }, { dots: 5 }] },
      { title: 'En thuis?', voters: 'viewers', open: true, votes: 2, options: [{ dots: 2 }] },
    ]);
  });

  test('has what the tables found important, and a round in one sentence', () => {
    expect(internal.statements.filter((s) => s.marked).length).toBeGreaterThan(3);
    expect(internal.summaries.map((s) => [s.station.label, s.round.label, s.text])).toEqual([
      ['Tafel 3', 'Ronde 1', 'Meedoen begint met gevraagd worden.'],
      ['Tafel 4', 'Ronde 2', 'Een vast gezicht, eerder erbij, en laat ons meebeslissen.'],
    ]);
  });

  test('has a matrix that adds up, with a statement of two angles in both columns', () => {
    const { rows, totals, total, columns } = internal.matrix;
    expect(columns).toEqual(['Preventie', 'Samenwerking', 'Zeggenschap', 'Geen invalshoek']);
    expect(rows.reduce((n, r) => n + r.total, 0)).toBe(total);
    expect(total).toBe(internal.numbers.statements);
    for (const [i, sum] of totals.entries()) expect(rows.reduce((n, r) => n + (r.counts[i] ?? 0), 0)).toBe(sum);
  });

  test('has both wordings of what two devices changed', () => {
    expect(byId(CONTESTED)?.contested).toEqual([
      { field: 'Uitspraak', wordings: ['Eerste andere wording', OTHER_WORDING] },
    ]);
  });

  test('is in English where the meeting has English words, and in Dutch where it has not', () => {
    const english = reportFrom(fullMeeting(), { language: 'en' });
    expect(english.meeting.title).toMatch(/^Everbroek round the table/);
    expect(english.stations.map((s) => s.label)).toContain('Information point 1, At the entrance');
    expect(english.points[0]?.response?.label).toBe('Taken up');
    expect(english.points[0]?.title).toBe(internal.points[0]?.title);
  });
});

describe('the public report', () => {
  test('leaves out what was withdrawn or set aside, and keeps the numbers of the rest', () => {
    const numbers = new Map(internal.statements.map((s) => [s.id, s.number]));
    expect(open.statements.map((s) => s.id)).toEqual(
      internal.statements.map((s) => s.id).filter((id) => id !== WITHDRAWN && id !== PARKED),
    );
    for (const s of open.statements) expect(s.number).toBe(numbers.get(s.id));
    expect(open.numbers.statements).toBe(open.statements.length);
  });

  test('has no devices, no wordings beside the one that stands, and no times of statements', () => {
    for (const s of open.statements) expect(s).toMatchObject({ device: undefined, at: undefined, contested: [] });
    const text = JSON.stringify(open);
    for (const hidden of ['tablet-', 'Eerste andere wording', WITHDRAWN.concat('"'), PARKED.concat('"'), 'laptop']) {
      expect(text).not.toContain(hidden);
    }
  });

  test('keeps a parked statement that lies under a point: somebody needed it after all', () => {
    const placed = entriesIn('voorbeeld/harvest' as Placed['document'], 'again', [
      { type: 'placed', station: 'table-1', statement: PARKED, point: 'plekken', placed: true },
    ]);
    const made = reportFrom([...fullMeeting(), ...placed], { profile: 'public' });
    expect(made.statements.map((s) => s.id)).toContain(PARKED);
  });

  test('tells a voice only when enough statements have it', () => {
    for (const { voice, count } of internal.voices) {
      const said = open.statements.filter((s) => s.voice === voice).length;
      const told = open.voices.find((v) => v.voice === voice)?.count;
      if (voice === null) expect(told).toBe(said);
      else if ((count ?? 0) < SMALL_GROUP) expect([said, told]).toEqual([0, undefined]);
      else expect(told).toBe(said);
    }
  });

  test('never lets a small number be worked out, in any meeting', () => {
    fc.assert(
      fc.property(anyMeeting, (placed) => {
        const made = reportFrom(placed, { profile: 'public' });
        for (const { voice, count } of made.voices) {
          if (voice === null) continue;
          if (count !== undefined) expect(count).toBeGreaterThanOrEqual(SMALL_GROUP);
          else
            expect(made.statements.some((s) => s.voice === voice || s.voiceLabel !== '')).toBe(
              made.statements.some((s) => s.voice !== null),
            );
        }
        expect(made.voices.reduce((n, v) => n + (v.count ?? 0), 0)).toBe(made.numbers.statements);
      }),
    );
  });
});

test('a statement that was changed after it was released is not taken for released', () => {
  const released = new Map([[RELEASED as EntryId, { text: 'Zo stond het er eerst' }]]);
  const made = reportFrom(fullMeeting(), { profile: 'public', released });
  expect(made.statements.some((s) => s.released)).toBe(false);
  expect(open.statements.filter((s) => s.released).map((s) => s.id)).toEqual([RELEASED]);
});

describe('completeness', () => {
  const held = (station: string, n: number) => ({ station, device: 'd', heardAt: 5, held: n });

  test('says no more than is known', () => {
    expect(internal.completeness).toEqual([
      'Van alle 7 posten is iets binnen.',
      'Van 7 posten is niet bekend of er nog iets op een tablet staat.',
    ]);
    const all = internal.stations.map((s) => held(s.id, 0));
    expect(reportFrom(fullMeeting(), { presence: all }).completeness).toEqual([
      'Van alle 7 posten is iets binnen.',
      'Geen tablet heeft gemeld dat er nog iets bij hoort.',
    ]);
    expect(reportFrom(fullMeeting(), { presence: [...all.slice(1), held('table-1', 3)] }).completeness).toContain(
      'Tablets hadden toen ze zich het laatst meldden nog 3 regels bij zich die hier niet bij zitten.',
    );
  });

  test('names the stations that nothing came from', () => {
    const silent = entriesIn(SETUP, 'silent', [{ type: 'station-set', station: 'table-9', changes: { number: 9 } }]);
    expect(reportFrom([...fullMeeting(), ...silent]).completeness[0]).toBe(
      'Van 1 van de 8 posten is niets binnen: Tafel 9.',
    );
  });
});

describe('any meeting', () => {
  test('gives the same report in whatever order its entries came in', () => {
    fc.assert(
      fc.property(twoDeliveries, ({ once, messy }) => {
        expect(reportFrom(messy)).toEqual(reportFrom(once));
      }),
    );
  });

  test('has each of its statements once, under a number of its own, in words that exist', () => {
    fc.assert(
      fc.property(anyMeeting, fc.constantFrom('nl', 'en'), (placed, language) => {
        const made = reportFrom(placed, { language });
        const kept = made.statements.map((s) => `${s.station.id}/${s.id}`);
        expect(new Set(kept).size).toBe(kept.length);
        expect(new Set(made.statements.map((s) => s.number)).size).toBe(kept.length);
        for (const s of made.statements) {
          expect(made.stations).toContain(s.station);
          expect(made.rounds).toContain(s.round);
          expect(s.theme).not.toBe('');
        }
        expect(made.numbers.statements).toBe(made.statements.filter((s) => !s.withdrawn).length);
      }),
    );
  });

  test('with two tables of one number keeps their statements apart', () => {
    const captured = { type: 'captured', text: 'x', theme: 'care', angles: [], round: 'round-1' };
    const two = reportFrom([
      ...entriesIn(SETUP, 'two', [
        { type: 'station-set', station: 'a', changes: { number: 4 } },
        { type: 'station-set', station: 'b', changes: { number: 4 } },
      ]),
      ...entriesIn(stationDocument('a'), 'a', [captured]),
      ...entriesIn(stationDocument('b'), 'b', [captured]),
      ...entriesIn(stationDocument('stranger'), 'c', [captured]),
    ]);
    expect(two.statements.map((s) => s.number)).toEqual(['T4-1-01', 'T4b-1-01', 'X1-1-01']);
    expect(two.statements[2]?.station.label).toBe('Onbekende post stranger');
  });

  test('that was erased in part has nothing of what was erased', () => {
    const gone = 'table-4-1';
    const erased = entriesIn(SETUP, 'erase', [{ type: 'erased', station: 'table-4', statement: gone }]);
    const made = reportFrom([...fullMeeting(), ...erased]);
    expect(made.statements.some((s) => s.id === gone)).toBe(false);
    expect(JSON.stringify(made)).not.toContain(byId(gone)?.text);
  });
});

describe('times', () => {
  test('are those of the hall, in summer and in winter, wherever the file is made', () => {
    expect(timeOf(Date.UTC(2026, 6, 1, 17, 30), 'nl')).toBe('19:30');
    expect(timeOf(Date.UTC(2026, 11, 1, 17, 30), 'nl')).toBe('18:30');
    expect(dayOf(Date.UTC(2026, 11, 31, 23, 30), 'nl')).toBe('1 januari 2027');
    expect(new Date(wallTime(Date.UTC(2026, 9, 25, 0, 59))).toISOString()).toBe('2026-10-25T02:59:00.000Z');
    expect(new Date(wallTime(Date.UTC(2026, 9, 25, 1, 0))).toISOString()).toBe('2026-10-25T02:00:00.000Z');
  });

  test('of a clock that is wrong by ages can be written all the same', () => {
    for (const ms of [0, -1, Number.NaN, Number.MAX_SAFE_INTEGER]) {
      expect(dayOf(ms, 'nl')).toMatch(/\d{4}/);
      expect(Number.isFinite(wallTime(ms))).toBe(true);
    }
  });
});
