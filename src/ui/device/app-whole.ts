/** A page asks the service worker how many files of the app are not on this device. It fetches those, too. */
export interface AskWhole {
  type: 'whole';
}
/** The answer, as things stood when it was asked. */
export interface AnswerWhole {
  missing: number;
}

/** A worker answers within milliseconds once it runs; one that was put away has to be started, and then looks for each file. */
const ANSWER_PATIENCE_MS = 5_000;

/** How many files of the app are not on this device; undefined from a worker that does not tell. */
export function missingFiles(worker: ServiceWorker): Promise<number | undefined> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    const done = (missing: number | undefined) => {
      clearTimeout(timer);
      port1.close();
      resolve(missing);
    };
    const timer = setTimeout(done, ANSWER_PATIENCE_MS, undefined);
    port1.onmessage = ({ data }: MessageEvent<AnswerWhole>) => done(data.missing);
    worker.postMessage({ type: 'whole' } satisfies AskWhole, [port2]);
  });
}
