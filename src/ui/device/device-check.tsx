import { type RefObject, useId, useState } from 'react';
import type { Condition, DeviceHolds } from '../../domain/device-conditions.ts';
import { Icon, type IconName } from '../icons.tsx';
import { useWords } from '../language.ts';
import { browserDevice, type DeviceBrowser } from './device-browser.ts';
import styles from './device-check.module.css';
import { DEVICE_WORDS } from './device-words.ts';
import { useHeldHeight } from './held-height.ts';
import { useAwake } from './use-awake.ts';
import { type SessionSide, useConditions } from './use-conditions.ts';

const THIS_BROWSER = browserDevice();

const ICONS: Record<Condition['level'], IconName> = { good: 'check', note: 'question', act: 'alert' };

interface DeviceCheckProps extends SessionSide {
  /** The list stands open by itself; otherwise under a button. */
  always?: boolean;
  /** A tablet at a table, or whatever those who lead work on. */
  called: 'tablet' | 'device';
  holds: DeviceHolds;
  /** Whether this device alone can make the links of the tables. */
  hasKey?: boolean;
  /** The round that runs at this table: during it the screen stays on. */
  round?: string | undefined;
  /** What this tablet is called, and where that is changed, as a link's address. */
  name?: { called: string | undefined; change: string };
  /** Where this device is wiped, as a link's address. */
  wipe?: string;
  /** Something louder is said already, so nothing is said here without being asked. */
  silent?: boolean;
  /** What it stands in, whose height is held while someone types below it. */
  around?: RefObject<HTMLElement | null>;
  browser?: DeviceBrowser;
}

/** How this device stands: a checklist when it is asked for, and one sentence unasked when words are in danger. */
export function DeviceCheck({ always, silent, around, browser = THIS_BROWSER, ...props }: DeviceCheckProps) {
  const words = useWords(DEVICE_WORDS);
  const it = words.here[props.called];
  const awake = useAwake(props.round);
  const conditions = useConditions(browser, props, props.holds, props.holds === 'words' ? awake : undefined);
  const acts = conditions?.some((c) => c.level === 'act') ?? false;
  const [opened, setOpened] = useState(false);
  const open = always || opened;
  const id = useId();
  useHeldHeight(around);
  // a disk that fails is told by the line above, louder
  const urgent = conditions?.filter((c) => c.urgent && c.topic !== 'disk-failing') ?? [];
  const first = silent || open ? undefined : urgent[0];
  return (
    <>
      {!always && (
        <button
          type="button"
          className={styles.button}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpened(!opened)}
        >
          {acts && <Icon name="alert" />}
          {words.button[props.called][acts ? 'act' : 'good']}
          <Icon name="chevron" />
        </button>
      )}
      <div role="status" className={first ? styles.urgent : 'visually-hidden'}>
        {first && (
          <>
            <Icon name="alert" />
            <p>
              {words.topics[first.topic](it)} {urgent.length > 1 && words.more(urgent.length - 1)}
            </p>
          </>
        )}
      </div>
      {open && (
        <section id={id} className={styles.panel} aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{words.title(it)}</h2>
          {props.holds === 'copy' && <p className={styles.what}>{words.copy}</p>}
          {props.hasKey && <p className={styles.what}>{words.key}</p>}
          {conditions ? (
            <ul className={styles.list}>
              {conditions.map(({ topic, level }) => (
                <li key={topic} className={styles.condition} data-level={level}>
                  <span className={styles.level}>
                    <Icon name={ICONS[level]} />
                    {words.level[level]}
                    <span className="visually-hidden">: </span>
                  </span>
                  <span className={styles.text}>{words.topics[topic](it)}</span>
                </li>
              ))}
            </ul>
          ) : (
            <p role="status">{words.looking(it)}</p>
          )}
          <div className={styles.ways}>
            {props.name && (
              <a className={styles.wipe} href={props.name.change}>
                {words.called(props.name.called)}
              </a>
            )}
            {props.wipe && (
              <a className={styles.wipe} href={props.wipe}>
                {words.wipe(it)}
              </a>
            )}
          </div>
        </section>
      )}
    </>
  );
}
