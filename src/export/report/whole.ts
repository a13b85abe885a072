import type { StationId } from '../../domain/ids.ts';
import type { MeetingFold } from '../../domain/meeting-fold.ts';
import { completenessOf, type DeviceReport } from '../completeness.ts';
import type { Profile, ReportStation } from './model.ts';
import type { ReportWords } from './report-words.ts';

/** How much of the meeting the report rests on, in sentences that say no more than is known. */
export function completenessInWords(
  fold: MeetingFold,
  stations: ReadonlyMap<StationId, ReportStation>,
  presence: readonly DeviceReport[],
  profile: Profile,
  { complete }: ReportWords,
): string[] {
  const { summary } = completenessOf(fold, [...stations.keys()], presence, fold.unknown);
  const { expected, silent, holding, holdingUnknown, unknownEntries } = summary;
  const out: string[] = [];
  if (expected === 0) out.push(complete.noStations);
  else if (silent.length === 0) out.push(complete.all(expected));
  else
    out.push(
      complete.silent(
        expected,
        silent.map((id) => stations.get(id)?.label ?? id),
      ),
    );
  if (holding) out.push(complete.holding(holding));
  if (holdingUnknown.length > 0) out.push(complete.unheard(holdingUnknown.length));
  if (holding === 0 && holdingUnknown.length === 0) out.push(complete.everything);
  if (unknownEntries > 0) out.push(complete.unreadable(unknownEntries));
  if (profile === 'public') out.push(complete.parkedOut);
  return out;
}
