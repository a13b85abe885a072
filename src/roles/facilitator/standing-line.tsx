import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { useEvening, useView } from './evening.tsx';
import { LinkLine } from './link-line.tsx';
import { minutesSince } from './relative-time.ts';
import styles from './standing-line.module.css';
import type { StationsNow } from './use-stations.ts';

/** More stations than this are counted instead of named: the line must stay one that is read in passing. */
const NAMED = 2;

/** How the evening stands in one line: what came in, from whom, what is still missing, who is silent. */
export function StandingLine({ stations }: { stations: StationsNow }) {
  const { words, names, language, all } = useEvening();
  useView((v) => v.arrivals); // the tally changes with it
  const link = useView((v) => v.link.state);
  const caughtUp = useView((v) => v.caughtUp);
  const hub = link !== 'none';
  const failing = useView((v) => v.diskFailure) !== undefined;
  const { completeness: c, now } = stations;
  const said = words.standing;
  const time = (ms: number) => clockTime(ms, language);
  const silent = stations.rows.filter((row) => row.silentSince !== undefined);
  const tables = names.onlyTables;
  return (
    <section className={styles.standing} aria-label={said.label}>
      <LinkLine />
      <ul className={styles.facts}>
        <li className={styles.total}>{said.statements(all.total.total)}</li>
        {c.expected > 0 && <li>{said.heard(c.heard, c.expected, tables)}</li>}
        {link === 'connected' && caughtUp && c.everything && (
          <Fact icon="check-double" tone="good">
            {said.everything}
          </Fact>
        )}
        {hub && c.holding.stations > 0 && (
          <Fact icon="clock" tone="warn">
            {said.holding(c.holding.stations, c.holding.entries, tables)}
          </Fact>
        )}
        {hub &&
          (c.away.length > NAMED ? (
            <Fact icon="no-link" tone="warn">
              {said.moreAway(c.away.length, tables)}
            </Fact>
          ) : (
            c.away.map((a) => (
              <Fact key={a.station} icon="no-link" tone="warn">
                {said.away(names.station(a.station), time(a.heardAt))}
              </Fact>
            ))
          ))}
        {hub &&
          (c.strays.length > NAMED ? (
            <Fact icon="no-link" tone="plain">
              {said.moreStrays(c.strays.length, tables)}
            </Fact>
          ) : (
            c.strays.map((s) => (
              <Fact key={s.station} icon="no-link" tone="plain">
                {said.stray(names.station(s.station), time(s.heardAt))}
              </Fact>
            ))
          ))}
        {hub && c.unheard.length > 0 && (
          <Fact icon="no-link" tone="plain">
            {said.unheard(c.unheard.length, tables)}
          </Fact>
        )}
        {silent.length > NAMED ? (
          <Fact icon="alert" tone="warn">
            {said.moreSilent(silent.length, tables)}
          </Fact>
        ) : (
          silent.map((row) => (
            <Fact key={row.id} icon="alert" tone="warn">
              {said.silent(names.station(row.id), minutesSince(row.silentSince ?? now, now))}
            </Fact>
          ))
        )}
        {failing && (
          <Fact icon="alert" tone="bad">
            {words.diskFailure}
          </Fact>
        )}
      </ul>
    </section>
  );
}

interface FactProps {
  icon: IconName;
  tone: 'good' | 'warn' | 'bad' | 'plain';
  children: ReactNode;
}

function Fact({ icon, tone, children }: FactProps) {
  return (
    <li className={styles.fact} data-tone={tone}>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}
