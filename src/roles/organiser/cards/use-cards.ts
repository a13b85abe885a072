import { useEffect, useState } from 'react';
import type { MeetingId } from '../../../domain/ids.ts';
import type { Setup, Station } from '../../../domain/setup-fold.ts';
import { type LinkMaker, type PrintedLink, printedLink, stationClaim } from './printed-link.ts';

/** How long cards are made without the page answering in between, in ms: with drawing them it stays well under a tenth of a second. */
const SLICE_MS = 15;
const NONE: readonly Card[] = [];

export interface Card {
  station: Station;
  printed: PrintedLink;
}

/** What the cards are made of; a new object begins anew. */
export interface CardsOf {
  make: LinkMaker;
  meeting: MeetingId;
  setup: Setup;
  stations: readonly Station[];
  origin: string;
}

/** The cards so far: a few more each moment, with the page answering in between. Undefined makes none. */
export function useCards(of: CardsOf | undefined): readonly Card[] {
  const [made, setMade] = useState<{ of: CardsOf | undefined; cards: readonly Card[] }>({ of, cards: NONE });
  const cards = made.of === of ? made.cards : NONE;
  useEffect(() => {
    if (!of || cards.length >= of.stations.length) return;
    const timer = setTimeout(() => {
      const more: Card[] = [];
      const began = performance.now();
      for (const station of of.stations.slice(cards.length)) {
        more.push({ station, printed: printedLink(of.make, stationClaim(of.meeting, station), of.setup, of.origin) });
        if (performance.now() - began > SLICE_MS) break;
      }
      setMade({ of, cards: [...cards, ...more] });
    });
    return () => clearTimeout(timer);
  }, [of, cards]);
  return cards;
}
