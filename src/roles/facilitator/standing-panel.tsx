import { useId, useState } from 'react';
import { DEVICE } from '../../ui/device/device-part.ts';
import { Icon } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { useFetchedWhenIdle } from '../../ui/on-demand.ts';
import type { Completeness, DeviceStanding } from './completeness.ts';
import { useEvening, useView } from './evening.tsx';
import { staleSince } from './link-standing.ts';
import styles from './standing-panel.module.css';
import { useLinkStanding } from './use-link-standing.ts';

/** Under two buttons: which tables still hold how much, tablet by tablet, and how this device itself stands. */
export function StandingPanel({ completeness, known }: { completeness: Completeness; known: boolean }) {
  const { words } = useEvening();
  const persisted = useView((v) => v.persisted);
  const diskFailing = useView((v) => v.diskFailure) !== undefined;
  const hub = useView((v) => v.link.state) !== 'none';
  const [open, setOpen] = useState(false);
  const device = useFetchedWhenIdle(DEVICE);
  const id = useId();
  return (
    <>
      {hub && completeness.expected > 0 && (
        <button
          type="button"
          className={styles.button}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          {words.panel.button}
          <Icon name="chevron" />
        </button>
      )}
      {device && <device.DeviceCheck called="device" holds="copy" persisted={persisted} diskFailing={diskFailing} />}
      {open && <Tables id={id} completeness={completeness} known={known} />}
    </>
  );
}

function Tables({ id, completeness, known }: { id: string; completeness: Completeness; known: boolean }) {
  const { words, names } = useEvening();
  const said = words.panel;
  const stale = staleSince(useLinkStanding());
  return (
    <section id={id} className={styles.panel} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{said.title}</h2>
      {stale !== undefined && <p className={styles.stale}>{said.asOf(clockTime(stale))}</p>}
      {stale === undefined && !known && <p className={styles.stale}>{said.fetching}</p>}
      {completeness.everything ? (
        known && <p>{said.everything}</p>
      ) : (
        <ul className={styles.tables}>
          {completeness.open.map(({ station, devices }) => (
            <li key={station} className={styles.table}>
              <strong>{names.station(station)}</strong>
              {devices.length === 0 ? (
                <span>{said.unheard}</span>
              ) : (
                <ul>
                  {devices.map((d) => (
                    <Device key={d.number} device={d} only={devices.length === 1} />
                  ))}
                </ul>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.means}>{said.means}</p>
      {!completeness.everything && <p className={styles.means}>{said.help}</p>}
    </section>
  );
}

function Device({ device, only }: { device: DeviceStanding; only: boolean }) {
  const { words } = useEvening();
  const said = words.panel;
  const { online, held } = device;
  return (
    <li className={styles.device} data-tone={held > 0 ? 'warn' : online ? 'good' : 'plain'}>
      <Icon name={held > 0 ? 'clock' : online ? 'check-double' : 'no-link'} />
      <span>
        {[
          `${said.device(device.number, only)}: ${online ? said.here : said.gone}`,
          online ? said.holds(held) : said.held(held),
          said.heardAt(clockTime(device.heardAt)),
        ].join(', ')}
      </span>
    </li>
  );
}
