import { MeetingFold } from '../domain/meeting-fold.ts';
import { everyFold } from '../domain/other-folds.ts';
import type { DeviceReport } from '../export/completeness.ts';
import type { Choices } from '../export/formats/choices.ts';
import type { ExportKind } from '../export/formats/kinds.ts';
import { writeFile } from '../export/formats/write.ts';
import { publicExport } from '../export/public-export.ts';
import { readExport } from '../export/read-export.ts';
import { reportOf } from '../export/report/report.ts';
import { serialize } from '../export/serialize.ts';

/** What the page asks its worker for. */
export interface ExportQuestion {
  /** The whole meeting, as its JSON export. */
  text: Blob;
  kind: ExportKind;
  choices: Choices;
  presence: DeviceReport[];
  /** ms since 1970 */
  madeAt: number;
}
export type ExportAnswer = { state: 'made'; suffix: string; blob: Blob } | { state: 'failed'; error: string };

addEventListener('message', ({ data }: MessageEvent<ExportQuestion>) => {
  make(data).then(
    (answer) => postMessage(answer),
    (error) => postMessage({ state: 'failed', error: String(error) } satisfies ExportAnswer),
  );
});

async function make({ text, kind, choices, presence, madeAt }: ExportQuestion): Promise<ExportAnswer> {
  const whole = await text.text();
  if (kind === 'json') {
    const blob = new Blob([serialize(publicExport(JSON.parse(whole)))], { type: 'application/json' });
    return { state: 'made', suffix: '-openbaar.json', blob };
  }
  const read = readExport(whole);
  if (read.state !== 'read') throw new Error(`The export cannot be read back: ${JSON.stringify(read)}`);
  const folds = everyFold();
  const fold = new MeetingFold(read.file.meeting, folds);
  for (const [document, entries] of read.file.documents) for (const entry of entries) fold.add(document, entry);
  const { language, profile } = choices;
  const report = reportOf({
    fold,
    ...folds,
    presence,
    madeAt,
    language,
    profile,
    released: folds.screen.shown.released,
  });
  const { suffix, type, content } = await writeFile(kind, report, choices);
  return { state: 'made', suffix, blob: new Blob([content], { type }) };
}
