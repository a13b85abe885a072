import { type DocumentName, parseDocumentName } from '../../domain/documents.ts';
import type { MeetingId } from '../../domain/ids.ts';
import type { Setup } from '../../domain/setup-fold.ts';
import type { Loss } from '../../journal/loss.ts';
import { Icon } from '../../ui/icons.tsx';
import { type LossReading, lostIn, onlyStatements } from './loss-reading.ts';
import styles from './wipe.module.css';
import type { WipeWords } from './words.ts';

/** What only this device has, table by table; or that there is nothing of the kind. */
export function LossCard({
  reading,
  setup,
  path,
  w,
  it,
  children,
}: {
  reading: LossReading;
  /** Of the meeting that is open, for the numbers of its tables. */
  setup: Setup | undefined;
  /** Where a meeting is opened, so that what it holds can go over. */
  path: ((meeting: MeetingId) => string | undefined) | undefined;
  w: WipeWords;
  it: string;
  children: React.ReactNode;
}) {
  const lost = lostIn(reading);
  const losses = reading.losses.filter((l) => l.statements.size + l.others.size + l.texts.size > 0);
  if (lost === 0) {
    return (
      <section className={styles.card} aria-labelledby="loss">
        <h2 id="loss" className={styles.safe}>
          <Icon name="check-double" />
          {w.safeTitle}
        </h2>
        <p className={styles.soft}>{reading.meetings === 0 ? w.empty(it) : w.safe(it)}</p>
        {reading.meetings > 0 && <p className={styles.soft}>{w.staysOnHub}</p>}
      </section>
    );
  }
  return (
    <section className={`${styles.card} ${styles.danger}`} aria-labelledby="loss">
      <h2 id="loss">{w.lossTitle(lost, onlyStatements(reading), it)}</h2>
      {losses.map((loss) => (
        <div key={loss.meeting}>
          {path && <MeetingHead title={reading.titles.get(loss.meeting)} path={path(loss.meeting)} w={w} />}
          <dl className={styles.list}>
            {rows(loss, setup, w).map(([what, how]) => (
              <div key={what}>
                <dt>{what}</dt>
                <dd>{how}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      {reading.inOtherTabs > 0 && (
        <p>
          {w.otherTabs}: {w.changes(reading.inOtherTabs)}.
        </p>
      )}
      {!reading.readable && <p className={styles.problem}>{w.unreadable(it)}</p>}
      {children}
    </section>
  );
}

function MeetingHead({ title, path, w }: { title: string | undefined; path: string | undefined; w: WipeWords }) {
  const name = title || w.untitled;
  return (
    <div className={styles.meeting}>
      <h3>{name}</h3>
      {path && (
        <a href={`#${path}`} aria-label={`${w.openMeeting}: ${name}`}>
          {w.openMeeting}
        </a>
      )}
    </div>
  );
}

function rows(loss: Loss, setup: Setup | undefined, w: WipeWords): [what: string, how: string][] {
  const tables = new Map<DocumentName, number>();
  for (const document of loss.statements.values()) tables.set(document, (tables.get(document) ?? 0) + 1);
  const out = [...tables]
    .map(([document, n]): [string, string] => [tableOf(document, setup, w), w.statements(n)])
    .sort(([a], [b]) => a.localeCompare(b, undefined, { numeric: true }));
  if (loss.others.size > 0) out.push([w.others, w.changes(loss.others.size)]);
  if (loss.texts.size > 0) out.push([w.texts, w.textCount(loss.texts.size)]);
  return out;
}

/** A table's number stands in its name too: a device may hold statements of a meeting whose set-up it never got. */
function tableOf(document: DocumentName, setup: Setup | undefined, w: WipeWords): string {
  const ref = parseDocumentName(document);
  const id = ref?.kind === 'station' ? ref.station : '';
  const number = setup?.stations.find((s) => s.id === id)?.number || Number(/^table-(\d+)$/.exec(id)?.[1]);
  return Number.isInteger(number) ? w.table(number) : w.otherPlace(id);
}
