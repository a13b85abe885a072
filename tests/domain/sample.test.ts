import { describe, expect, test } from 'vitest';
import type { MeetingId } from '../../src/domain/ids.ts';
import { MeetingFold } from '../../src/domain/meeting-fold.ts';
import { sampleSetup } from '../../src/domain/sample-meeting.ts';
import { SAMPLE_STATEMENTS } from '../../src/domain/sample-statements.ts';
import { cleanText } from '../../src/domain/text.ts';

const meeting = 'voorbeeld' as MeetingId;
const fold = new MeetingFold(meeting);
sampleSetup('2026-10-08').forEach((body, i) => {
  fold.add(`${meeting}/setup`, { ...body, id: `setup-${i}`, clock: i + 1, at: 0, device: 'organiser' });
});
const { setup } = fold;

describe('the sample meeting', () => {
  test('is a set-up that this version knows whole', () => {
    expect(fold.unknown).toBe(0);
    expect(setup.themes.map((t) => t.id)).toEqual(['living-together', 'safety', 'taking-part', 'care', 'learning']);
    expect(setup.angles.map((a) => a.icon)).toEqual(['shield', 'hands', 'voice']);
    expect(setup.rounds.map((r) => r.minutes)).toEqual([45, 45]);
    expect(setup.stations.map((s) => [s.number, s.theme])).toEqual(setup.themes.map((t, i) => [i + 1, t.id]));
  });

  test('gives every theme and angle its own colour and icon, and words in both languages', () => {
    const marks = [...setup.themes, ...setup.angles];
    expect(new Set(marks.map((m) => m.colour)).size).toBe(marks.length);
    expect(new Set(marks.map((m) => m.icon)).size).toBe(marks.length);
    for (const words of [setup.title, ...marks.map((m) => m.name), ...setup.themes.flatMap(wordsOf)]) {
      expect(words.nl).not.toBe('');
      expect(words.en).toBeTruthy();
    }
  });
});

function wordsOf(theme: (typeof setup.themes)[number]) {
  return [theme.question, ...theme.subquestions];
}

describe('the statements of the sample meeting', () => {
  test('are at least 120, no two with the same words, each as the app itself would keep it', () => {
    expect(SAMPLE_STATEMENTS.length).toBeGreaterThanOrEqual(120);
    const texts = SAMPLE_STATEMENTS.map((s) => s.text);
    expect(new Set(texts.map((t) => t.toLowerCase())).size).toBe(texts.length);
    for (const text of texts) expect(cleanText(text)).toBe(text);
  });

  test('name only stations, rounds, themes and angles that the meeting has, inside the time of the round', () => {
    const stations = setup.stations.map((s) => s.id);
    const rounds = setup.rounds.map((r) => r.id);
    const themes = setup.themes.map((t) => t.id);
    const angles = setup.angles.map((a) => a.id);
    for (const s of SAMPLE_STATEMENTS) {
      expect(stations).toContain(s.station);
      expect(rounds).toContain(s.round);
      expect(themes).toContain(s.theme);
      expect(angles).toEqual(expect.arrayContaining(s.angles));
      expect(new Set(s.angles).size).toBe(s.angles.length);
      expect(s.minute).toBeLessThan(45);
    }
  });

  test('are spread unevenly over tables and rounds, and unevenly tagged, as at a real evening', () => {
    const perTable = setup.stations.map((t) => SAMPLE_STATEMENTS.filter((s) => s.station === t.id).length);
    expect(Math.max(...perTable)).toBeGreaterThan(4 * Math.min(...perTable));
    const share = (is: (s: (typeof SAMPLE_STATEMENTS)[number]) => boolean) =>
      SAMPLE_STATEMENTS.filter(is).length / SAMPLE_STATEMENTS.length;
    expect(share((s) => s.round === 'round-1')).toBeGreaterThan(0.55);
    expect(share((s) => s.angles.length === 0)).toBeGreaterThan(0.1);
    expect(share((s) => s.angles.length === 0)).toBeLessThan(0.2);
    expect(share((s) => s.angles.length > 1)).toBeGreaterThan(0.1);
    expect(share((s) => s.kind === undefined)).toBeGreaterThan(0.1);
    expect(share((s) => s.voice === undefined)).toBeGreaterThan(0.3);
    expect(SAMPLE_STATEMENTS.some((s) => s.text.length > 800)).toBe(true);
  });

  test('stand in the order in which each table wrote them', () => {
    for (const t of setup.stations) {
      const order = SAMPLE_STATEMENTS.filter((s) => s.station === t.id).map((s) => `${s.round} ${100 + s.minute}`);
      expect(order).toEqual([...order].sort());
    }
  });
});
