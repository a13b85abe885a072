import type { MeetingExport } from './export-schema.ts';

/** Leaves room for the rest of the name in the 143 characters of the strictest file system in use (eCryptfs). */
const TITLE_LIMIT = 60;

interface Exported {
  meeting: Pick<MeetingExport['meeting'], 'id' | 'title' | 'date'>;
  /** RFC 3339. */
  exportedAt: string;
}

/**
 * A name that every system takes and that two exports do not share: `tafellaken-<title>-<day>-export-<moment>.json`, in small
 * ASCII letters, digits and hyphens but for the `T` and `Z` of the moment (UTC). A title without such letters gives way to the
 * meeting's identifier.
 */
export function exportFileName(of: Exported): string {
  return `${exportName(of)}.json`;
}

/** The same without its ending, for files of other kinds. */
export function exportName({ meeting, exportedAt }: Exported): string {
  const title = asciiWords(meeting.title.nl) || meeting.id;
  const moment = exportedAt.replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return ['tafellaken', title, meeting.date, 'export', moment].filter(Boolean).join('-');
}

export function asciiWords(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, TITLE_LIMIT)
    .replaceAll(/^-+|-+$/g, '');
}
