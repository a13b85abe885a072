import { SLICE_MS } from '../../domain/station-tally.ts';
import { clockTime } from '../../ui/language.ts';
import styles from './sparkline.module.css';
import type { FacilitatorWords } from './words.ts';

interface SparklineProps {
  /** How many statements in each slice of time, oldest first; the last one is under way. */
  line: readonly number[];
  /** Now, in ms. */
  now: number;
  words: FacilitatorWords;
}

/** A bar a slice, in a drawing of this size. Unit: that of the drawing. */
const [BAR, GAP, HEIGHT] = [4, 1, 20];
/** So many statements in one slice fill the height at least: one lonely statement is no peak. */
const FULL_FROM = 5;

/** When a table wrote, drawn small; said in words to those who cannot see it. */
export function Sparkline({ line, now, words }: SparklineProps) {
  const total = line.reduce((sum, n) => sum + n, 0);
  const peak = line.lastIndexOf(Math.max(...line));
  const peakAt = (Math.floor(now / SLICE_MS) - line.length + 1 + peak) * SLICE_MS;
  const full = Math.max(FULL_FROM, ...line);
  return (
    <span className={styles.spark}>
      <svg
        className={styles.drawing}
        viewBox={`0 0 ${line.length * (BAR + GAP) - GAP} ${HEIGHT}`}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {line.map((n, i) => {
          const height = n === 0 ? 1 : Math.max(3, (HEIGHT * n) / full);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={i}
              x={i * (BAR + GAP)}
              y={HEIGHT - height}
              width={BAR}
              height={height}
              data-none={n === 0 || undefined}
            />
          );
        })}
      </svg>
      <span className="visually-hidden">, {words.attention.line(total, clockTime(peakAt))}</span>
    </span>
  );
}
