import { appendFileSync } from 'node:fs';

/** What one series of a torture came to; `npm run torture` adds up those of a part. */
export interface Result {
  /** As `npm run torture -- list` names it. */
  part: string;
  /** How often the harm was done. */
  runs: number;
  kept: number;
  lost: number;
  /** Statements that stood somewhere twice. */
  twice: number;
  /** The browser and its version, or the hub. */
  of: string;
  /** What else is worth knowing, in words. */
  note?: string;
}

/** Prints a series' result, and hands it to `npm run torture` when that started this run. */
export function tell(result: Result): void {
  const { part, of, runs, kept, lost, twice, note } = result;
  console.log(
    `torture, ${part}: ${runs} runs of ${of}; ${kept} statements called kept, ${lost} lost, ${twice} twice${note ? `; ${note}` : ''}`,
  );
  const file = process.env.TORTURE_RESULTS;
  if (file) appendFileSync(file, `${JSON.stringify(result)}\n`);
}
