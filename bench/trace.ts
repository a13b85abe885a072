import type { Browser, Page } from 'playwright';

/**
 * What Chromium itself says about one page's work. All times in milliseconds on one clock of the trace; they are the clock on
 * the wall, so whatever else the machine does is in them.
 */
export interface Trace {
  /** As the long-animation-frame API counts them, but of any length, and to the end of the task that drew: with painting. */
  frames: readonly Span[];
  /** Tasks of the page's main thread. */
  tasks: readonly Task[];
  /** Keys that went down, to the moment in which what they changed was shown. */
  keys: readonly Span[];
  /** `performance.mark`s. */
  marks: readonly Mark[];
  /** When a frame that drew what stood in the page at a time was shown. */
  shownAfter(time: number): number;
}
export interface Span {
  start: number;
  end: number;
}
/** `cpu`: the time that the thread itself ran, without waiting for its turn on the processor. */
export interface Task extends Span {
  cpu: number;
}
export interface Mark {
  name: string;
  at: number;
}

const CATEGORIES = ['-*', 'devtools.timeline', 'blink.user_timing', 'toplevel', '__metadata'];

interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds, as are the two below. */
  ts: number;
  dur?: number;
  tdur?: number;
  id2?: { local?: string };
  args?: { data?: { type?: string; duration?: number; commitFinishTime?: number }; name?: string; id?: string };
}

/** Traces the page while the work is done; other pages of the browser are left out. */
export async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<Trace> {
  await browser.startTracing(page, { categories: CATEGORIES });
  const mark = `traced-${performance.now()}`;
  let bytes: Buffer;
  try {
    await page.evaluate((name) => void performance.mark(name), mark);
    await work();
  } finally {
    bytes = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(bytes.toString()) as { traceEvents: TraceEvent[] };
  const own = traceEvents.find((e) => e.name === mark);
  if (!own) throw new Error('The trace does not hold the page');
  return read(traceEvents.filter((e) => e.pid === own.pid && e.tid === own.tid).sort((a, b) => a.ts - b.ts));
}

function read(events: readonly TraceEvent[]): Trace {
  const tasks = events
    .filter((e) => e.name === 'ThreadControllerImpl::RunTask' && e.ph === 'X')
    .map((e) => ({ start: ms(e.ts), end: ms(e.ts + (e.dur ?? 0)), cpu: ms(e.tdur ?? 0) }));
  const drawn = framesOf(events, tasks);
  return {
    frames: drawn.map(({ start, end }) => ({ start, end })),
    tasks,
    keys: events
      .filter((e) => e.name === 'EventTiming' && e.ph === 'b' && e.args?.data?.type === 'keydown')
      .filter((e) => e.args?.data?.commitFinishTime !== undefined) // else it changed nothing that is shown
      .map((e) => ({ start: ms(e.ts), end: ms(e.ts) + (e.args?.data?.duration ?? 0) })),
    marks: events
      .filter((e) => e.cat.includes('blink.user_timing') && e.ph === 'I')
      .map((e) => ({ name: e.name, at: ms(e.ts) })),
    shownAfter(time) {
      const frame = drawn.find((f) => f.rendered >= time);
      if (!frame) throw new Error('Nothing was drawn after a change');
      return frame.shown;
    },
  };
}

/** `rendered`: the end of style and layout; `shown`: when it was on the screen. */
function framesOf(
  events: readonly TraceEvent[],
  tasks: readonly Span[],
): (Span & { rendered: number; shown: number })[] {
  const out: (Span & { rendered: number; shown: number })[] = [];
  const open = new Map<string, Span & { rendered: number; shown: number }>();
  const shown = new Map<string, (typeof out)[number]>();
  let task = 0;
  for (const e of events) {
    if (e.name === 'AnimationFrame' && e.ph === 'b') {
      const frame = { start: ms(e.ts), rendered: Number.NaN, end: Number.NaN, shown: Number.NaN };
      open.set(e.id2?.local ?? '', frame);
      if (e.args?.id) shown.set(e.args.id, frame);
    } else if (e.name === 'AnimationFrame' && e.ph === 'e') {
      const frame = open.get(e.id2?.local ?? '');
      if (!frame) continue;
      open.delete(e.id2?.local ?? '');
      frame.rendered = ms(e.ts);
      while ((tasks[task]?.end ?? Number.POSITIVE_INFINITY) < frame.rendered) task++;
      const around = tasks[task];
      frame.end = around && around.start <= frame.rendered ? around.end : frame.rendered;
      frame.shown = frame.end; // until the screen says so itself
      out.push(frame);
    } else if (e.name === 'AnimationFrame::Presentation' && e.args?.id) {
      const frame = shown.get(e.args.id);
      if (frame) frame.shown = Math.max(ms(e.ts), frame.rendered);
    }
  }
  return out;
}

function ms(microseconds: number): number {
  return microseconds / 1_000;
}
