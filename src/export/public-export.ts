import * as v from 'valibot';
import type { Voice } from '../domain/code-lists.ts';
import { CodeLists, MeetingExport as Internal, type MeetingExport, SCHEMA_VERSION } from './export-schema.ts';
import { ExportedCount } from './figures-schema.ts';
import { ExportedFollowUp, ExportedPoint, ExportedPoll } from './harvest-schema.ts';
import { told } from './schema-parts.ts';
import { ExportedMeeting, ExportedStation } from './setup-schema.ts';
import { ExportedStatement } from './statement-schema.ts';

/**
 * A voice that fewer statements than this were said from could tell who spoke: one carer, one politician at a table. It is left out
 * everywhere.
 */
export const VOICE_COUNT_LEAST = 5;

const { voice, total } = { voice: ExportedStatement.entries.voice, total: ExportedCount.entries.total };

/** What a meeting may say in public: no devices, times, drafts or histories, nothing that was parked, withdrawn or erased. */
export const PublicExport = v.object({
  schemaVersion: v.literal(SCHEMA_VERSION),
  profile: v.literal('public'),
  exportedAt: Internal.entries.exportedAt,
  generator: Internal.entries.generator,
  meeting: v.omit(ExportedMeeting, ['running']),
  codeLists: v.omit(CodeLists, ['sources', 'statementFields', 'entryTypes']),
  themes: Internal.entries.themes,
  angles: Internal.entries.angles,
  rounds: Internal.entries.rounds,
  stations: v.array(v.omit(ExportedStation, ['generation', 'mergedInto'])),
  statements: told(
    v.array(
      v.object({
        ...v.pick(ExportedStatement, ['id', 'station', 'round', 'theme', 'angles', 'kind', 'quote', 'text']).entries,
        voice: told(voice, 'Null also where it could tell who spoke.'),
      }),
    ),
    'By station, in the order in which they were captured. Without those that were withdrawn or parked.',
  ),
  counts: v.object({
    all: ExportedCount,
    voices: told(
      v.array(v.object({ voice, total })),
      `Voices that at least ${VOICE_COUNT_LEAST} statements were said from; the others are counted with those without one (null).`,
    ),
  }),
  harvest: v.object({
    points: v.array(v.omit(ExportedPoint, ['note'])),
    followUps: v.array(ExportedFollowUp),
  }),
  polls: told(v.array(v.omit(ExportedPoll, ['spoilt'])), 'Votes that are closed.'),
});
export type PublicExport = v.InferOutput<typeof PublicExport>;

/** The part of an export that can be published. Words that were said stay as they were: someone has to read them before. */
export function publicExport(file: MeetingExport): PublicExport {
  const { running: _, ...meeting } = file.meeting;
  const { sources: __, statementFields: ___, entryTypes: ____, ...lists } = file.codeLists;
  const parked = new Set(file.harvest.parked.map((p) => p.statement));
  const open = file.statements.filter((s) => !s.withdrawn && !parked.has(s.id));
  const there = new Set(open.map((s) => s.id));
  const said = new Map<Voice | null, number>();
  for (const { voice } of open) said.set(voice, (said.get(voice) ?? 0) + 1);
  const shown = (voice: Voice | null) => (voice !== null && (said.get(voice) ?? 0) >= VOICE_COUNT_LEAST ? voice : null);
  const voices = [...said.keys()].filter((voice) => voice !== null && shown(voice) === voice).sort();
  const named = voices.reduce((sum, voice) => sum + (said.get(voice) ?? 0), 0);
  const all = { total: open.length, kinds: { strength: 0, concern: 0, idea: 0, question: 0, commitment: 0, none: 0 } };
  for (const { kind } of open) all.kinds[kind ?? 'none']++;
  return {
    schemaVersion: file.schemaVersion,
    profile: 'public',
    exportedAt: file.exportedAt,
    generator: file.generator,
    meeting,
    codeLists: lists,
    themes: file.themes,
    angles: file.angles,
    rounds: file.rounds,
    stations: file.stations.map(({ generation: _, mergedInto: __, ...station }) => station),
    statements: open.map(({ id, station, round, theme, angles, kind, voice, quote, text }) => {
      return { id, station, round, theme, angles, kind, quote, text, voice: shown(voice) };
    }),
    counts: {
      all,
      voices: [
        ...voices.map((voice) => ({ voice, total: said.get(voice) ?? 0 })),
        { voice: null, total: open.length - named },
      ],
    },
    harvest: {
      points: file.harvest.points.map(({ note: _, ...point }) => ({
        ...point,
        statements: point.statements.filter((s) => there.has(s.statement)),
      })),
      followUps: file.harvest.followUps,
    },
    polls: file.polls.filter((p) => !p.open).map(({ spoilt: _, ...poll }) => poll),
  };
}
