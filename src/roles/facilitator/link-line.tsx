import { Icon } from '../../ui/icons.tsx';
import { clockTime } from '../../ui/language.ts';
import { useEvening } from './evening.tsx';
import styles from './link-line.module.css';
import { useLinkStanding } from './use-link-standing.ts';

/** How this screen stands with the hub, in plain words. Said aloud to who cannot see it change. */
export function LinkLine() {
  const { words } = useEvening();
  const standing = useLinkStanding();
  const good = standing.state === 'connected';
  const bad = standing.state === 'down' || standing.state === 'refused';
  return (
    <p className={styles.link} role="status" data-state={good ? 'good' : bad ? 'bad' : 'plain'}>
      <Icon name={good ? 'check' : 'no-link'} />
      <span>
        {standing.state === 'down' && (
          <>
            <strong>{words.link.down(clockTime(standing.since))}.</strong> {words.link.asOf(clockTime(standing.since))}
          </>
        )}
        {standing.state === 'refused' && (
          <>
            <strong>{words.link.refused[standing.reason]}</strong> {words.link.asOf(clockTime(standing.since))}
          </>
        )}
        {standing.state === 'none' && words.link.none}
        {standing.state === 'connecting' && words.link.connecting}
        {standing.state === 'connected' && words.link.connected}
      </span>
    </p>
  );
}
