import { memo } from 'react';
import type { Setup, Station } from '../../../domain/setup-fold.ts';
import { shownShortCode } from '../../../domain/short-code.ts';
import { CodePicture } from '../../../ui/code-picture.tsx';
import { longDate } from '../../../ui/long-date.ts';
import { CARD_WORDS } from './card-words.ts';
import styles from './paper.module.css';
import type { PrintedLink } from './printed-link.ts';
import { stationName } from './station-name.ts';

/** The card that lies on a table: A6, Dutch with English under it, always black on white. */
export const StationCard = memo(function StationCard({
  setup,
  station,
  printed,
  address,
}: {
  setup: Setup;
  station: Station;
  printed: PrintedLink;
  /** The server's address as people type it. */
  address: string;
}) {
  const theme = setup.themes.find((t) => t.id === station.theme);
  const name = stationName(station, 'nl');
  return (
    <article className={styles.card} data-station={station.id} lang="nl">
      <header className={styles.head} data-colour={theme?.colour ?? 'grey'}>
        <p className={styles.number}>{name}</p>
        {station.name && <p className={styles.name}>{station.name.nl}</p>}
        {theme && (
          <p className={styles.theme}>
            {theme.name.nl}
            {theme.name.en && theme.name.en !== theme.name.nl && <span lang="en"> · {theme.name.en}</span>}
          </p>
        )}
      </header>
      <div className={styles.code}>
        <CodePicture picture={printed.picture} label={`QR: ${name}`} />
        <p className={styles.short}>{shownShortCode(printed.code)}</p>
      </div>
      <Help nl={CARD_WORDS.nl.help(address, station.kind)} en={CARD_WORDS.en.help(address, station.kind)} />
      <footer className={styles.foot}>
        {[setup.title.nl, setup.date && longDate(setup.date, 'nl')].filter(Boolean).join(' · ')}
      </footer>
    </article>
  );
});

/** The sheet for those who lead, marked secret, or for those who look on, marked public: a page of A4. */
export function RoleSheet({
  setup,
  role,
  printed,
  address,
}: {
  setup: Setup;
  role: 'facilitator' | 'viewer';
  printed: PrintedLink;
  address: string;
}) {
  const { nl, en } = CARD_WORDS;
  const leads = role === 'facilitator';
  return (
    <article className={styles.sheet} data-role={role} lang="nl">
      <p className={styles.mark} data-secret={leads}>
        {leads ? nl.secret : nl.public} <span lang="en">/ {leads ? en.secret : en.public}</span>
      </p>
      <p className={styles.rule}>{leads ? nl.secretText : nl.publicText}</p>
      <p className={styles.rule} lang="en">
        {leads ? en.secretText : en.publicText}
      </p>
      <h3 className={styles.title}>
        {nl[role]} <span lang="en">/ {en[role]}</span>
      </h3>
      <p className={styles.meeting}>
        {[setup.title.nl, setup.date && longDate(setup.date, 'nl'), setup.place].filter(Boolean).join(' · ')}
      </p>
      <div className={styles.code}>
        <CodePicture picture={printed.picture} label={`QR: ${nl[role]}`} />
        <p className={styles.short}>{shownShortCode(printed.code)}</p>
      </div>
      <p className={styles.link}>{printed.link}</p>
      {leads ? (
        <Help nl={nl.leadHelp(address)} en={en.leadHelp(address)} />
      ) : (
        <Help nl={nl.viewHelp(address)} en={en.viewHelp(address)} />
      )}
    </article>
  );
}

function Help({ nl, en }: { nl: readonly string[]; en: readonly string[] }) {
  return (
    <div className={styles.help}>
      <Lines lines={nl} lang="nl" />
      <Lines lines={en} lang="en" />
    </div>
  );
}
function Lines({ lines, lang }: { lines: readonly string[]; lang: 'nl' | 'en' }) {
  return (
    <ol lang={lang}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}
