import { useCallback } from 'react';
import FacilitatorScreen from '../roles/facilitator/facilitator-screen.tsx';
import type { Session } from '../sync/session.ts';
import { facilitatorExport } from './facilitator-export.ts';

export default function FacilitatorRoute({ session }: { session: Session }) {
  const exportFile = useCallback(() => facilitatorExport(session), [session]);
  return <FacilitatorScreen session={session} exportFile={exportFile} />;
}
