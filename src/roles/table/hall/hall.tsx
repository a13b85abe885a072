import type { StationId } from '../../../domain/ids.ts';
import type { Session } from '../../../sync/session.ts';
import type { LookUp } from '../look-up.ts';

/** What goes on in the hall: the time, messages from whoever leads, a hand to raise. Nothing in it takes the focus. */
export function Hall(_props: { session: Session; station: StationId; look: LookUp }) {
  return null;
}
