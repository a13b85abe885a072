import type { Browser, Page } from 'playwright';

/**
 * What Chromium itself says about one page's work. All times in milliseconds on one clock of the trace; they are the clock on
 * the wall, so whatever else the machine does is in them.
 */
export interface Trace {
  /** As the long-animation-frame API counts them, but of any length, and to the end of the task that drew: with painting. */
  frames: readonly Work[];
  /** Tasks of the page's main thread. */
  tasks: readonly Work[];
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
/** `cpu`: the time that the thread itself ran, without waiting for its turn on a busy processor. */
export interface Work extends Span {
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
  await work();
  const mark = `traced-${performance.now()}`; // behind the work, which may have brought the page into another process
  await page.evaluate((name) => void performance.mark(name), mark);
  const bytes = await browser.stopTracing();
  const { traceEvents } = JSON.parse(bytes.toString()) as { traceEvents: TraceEvent[] };
  const own = traceEvents.find((e) => e.name === mark);
  if (!own) throw new Error('The trace does not hold the page');
  return read(traceEvents.filter((e) => e.pid === own.pid && e.tid === own.tid).sort((a, b) => a.ts - b.ts));
}

function read(events: readonly TraceEvent[]): Trace {
  const tasks = tasksOf(events);
  const frames = framesOf(events, tasks);
  return {
    frames,
    tasks,
    keys: events
      .filter((e) => e.name === 'EventTiming' && e.ph === 'b' && e.args?.data?.type === 'keydown')
      .filter((e) => e.args?.data?.commitFinishTime !== undefined) // else it changed nothing that is shown
      .map((e) => ({ start: ms(e.ts), end: ms(e.ts) + (e.args?.data?.duration ?? 0) })),
    marks: events
      .filter((e) => e.cat.includes('blink.user_timing') && e.ph === 'I')
      .map((e) => ({ name: e.name, at: ms(e.ts) })),
    shownAfter(time) {
      const frame = frames.find((f) => f.rendered >= time);
      if (!frame) throw new Error('Nothing was drawn after a change');
      return frame.shown;
    },
  };
}

/** A task can stand inside another; then it is a part of that one. */
function tasksOf(events: readonly TraceEvent[]): Work[] {
  const out: Work[] = [];
  for (const e of events) {
    if (e.name !== 'ThreadControllerImpl::RunTask' || e.ph !== 'X') continue;
    const task = { start: ms(e.ts), end: ms(e.ts + (e.dur ?? 0)), cpu: ms(e.tdur ?? 0) };
    if (task.start >= (out.at(-1)?.end ?? 0)) out.push(task);
  }
  return out;
}

/** `rendered`: the end of style and layout; `shown`: when it was on the screen. */
interface Frame extends Work {
  rendered: number;
  shown: number;
}

function framesOf(events: readonly TraceEvent[], tasks: readonly Work[]): Frame[] {
  const out: Frame[] = [];
  const drawing = new Map<string, Frame>();
  const byId = new Map<string, Frame>();
  for (const e of events) {
    const local = e.id2?.local ?? '';
    if (e.name === 'AnimationFrame' && e.ph === 'b') {
      const frame = { start: ms(e.ts), rendered: 0, end: 0, shown: 0, cpu: 0 };
      drawing.set(local, frame);
      if (e.args?.id) byId.set(e.args.id, frame);
    } else if (e.name === 'AnimationFrame' && e.ph === 'e') {
      const frame = drawing.get(local);
      if (!frame || !drawing.delete(local)) continue;
      frame.rendered = ms(e.ts);
      const its = tasks.filter((t) => t.end > frame.start && t.start < frame.rendered);
      frame.end = Math.max(frame.rendered, ...its.map((t) => t.end));
      frame.shown = frame.end; // until the screen says so itself
      frame.cpu = its.reduce((sum, t) => sum + t.cpu, 0);
      out.push(frame);
    } else if (e.name === 'AnimationFrame::Presentation' && e.args?.id) {
      const frame = byId.get(e.args.id);
      if (frame) frame.shown = Math.max(ms(e.ts), frame.rendered);
    }
  }
  return out;
}

function ms(microseconds: number): number {
  return microseconds / 1_000;
}
