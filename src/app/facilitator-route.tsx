import FacilitatorScreen from '../roles/facilitator/facilitator-screen.tsx';
import type { Session } from '../sync/session.ts';

export default function FacilitatorRoute({ session, place }: { session: Session; place: string | undefined }) {
  return <FacilitatorScreen session={session} place={place} />;
}
