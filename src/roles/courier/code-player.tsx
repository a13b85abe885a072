import encodeQR from 'qr';
import { useEffect, useRef, useState } from 'react';
import { FRAME_VERSION } from '../../handover/frames.ts';
import { Button } from '../../ui/button.tsx';
import { useWords } from '../../ui/language.ts';
import styles from './courier.module.css';
import { words } from './words.ts';

/**
 * Codes a second. A camera gives 15 to 30 pictures a second and reading one takes a few hundredths: at four nearly every code is
 * read the first time round. Five a second and more would also be too much flicker (WCAG 2.3.1: three flashes of two changes).
 */
const SPEEDS = [2, 3, 4] as const;
const USUAL_SPEED = 3;
/** White around a code, in its modules, as the standard asks. */
const QUIET_ZONE = 4;
/** Longer than this once round, and a file is said to be quicker. */
const LONG_ROUND_S = 60;

/** Shows codes one after the other, over and over. Whoever asked for less motion turns them over by hand. */
export function CodePlayer({ frames }: { frames: readonly string[] }) {
  const w = useWords(words);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(() => !matchMedia('(prefers-reduced-motion: reduce)').matches);
  const [speed, setSpeed] = useState<number>(USUAL_SPEED);
  const total = frames.length;
  const turn = (by: number) => setAt((n) => (n + by + total) % total);
  useEffect(() => {
    if (!playing || total < 2) return;
    const timer = setInterval(() => setAt((n) => (n + 1) % total), 1_000 / speed);
    return () => clearInterval(timer);
  }, [playing, speed, total]);
  useWakeLock();
  // what the camera must see is in sight whole, without anyone scrolling to it
  const player = useRef<HTMLDivElement>(null);
  useEffect(() => player.current?.scrollIntoView(), []);
  const round = Math.round(total / speed);
  return (
    <div ref={player} className={styles.player}>
      <Code text={frames[at] ?? ''} series={total > 1} label={w.frame(at + 1, total)} />
      <p className={styles.counter}>{w.frame(at + 1, total)}</p>
      {total > 1 && (
        <div className={styles.actions}>
          <Button onClick={() => setPlaying(!playing)}>{playing ? w.pause : w.play}</Button>
          <Button
            onClick={() => {
              setPlaying(false);
              turn(-1);
            }}
          >
            {w.previous}
          </Button>
          <Button
            onClick={() => {
              setPlaying(false);
              turn(1);
            }}
          >
            {w.next}
          </Button>
          <label className={styles.speed}>
            {w.speed}
            <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
              {SPEEDS.map((s) => (
                <option key={s} value={s}>
                  {w.speeds[s]}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {round > LONG_ROUND_S && <p className={styles.note}>{w.manyCodes(round)}</p>}
    </div>
  );
}

/** One code, dark on white in either theme: cameras read nothing else. */
function Code({ text, series, label }: { text: string; series: boolean; label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context) return;
    const rows = encodeQR(text, 'raw', {
      ecc: 'medium',
      encoding: 'alphanumeric',
      border: QUIET_ZONE,
      ...(series && { version: FRAME_VERSION }),
    });
    // one pixel a module; the style sheet enlarges it without smoothing
    canvas.current.width = rows.length;
    canvas.current.height = rows.length;
    const pixels = context.createImageData(rows.length, rows.length);
    new Uint32Array(pixels.data.buffer).set(rows.flatMap((row) => row.map((dark) => (dark ? 0xff000000 : 0xffffffff))));
    context.putImageData(pixels, 0, 0);
  }, [text, series]);
  return <canvas ref={canvas} className={styles.code} role="img" aria-label={label} data-frame={text} />;
}

/** Keeps the screen on while codes are shown, where the platform lets a page do that. */
function useWakeLock(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let left = false;
    navigator.wakeLock?.request('screen').then(
      (got) => {
        if (left) void got.release();
        else lock = got;
      },
      () => undefined, // a low battery says no; the screen then sleeps as it always does
    );
    return () => {
      left = true;
      void lock?.release();
    };
  }, []);
}
