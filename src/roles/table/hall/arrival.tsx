import { useStore } from 'zustand';
import type { EntryId } from '../../../domain/ids.ts';
import type { Safety, Session } from '../../../sync/session.ts';
import { Icon, type IconName } from '../../../ui/icons.tsx';
import { useWords } from '../../../ui/language.ts';
import styles from './arrival.module.css';
import { HALL_WORDS } from './words.ts';

/** Entries of which this page has seen that the hub has them. */
const received = new Set<EntryId>();

/**
 * How safe an entry is that is about no statement: never more than is true, and less as long as this device holds anything back.
 * `own`: written on this device; another's came by way of the hub.
 */
export function useArrival(session: Session, entry: EntryId | undefined, own: boolean): Safety {
  const standing = useStore(session.view, (view) => view.standing);
  const loaded = useStore(session.view, (view) => view.loaded);
  if (!own || (entry && received.has(entry))) return 'received';
  if (loaded && standing.unreceived === 0) {
    if (entry) received.add(entry);
    return 'received';
  }
  if (standing.unkept > 0) return 'unkept';
  return standing.saving > 0 ? 'saving' : 'kept';
}

const ICONS: Record<Safety, IconName> = { saving: 'clock', kept: 'check', unkept: 'alert', received: 'check-double' };

/** Where something is that was written, in words. */
export function Arrival({ session, safety }: { session: Session; safety: Safety }) {
  const words = useWords(HALL_WORDS).safety;
  const alone = useStore(session.view, (view) => view.link.state === 'none');
  return (
    <span className={styles.arrival} data-safety={safety}>
      <Icon name={ICONS[safety]} />
      {safety === 'kept' && alone ? words.alone : words[safety]}
    </span>
  );
}
