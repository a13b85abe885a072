import { useCallback } from 'react';
import FacilitatorScreen from '../roles/facilitator/facilitator-screen.tsx';
import type { Session } from '../sync/session.ts';
import { noteExport } from './exported.ts';
import { facilitatorExport } from './facilitator-export.ts';

export default function FacilitatorRoute({ session, place }: { session: Session; place: string | undefined }) {
  const exportFile = useCallback(async () => {
    const file = await facilitatorExport(session);
    noteExport(session.meeting, Date.now());
    return file;
  }, [session]);
  return <FacilitatorScreen session={session} exportFile={exportFile} place={place} />;
}
