import type { Report } from '../report/model.ts';
import type { Choices } from './choices.ts';
import type { ExportKind } from './kinds.ts';

/** What is made of a report: all kinds but the whole meeting itself. */
export type WrittenKind = Exclude<ExportKind, 'json'>;
export interface WrittenFile {
  /** Behind the name of the meeting, with its ending. */
  suffix: string;
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const CSV = 'text/csv;charset=utf-8';
const HTML = 'text/html;charset=utf-8';

/** Writes one file. What a kind needs is fetched when it is asked for. */
export async function writeFile(kind: WrittenKind, report: Report, choices: Choices): Promise<WrittenFile> {
  switch (kind) {
    case 'xlsx': {
      const { reportXlsx } = await import('./xlsx.ts');
      return { suffix: '.xlsx', type: XLSX, content: owned(reportXlsx(report)) };
    }
    case 'csv': {
      const { statementsCsv } = await import('./csv.ts');
      // what a Dutch Excel opens by itself; an English one takes a comma
      const separator = report.language === 'nl' ? ';' : ',';
      return { suffix: '.csv', type: CSV, content: statementsCsv(report, { separator }) };
    }
    case 'note-docx': {
      const { noteDocx } = await import('./note-docx.ts');
      return { suffix: '-notitie.docx', type: DOCX, content: owned(await noteDocx(report, choices)) };
    }
    case 'note-markdown': {
      const { noteMarkdown } = await import('./note-markdown.ts');
      return { suffix: '-notitie.md', type: 'text/markdown;charset=utf-8', content: noteMarkdown(report, choices) };
    }
    case 'report-html': {
      const { reportHtml } = await import('./report-html.ts');
      return { suffix: '-rapport.html', type: HTML, content: reportHtml(report, choices) };
    }
    case 'feedback-html': {
      const { feedbackHtml } = await import('./feedback-html.ts');
      return { suffix: '-terugkoppeling.html', type: HTML, content: feedbackHtml(report, choices) };
    }
    case 'talk-to-the-city': {
      const { talkToTheCityCsv } = await import('./talk-to-the-city.ts');
      return withReadme(kind, talkToTheCityCsv(report), report);
    }
    case 'sensemaking': {
      const { sensemakingCsv } = await import('./sensemaking.ts');
      return withReadme(kind, sensemakingCsv(report), report);
    }
    case 'polis': {
      const { polisCsv } = await import('./polis.ts');
      return withReadme(kind, polisCsv(report), report);
    }
  }
}

/** What stands for people in these files has to be said with them, so the two go in one file. */
async function withReadme(kind: WrittenKind, csv: string, report: Report): Promise<WrittenFile> {
  const [{ strToU8, zipSync }, { toolsReadme }] = await Promise.all([import('fflate'), import('./tools-readme.ts')]);
  const files = {
    [kind === 'polis' ? 'polis-comments.csv' : `${kind}.csv`]: strToU8(csv),
    [report.language === 'nl' ? 'lees-mij.txt' : 'read-me.txt']: strToU8(toolsReadme(report)),
  };
  return { suffix: `-${kind}.zip`, type: 'application/zip', content: owned(zipSync(files)) };
}

/** Bytes that nobody shares, as a `Blob` wants them. */
function owned(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : Uint8Array.from(bytes);
}
