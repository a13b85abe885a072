import { memo } from 'react';
import type { StationId } from '../../domain/ids.ts';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { clockTime, type Language } from '../../ui/language.ts';
import type { MeetingNames } from './meeting-names.ts';
import { ago, minutesSince } from './relative-time.ts';
import { Sparkline } from './sparkline.tsx';
import type { StationContact } from './station-contact.ts';
import styles from './station-line.module.css';
import { type StationRow, wants } from './station-rows.ts';
import type { FacilitatorWords } from './words.ts';

interface StationLineProps {
  row: StationRow;
  /** Now, in ms. */
  now: number;
  names: MeetingNames;
  words: FacilitatorWords;
  language: Language;
  chosen: boolean;
  onChoose: (station: StationId) => void;
}

/** One station in the overview. Drawn again only when something in it changed. */
export const StationLine = memo(function StationLine(props: StationLineProps) {
  const { row, now, names, words, language, chosen, onChoose } = props;
  const said = words.stations;
  const theme = row.theme && names.themes.get(row.theme);
  const name = names.station(row.id);
  const silent = row.silentSince !== undefined;
  return (
    <tr className={styles.line} data-silent={silent || undefined} data-state={row.contact.state}>
      <th scope="row">
        <button
          type="button"
          className={styles.name}
          aria-pressed={chosen}
          aria-label={said.filterOn(name)}
          onClick={() => onChoose(row.id)}
        >
          {name}
        </button>
        {row.hand !== undefined && (
          <span className={styles.hand}>
            <Icon name="voice" />
            {words.attention.handSince(minutesSince(row.hand, now))}
          </span>
        )}
        {row.people && (
          <span className={styles.people} dir="auto">
            {row.people}
          </span>
        )}
      </th>
      <td className={styles.theme} data-colour={theme?.colour ?? 'grey'}>
        {theme?.icon && <Icon name={theme.icon} />}
        <span>{row.theme ? names.theme(row.theme) : said.noTheme}</span>
      </td>
      <td className={styles.count}>
        <span className={styles.figure}>{row.total.toLocaleString(language)}</span>{' '}
        <span className={styles.unit}>{said.units.count}</span>
        <span className={styles.spark}>
          <Sparkline line={row.line()} now={now} words={words} />
        </span>
      </td>
      {row.thisRound !== undefined && (
        <td className={styles.round}>
          {row.thisRound} <span className={styles.unit}>{said.units.thisRound}</span>
        </td>
      )}
      <td
        className={styles.untagged}
        data-some={row.withoutAngle > 0 || undefined}
        data-many={wants(row, 'withoutAngle') || undefined}
      >
        {wants(row, 'withoutAngle') && <Icon name="alert" />}
        {row.withoutAngle} <span className={styles.unit}>{said.units.withoutAngle}</span>{' '}
        {row.withoutAngle > 0 && (
          <span className={styles.share}>
            {words.attention.share(Math.round((100 * row.withoutAngle) / row.total))}
          </span>
        )}
      </td>
      <td className={styles.last}>
        {silent ? (
          <span className={styles.silent}>
            <Icon name="alert" />
            {said.silent(minutesSince(row.silentSince ?? now, now))}
          </span>
        ) : (
          lastSaid(row.lastAt, now, words)
        )}
      </td>
      <td className={styles.contact}>
        <Contact contact={row.contact} words={words} />
      </td>
    </tr>
  );
}, sameLine);

function lastSaid(lastAt: number | undefined, now: number, words: FacilitatorWords): string {
  if (lastAt === undefined) return words.stations.nothing;
  const past = ago(lastAt, now);
  return past.unit === 'now' ? words.ago.now : words.ago[past.unit](past.n);
}

function Contact({ contact, words }: Pick<StationLineProps, 'words'> & { contact: StationContact }) {
  const said = words.stations;
  switch (contact.state) {
    case 'unheard':
      return <Mark icon="no-link" tone="plain" first={said.unheard} />;
    case 'away':
      return (
        <Mark
          icon="no-link"
          tone="warn"
          first={said.away(clockTime(contact.heardAt))}
          then={contact.held > 0 ? said.held(contact.held) : said.unknown}
        />
      );
    case 'here':
      return contact.held > 0 ? (
        <Mark icon="clock" tone="warn" first={said.held(contact.held)} then={said.here} />
      ) : contact.strays > 0 ? (
        <Mark
          icon="check"
          tone={contact.straysHeld > 0 ? 'warn' : 'plain'}
          first={said.here}
          then={said.stray(clockTime(contact.straysHeardAt), contact.straysHeld)}
        />
      ) : (
        <Mark icon="check-double" tone="good" first={said.here} then={said.complete} />
      );
  }
}

interface MarkProps {
  icon: IconName;
  tone: 'good' | 'warn' | 'plain';
  first: string;
  then?: string;
}

function Mark({ icon, tone, first, then }: MarkProps) {
  return (
    <span className={styles.mark} data-tone={tone}>
      <Icon name={icon} />
      <span>
        {first}
        {then && (
          <>
            <span className="visually-hidden">, </span>
            <span className={styles.then}>{then}</span>
          </>
        )}
      </span>
    </span>
  );
}

/** Rows are made anew with every change of the evening; most say what they said before. */
function sameLine(a: StationLineProps, b: StationLineProps): boolean {
  return (
    a.chosen === b.chosen &&
    a.names === b.names &&
    a.words === b.words &&
    a.onChoose === b.onChoose &&
    minutesOf(a) === minutesOf(b) &&
    a.row.total === b.row.total &&
    a.row.thisRound === b.row.thisRound &&
    a.row.withoutAngle === b.row.withoutAngle &&
    a.row.lastAt === b.row.lastAt &&
    a.row.silentSince === b.row.silentSince &&
    a.row.lineMark === b.row.lineMark &&
    a.row.hand === b.row.hand &&
    a.row.people === b.row.people &&
    sameContact(a.row.contact, b.row.contact)
  );
}

/** Nothing in a row is finer than whole minutes. */
function minutesOf({ row, now }: StationLineProps): number {
  return minutesSince(row.silentSince ?? row.lastAt ?? now, now) + minutesSince(row.hand ?? now, now);
}

function sameContact(a: StationContact, b: StationContact): boolean {
  if (a.state === 'here' && b.state === 'here') {
    const strays = a.strays === b.strays && a.straysHeardAt === b.straysHeardAt && a.straysHeld === b.straysHeld;
    return a.held === b.held && strays;
  }
  if (a.state === 'away' && b.state === 'away') return a.heardAt === b.heardAt && a.held === b.held;
  return a.state === b.state;
}
