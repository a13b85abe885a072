import { memo, useMemo } from 'react';
import type { MeetingId } from '../../../domain/ids.ts';
import type { Setup } from '../../../domain/setup-fold.ts';
import { RoleSheet, StationCard } from './card.tsx';
import styles from './paper.module.css';
import { type LinkMaker, printedLink } from './printed-link.ts';
import type { ServerAddress } from './server-address.ts';
import type { Card } from './use-cards.ts';

/** A6 cards on a page of A4. */
export const CARDS_A_PAGE = 4;

type Address = Exclude<ServerAddress, { state: 'wrong' }>;

/** The cards, four on a page of A4. */
export function CardPages({ cards, setup, address }: { cards: readonly Card[]; setup: Setup; address: Address }) {
  const pages = Array.from({ length: Math.ceil(cards.length / CARDS_A_PAGE) }, (_, i) =>
    cards.slice(i * CARDS_A_PAGE, (i + 1) * CARDS_A_PAGE),
  );
  return (
    <div className={styles.pages}>
      {pages.map((page) => (
        <CardPage key={page[0]?.station.id} cards={page} setup={setup} shown={address.shown} />
      ))}
    </div>
  );
}

/** Drawn again only when one of its cards is another. */
const CardPage = memo(
  ({ cards, setup, shown }: { cards: readonly Card[]; setup: Setup; shown: string }) => (
    <div className={styles.page}>
      {cards.map(({ station, printed }) => (
        <StationCard key={station.id} setup={setup} station={station} address={shown} printed={printed} />
      ))}
    </div>
  ),
  (a, b) =>
    a.setup === b.setup &&
    a.shown === b.shown &&
    a.cards.length === b.cards.length &&
    a.cards.every((card, i) => card === b.cards[i]),
);

/** The page of a role that is no table's. */
export function RolePage({
  make,
  meeting,
  setup,
  address,
  role,
}: {
  make: LinkMaker;
  meeting: MeetingId;
  setup: Setup;
  address: Address;
  role: 'facilitator' | 'viewer';
}) {
  const printed = useMemo(
    () => printedLink(make, { role, meeting, generation: 1 }, setup, address.origin),
    [make, role, meeting, setup, address.origin],
  );
  return (
    <div className={styles.pages}>
      <div className={styles.page} data-whole>
        <RoleSheet setup={setup} role={role} address={address.shown} printed={printed} />
      </div>
    </div>
  );
}
