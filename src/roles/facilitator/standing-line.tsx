import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { useEvening, useView } from './evening.tsx';
import { LinkLine } from './link-line.tsx';
import { minutesSince } from './relative-time.ts';
import styles from './standing-line.module.css';
import { StandingPanel } from './standing-panel.tsx';
import type { StationsNow } from './use-stations.ts';

/** More stations than this are counted instead of named: the line must stay one that is read in passing. */
const NAMED = 2;

/** How the evening stands in one line: what came in, from whom, what is still missing, who is silent. */
export function StandingLine({ stations }: { stations: StationsNow }) {
  const { words, names, all } = useEvening();
  useView((v) => v.arrivals); // the tally changes with it
  const link = useView((v) => v.link.state);
  const caughtUp = useView((v) => v.caughtUp);
  const hub = link !== 'none';
  /** Whether this screen has all that the hub has: before that nothing can be called complete. */
  const known = link === 'connected' && caughtUp;
  const failing = useView((v) => v.diskFailure) !== undefined;
  const { completeness: c, now } = stations;
  const said = words.standing;
  const silent = stations.rows.filter((row) => row.silentSince !== undefined);
  const tables = names.onlyTables;
  return (
    <section className={styles.standing} aria-label={said.label}>
      <LinkLine />
      <ul className={styles.facts}>
        <li className={styles.total}>{said.statements(all.total.total)}</li>
        {c.expected > 0 &&
          (known ? (
            <Fact icon={c.everything ? 'check-double' : 'clock'} tone={c.everything ? 'good' : 'plain'}>
              {said.complete(c.complete, c.expected, tables)}
            </Fact>
          ) : (
            <li>{said.heard(c.heard, c.expected, tables)}</li>
          ))}
        {hub &&
          (c.holding.stations.length > NAMED ? (
            <Fact icon="clock" tone="warn">
              {said.holding(c.holding.stations.length, c.holding.entries, tables)}
            </Fact>
          ) : (
            c.holding.stations.map((s) => (
              <Fact key={s.station} icon="clock" tone="warn">
                {said.holdsOne(names.station(s.station), s.held)}
              </Fact>
            ))
          ))}
        {hub &&
          (c.away.length > NAMED ? (
            <Fact icon="no-link" tone={c.away.some((a) => a.held > 0) ? 'warn' : 'plain'}>
              {said.moreAway(c.away.length, tables)}
            </Fact>
          ) : (
            c.away.map((a) => (
              <Fact key={a.station} icon="no-link" tone={a.held > 0 ? 'warn' : 'plain'}>
                {said.away(names.station(a.station), clockTime(a.heardAt), a.held)}
              </Fact>
            ))
          ))}
        {hub &&
          (c.strays.length > NAMED ? (
            <Fact icon="no-link" tone={c.strays.some((s) => s.held > 0) ? 'warn' : 'plain'}>
              {said.moreStrays(c.strays.length, tables)}
            </Fact>
          ) : (
            c.strays.map((s) => (
              <Fact key={s.station} icon="no-link" tone={s.held > 0 ? 'warn' : 'plain'}>
                {said.stray(names.station(s.station), clockTime(s.heardAt), s.held)}
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
      <StandingPanel completeness={c} known={known} />
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
