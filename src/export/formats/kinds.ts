/** The files that can be made of a meeting, in the order in which they are offered. */
export const EXPORT_KINDS = {
  all: ['json'],
  people: ['xlsx', 'csv', 'note-docx', 'note-markdown', 'report-html', 'feedback-html'],
  tools: ['talk-to-the-city', 'sensemaking', 'polis'],
} as const;
export type ExportGroup = keyof typeof EXPORT_KINDS;
export type ExportKind = (typeof EXPORT_KINDS)[ExportGroup][number];
