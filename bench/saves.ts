import type { Browser, Page } from 'playwright';
import { saveAndRest, watchRows } from './row-watch.ts';
import { type Span, type Trace, traced } from './trace.ts';

/** What was measured of statements that were typed and saved by keyboard. Unit: ms. */
export interface Saves {
  /** Of each key with a character: from the press until it was shown. */
  keystroke: number[];
  /** The same in processor time of the page's main thread: what else the machine does is not in it. */
  keystrokeCpu: number[];
  /** Of each save, from the press of Enter until this was shown: the statement, the word that it is kept, the word that it was received. */
  visible: number[];
  kept: number[];
  keptCpu: number[];
  received: number[];
  /** Of each save, from the press of Enter until the screen had come to rest: the longest frame, the most work in one, the longest task. */
  frame: number[];
  frameCpu: number[];
  task: number[];
}

/** Where statements can be saved: a page with one text field, in which each statement becomes a `[data-row]`, newest first. */
export interface Desk {
  page: Page;
  /** Slows the page's processor so many times. A slowed page keeps a core busy even while it rests, so that only one is at a time. */
  slow(times: number): Promise<void>;
  /** What a row says of itself at last: a page without a hub never says `received`. */
  last: 'kept' | 'received';
  saves: Saves;
}

/** Between two keys: much faster than anyone types at a table, and slow enough for each key to be shown before the next. */
const KEY_PAUSE_MS = 60;
/** Longer than the status line waits for calm. */
const REST_MS = 900;

/** Gets a page ready for measuring. */
export async function openDesk(page: Page, last: Desk['last']): Promise<Desk> {
  const devtools = await page.context().newCDPSession(page);
  const slow = async (times: number) => void (await devtools.send('Emulation.setCPUThrottlingRate', { rate: times }));
  await watchRows(page, REST_MS);
  const saves = {
    keystroke: [],
    keystrokeCpu: [],
    visible: [],
    kept: [],
    keptCpu: [],
    received: [],
    frame: [],
    frameCpu: [],
    task: [],
  };
  return { page, slow, last, saves };
}

/** Types and saves each text on a processor so many times slower, and adds what was measured to the desk's saves. */
export async function typeAndSave(
  browser: Browser,
  { page, slow, last, saves }: Desk,
  texts: readonly string[],
  slowdown: number,
): Promise<void> {
  await page.getByRole('textbox').first().focus();
  await slow(slowdown);
  const trace = await traced(browser, page, async () => {
    for (const text of texts) {
      await page.keyboard.type(text, { delay: KEY_PAUSE_MS });
      await saveAndRest(page, text, last);
    }
  });
  await slow(1);
  const enters = trace.marks.filter((m) => m.name === 'enter').map((m) => keyOf(trace, m.at));
  if (enters.length !== texts.length) throw new Error(`${enters.length} of ${texts.length} saves are in the trace`);
  for (const enter of enters) addSave(trace, enter, last, saves);
  for (const key of trace.keys) {
    if (enters.includes(key)) continue;
    saves.keystroke.push(key.end - key.start);
    saves.keystrokeCpu.push(cpuWithin(trace, key.start, key.end));
  }
}

function addSave(trace: Trace, enter: Span, last: Desk['last'], saves: Saves): void {
  const marked = (name: string) =>
    trace.marks.find((m) => m.name === name && m.at >= enter.start)?.at ?? Number.POSITIVE_INFINITY;
  const untilShown = (at: number) => trace.shownAfter(at) - enter.start;
  saves.visible.push(untilShown(marked('row-new')));
  // what is received before the word "kept" could be shown says so at once
  const kept = untilShown(Math.min(marked('row-kept'), marked('row-received')));
  saves.kept.push(kept);
  saves.keptCpu.push(cpuWithin(trace, enter.start, enter.start + kept));
  if (last === 'received') saves.received.push(untilShown(marked('row-received')));

  const rest = marked('rest');
  const inside = (span: Span) => span.end > enter.start && span.start < rest;
  const frames = trace.frames.filter(inside);
  saves.frame.push(Math.max(...frames.map(lengthOf)));
  saves.frameCpu.push(Math.max(...frames.map((f) => f.cpu)));
  saves.task.push(Math.max(...trace.tasks.filter(inside).map(lengthOf)));
}

/** Of the tasks that began in a time. */
function cpuWithin({ tasks }: Trace, start: number, end: number): number {
  return tasks.filter((t) => t.end > start && t.start < end).reduce((sum, t) => sum + t.cpu, 0);
}

/** The key press that a moment lies in or follows. */
function keyOf(trace: Trace, moment: number): Span {
  const key = trace.keys.findLast((k) => k.start <= moment);
  if (!key) throw new Error('The trace lacks a key press');
  return key;
}

function lengthOf({ start, end }: Span): number {
  return end - start;
}
