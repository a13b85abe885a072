import { inSlices } from '../domain/slices.ts';
import { exportName } from '../export/file-name.ts';
import type { Choices } from '../export/formats/choices.ts';
import type { ExportKind } from '../export/formats/kinds.ts';
import type { Session } from '../sync/session.ts';
import type { ExportAnswer, ExportQuestion } from './export-worker.ts';
import { noteExport } from './exported.ts';

export interface MadeFile {
  name: string;
  blob: Blob;
}

/** The longest that the page is kept waiting at a time, in ms: it still draws every frame. */
const SLICE_MS = 8;
/** Of the work: what is done here, before the worker begins. */
const TEXT_SHARE = 0.5;

/**
 * Makes one file of the meeting as this device knows it now, without a network. The text of all of it is made here, in slices between which the
 * page draws: handing sixty thousand statements to a worker costs as much. Everything else is made in a worker, from that text.
 */
export async function makeExport(
  session: Session,
  kind: ExportKind,
  choices: Choices,
  progress: (share: number) => void,
): Promise<MadeFile> {
  const whole = kind === 'json' && choices.profile === 'internal';
  const { exportText } = await import('../export/export-text.ts');
  await session.wide?.stations.opened(); // a screen stands before all that the disk holds is known
  const { presence, setup } = session.view.getState();
  const exportedAt = Date.now();
  const breathe = inSlices(SLICE_MS, (done: number, of: number) => progress((whole ? 1 : TEXT_SHARE) * (done / of)));
  const parts = await exportText({ fold: session.fold, presence, exportedAt }, breathe, (part) => new Blob([part]));
  const text = new Blob(parts, { type: 'application/json' });
  const { id, title, date } = { ...setup, id: session.meeting };
  const meeting = { id, title, date: date ?? null };
  const name = exportName({ meeting, exportedAt: new Date(exportedAt).toISOString() });
  if (whole) {
    noteExport(session.meeting, exportedAt);
    return { name: `${name}.json`, blob: text };
  }
  progress(TEXT_SHARE);
  const { suffix, blob } = await inWorker({ text, kind, choices, presence: [...presence], madeAt: exportedAt });
  return { name: `${name}${suffix}`, blob };
}

function inWorker(question: ExportQuestion): Promise<{ suffix: string; blob: Blob }> {
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  return new Promise<{ suffix: string; blob: Blob }>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<ExportAnswer>) => {
      if (data.state === 'made') resolve(data);
      else reject(new Error(data.error));
    };
    worker.onerror = (event) => reject(new Error(event.message || 'The worker did not start.'));
    worker.postMessage(question);
  }).finally(() => worker.terminate());
}
