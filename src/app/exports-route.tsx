import { useCallback } from 'react';
import ExportsScreen, { type MakeExport } from '../roles/exports/exports-screen.tsx';
import type { Session } from '../sync/session.ts';
import { makeExport } from './make-export.ts';

export default function ExportsRoute({ session }: { session: Session }) {
  const make = useCallback<MakeExport>((...asked) => makeExport(session, ...asked), [session]);
  return <ExportsScreen session={session} make={make} />;
}
