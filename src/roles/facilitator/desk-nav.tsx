import { capabilityPath } from '../../domain/capability.ts';
import { lookToQuery } from './address-look.ts';
import styles from './desk-nav.module.css';
import { DESK_PLACES, type DeskPlace } from './desk-places.ts';
import { DesksLine, useWhere } from './desks-line.tsx';
import { useEvening } from './evening.tsx';

/** From one part of the desk to another. The filter goes along: it stands in the address of each. */
export function DeskNav({ place }: { place: DeskPlace }) {
  const { session, words, look } = useEvening();
  useWhere(place);
  const query = lookToQuery(look);
  const path = capabilityPath(session.capability);
  return (
    <div className={styles.row}>
      <nav className={styles.nav} aria-label={words.places.label}>
        {DESK_PLACES.map((to) => (
          <a
            key={to}
            href={`#${path}${to === 'overview' ? '' : `/${to}`}${query === '' ? '' : `?${query}`}`}
            aria-current={to === place ? 'page' : undefined}
          >
            {words.places[to]}
          </a>
        ))}
      </nav>
      <DesksLine />
    </div>
  );
}
