import { DeviceId, type MeetingId, parseId, type StationId } from '../../domain/ids.ts';
import { MeetingFold } from '../../domain/meeting-fold.ts';
import { type HandedDraft, handOverText } from '../../handover/hand-over-file.ts';
import type { Findings } from './find.ts';

/** All that was found of one meeting, whichever place it lay in. */
export interface Rescued {
  meeting: MeetingId;
  title: string;
  statements: number;
  /** Numbers of the tables with statements here; those without a number by their identifier. */
  tables: readonly (number | StationId)[];
  drafts: readonly HandedDraft[];
  file(now: number): string;
}

/** For a device whose own name was lost or damaged: a file needs one, and is not read with one that is none. */
const NAMELESS = 'rescued' as DeviceId;

export function byMeeting(found: Findings): Rescued[] {
  const ids = new Set([...found.entries.map((e) => e.document.split('/')[0]), ...found.drafts.map((d) => d.meeting)]);
  return [...ids].flatMap((id) => (id ? rescued(found, id as MeetingId) : []));
}

function rescued(found: Findings, meeting: MeetingId): Rescued {
  const entries = found.entries.filter((e) => e.document.startsWith(`${meeting}/`));
  const fold = new MeetingFold(meeting);
  for (const { document, entry } of entries) fold.add(document, entry);
  const stations = [...fold.stations].filter(([, station]) => station.statements.size > 0);
  const numbers = new Map(fold.setup.stations.map((s) => [s.id, s.number]));
  const drafts = newestDrafts(found, meeting);
  return {
    meeting,
    title: fold.setup.title.nl || found.titles.get(meeting) || '',
    statements: stations.reduce((n, [, station]) => n + station.statements.size, 0),
    tables: stations.map(([id]) => numbers.get(id) ?? id),
    drafts,
    file: (now) =>
      handOverText({
        meeting,
        device: parseId(DeviceId, found.devices.get(meeting)) ?? NAMELESS,
        madeAt: now,
        entries: entries.map(({ document, entry }) => [document, entry] as const),
        drafts,
      }),
  };
}

/** The same text lies in two places; each is told once. */
function newestDrafts(found: Findings, meeting: MeetingId): HandedDraft[] {
  const drafts = new Map<string, HandedDraft>();
  for (const { meeting: of, station, at, text } of found.drafts) {
    const key = `${station} ${text}`;
    if (of === meeting && (drafts.get(key)?.at ?? -1) < at) drafts.set(key, { station, at, text });
  }
  return [...drafts.values()].sort((a, b) => b.at - a.at);
}
