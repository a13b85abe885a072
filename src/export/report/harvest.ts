import { VOICE_LABELS } from '../../domain/code-lists.ts';
import type { HarvestFold } from '../../domain/harvest-fold.ts';
import type { PointId } from '../../domain/harvest-ids.ts';
import { inWords, type Language } from './languages.ts';
import type { ReportFollowUp, ReportPoint, ReportStatement } from './model.ts';
import type { ReportWords } from './report-words.ts';

/** Titles of points in the harvest's order, each found by its name. */
export function pointTitles(harvest: HarvestFold, words: ReportWords): Map<PointId, string> {
  return new Map(harvest.points.map((p) => [p.id, p.title.trim() || words.untitledPoint]));
}

export function reportFollowUps(
  harvest: HarvestFold,
  titles: ReadonlyMap<PointId, string>,
  language: Language,
  words: ReportWords,
): { followUp: ReportFollowUp; points: readonly PointId[] }[] {
  return harvest.followUps.map(({ id, what, who, due, voice, points, done }) => ({
    points,
    followUp: {
      id,
      what: what.trim() || words.namelessFollowUp,
      who,
      due,
      voiceLabel: voice ? inWords(VOICE_LABELS[voice], language) : '',
      points: points.flatMap((p) => titles.get(p) ?? []),
      done,
    },
  }));
}

/** The points in order. `statements`: those of the report; what is withdrawn or not in it supports no point. */
export function reportPoints(
  harvest: HarvestFold,
  titles: ReadonlyMap<PointId, string>,
  statements: readonly ReportStatement[],
  followUps: readonly { followUp: ReportFollowUp; points: readonly PointId[] }[],
  words: ReportWords,
): ReportPoint[] {
  const byPlace = new Map(statements.map((s) => [`${s.station.id}/${s.id}`, s]));
  return harvest.points.map(({ id, note }) => {
    const under = harvest.under(id).flatMap(({ station, statement }) => {
      const found = byPlace.get(`${station}/${statement}`);
      return found && !found.withdrawn ? [found] : [];
    });
    const response = harvest.response(id);
    return {
      id,
      title: titles.get(id) ?? '',
      note,
      statements: under,
      stations: new Set(under.map((s) => s.station)).size,
      response: response && { ...response, label: words.outcomes[response.outcome] },
      followUps: followUps.filter((f) => f.points.includes(id)).map((f) => f.followUp),
    };
  });
}
