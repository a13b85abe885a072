import { capabilityPath } from '../../domain/capability.ts';
import styles from './desk-nav.module.css';
import { DESK_PLACES, type DeskPlace } from './desk-places.ts';
import { useEvening } from './evening.tsx';

/** From one part of the desk to another. The filter goes along: it stands in the address of each. */
export function DeskNav({ place }: { place: DeskPlace }) {
  const { session, words } = useEvening();
  const path = capabilityPath(session.capability);
  return (
    <nav className={styles.nav} aria-label={words.places.label}>
      {DESK_PLACES.map((to) => (
        <a
          key={to}
          href={`#${path}${to === 'overview' ? '' : `/${to}`}`}
          aria-current={to === place ? 'page' : undefined}
        >
          {words.places[to]}
        </a>
      ))}
    </nav>
  );
}
