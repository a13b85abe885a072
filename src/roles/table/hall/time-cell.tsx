import type { ReactNode } from 'react';
import type { RoundTime } from '../../../domain/hall.ts';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { calmTime, nearness } from '../../../ui/round-time.ts';
import styles from './strip.module.css';
import type { HallWords } from './words.ts';

/** What the strip tells of the time; each has words, an icon and a colour of its own. */
const STANDINGS = ['none', 'plenty', 'soon', 'overTime', 'paused', 'stopped'] as const;
export type Standing = (typeof STANDINGS)[number];

const ICONS: Record<Standing, IconName> = {
  none: 'clock',
  plenty: 'clock',
  soon: 'flag',
  overTime: 'alert',
  paused: 'clock',
  stopped: 'check',
};

export function standingOf(time: RoundTime | undefined, seconds: number | undefined): Standing {
  if (!time) return 'none';
  if (time.state !== 'running') return time.state;
  const near = nearness(seconds ?? 0);
  return near === 'over' ? 'overTime' : near;
}

interface TimeCellProps {
  standing: Standing;
  /** Undefined where there is none to tell. */
  seconds: number | undefined;
  words: HallWords['time'];
}

/** The time left. Every wording has its room beforehand: nothing around it moves when one gives way to another. */
export function TimeCell({ standing, seconds, words }: TimeCellProps) {
  return (
    <div className={styles.time}>
      <Icon name={ICONS[standing]} />
      <div className={styles.told}>
        <span className={styles.left} role="timer">
          {seconds !== undefined && timeText(seconds, words)}
        </span>
        <Stacked shown={standing} all={STANDINGS} of={(s) => words[s]} />
      </div>
      <p role="status" className="visually-hidden">
        {announced(standing, words)}
      </p>
    </div>
  );
}

function timeText(seconds: number, words: HallWords['time']): string {
  const calm = calmTime(seconds);
  if (calm.unit === 'seconds') return calm.text;
  return calm.unit === 'minutes' ? words.minutes(calm.n) : words.over(calm.n);
}

/** What is read aloud: the two signals, and when the time stands still or the round has stopped. Never the time as it goes by. */
function announced(standing: Standing, words: HallWords['time']): string {
  if (standing === 'soon') return words.soonSaid;
  if (standing === 'overTime') return words.overSaid;
  return standing === 'paused' || standing === 'stopped' ? words[standing] : '';
}

/** One of several texts, in the room that the largest of them needs. */
export function Stacked<K extends string>({
  shown,
  all,
  of,
}: {
  shown: K;
  all: readonly K[];
  of: (key: K) => ReactNode;
}) {
  return (
    <span className={styles.stack}>
      {all.map((key) => (
        <span key={key} data-off={key !== shown || undefined}>
          {of(key)}
        </span>
      ))}
    </span>
  );
}
