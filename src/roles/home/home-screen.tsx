import type { LocalText } from '../../domain/code-lists.ts';
import { Icon } from '../../ui/icons.tsx';
import { inLanguage, useLanguage, useWords } from '../../ui/language.ts';
import { LanguageChoice } from '../../ui/language-choice.tsx';
import { CodeForm, type FoundCode } from './code-form.tsx';
import styles from './home-screen.module.css';
import { LinkForm } from './link-form.tsx';
import { waysInWords } from './ways-in-words.ts';
import { words } from './words.ts';

export interface HomeLink {
  role: string;
  station?: string | undefined;
  number?: number | undefined;
  path: string;
}
export interface HomeMeeting {
  id: string;
  title: string;
  local: boolean;
  openedAt: number;
  links: HomeLink[];
}

/** Where the app starts without a link: the meetings of this device, a pasted link, and something to try. */
export default function HomeScreen({
  meetings,
  sample,
  told,
  operator,
  open,
  findCode,
}: {
  meetings: HomeMeeting[] | 'failed' | undefined;
  sample: { title: LocalText; links: HomeLink[] } | undefined;
  /** What was wiped a moment ago, or was not. */
  told: { state: 'wiped' | 'refused'; everything: boolean; asleep: boolean } | undefined;
  operator: boolean;
  open(path: string): void;
  findCode(code: string): Promise<FoundCode>;
}) {
  const w = useWords(words);
  const ways = useWords(waysInWords);
  const language = useLanguage();
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <img src="/icon.svg" alt="" width="56" height="56" />
        <div>
          <h1>{w.title}</h1>
          <p>{w.lead}</p>
        </div>
        <LanguageChoice />
      </header>
      {told && (
        <p className={styles.told} role="status" data-state={told.state}>
          <Icon name={told.state === 'wiped' ? 'check' : 'alert'} />
          <span>
            {told.state === 'refused' ? w.notWiped : told.everything ? w.wiped : w.wipedMeeting}{' '}
            {told.asleep && w.asleep}
          </span>
        </p>
      )}
      <p className={styles.help}>{w.help}</p>
      <section className={styles.card} aria-labelledby="join">
        <h2 id="join">{ways.title}</h2>
        <a className={styles.scan} href="#/scan">
          {ways.scan}
        </a>
        <CodeForm find={findCode} open={open} />
        <LinkForm open={open} />
      </section>
      <section className={styles.card} aria-labelledby="yours">
        <h2 id="yours">{w.yours}</h2>
        <Meetings meetings={meetings} />
        {Array.isArray(meetings) && meetings.length > 1 && (
          <a className={styles.wipe} href="#/wipe">
            {w.wipeAll}
          </a>
        )}
      </section>
      {sample && (
        <section className={styles.card} aria-labelledby="sample">
          <h2 id="sample">{w.sampleTitle}</h2>
          <p>
            <strong>{inLanguage(sample.title, language)}.</strong> {w.sampleText}
          </p>
          <Links links={sample.links} />
        </section>
      )}
      <NewCard />
      {operator && <p className={styles.note}>{w.operator}</p>}
    </main>
  );
}

function Meetings({ meetings }: { meetings: HomeMeeting[] | 'failed' | undefined }) {
  const w = useWords(words);
  if (meetings === undefined) return null;
  if (meetings === 'failed') return <p role="alert">{w.failed}</p>;
  if (meetings.length === 0) return <p>{w.none}</p>;
  return (
    <ul className={styles.meetings}>
      {meetings.map((m) => (
        <li key={m.id}>
          <h3>{m.title || w.untitled}</h3>
          <p>
            {w.openedOn(m.openedAt)}
            {m.local && <span className={styles.tag}>{w.local}</span>}
          </p>
          <Links links={m.links} />
          {m.links[0] && (
            <a
              className={styles.wipe}
              href={`#${m.links[0].path}/wipe`}
              aria-label={w.wipeMeeting(m.title || w.untitled)}
            >
              {w.wipe}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}

function Links({ links }: { links: HomeLink[] }) {
  const w = useWords(words);
  return (
    <ul className={styles.links}>
      {links.map((link) => (
        <li key={link.path}>
          <a href={`#${link.path}`}>{linkName(link, w)}</a>
        </li>
      ))}
    </ul>
  );
}

function linkName(link: HomeLink, w: (typeof words)['nl']): string {
  if (link.role !== 'host') return w.role[link.role] ?? link.role;
  const number = link.number ?? Number(/^table-(\d+)(?:-|$)/.exec(link.station ?? '')?.[1]);
  return Number.isInteger(number) ? w.table(number) : `${w.role.host} ${link.station ?? ''}`;
}

function NewCard() {
  const w = useWords(words);
  return (
    <section className={styles.card} aria-labelledby="new">
      <h2 id="new">{w.newTitle}</h2>
      <p>{w.newText}</p>
      <a className={styles.quiet} href="#/new">
        {w.newMeeting}
      </a>
    </section>
  );
}
