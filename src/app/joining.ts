import { useCallback, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { type Capability, capabilityPath } from '../domain/capability.ts';
import type { Session } from '../sync/session.ts';
import { onDemand, useOnDemand } from '../ui/on-demand.ts';
import { hasBegun, noteBegun } from './begun.ts';

/** Apart from the table's screen: a tablet that has begun never loads it. */
const JOIN = onDemand(() => import('../roles/join/join-screen.tsx'));
/** Nobody waits for this step: when it is not there by now, the table opens without it. */
const PATIENCE_MS = 2_000;

/** Fetches the step while the meeting is still being opened, where it will be needed. */
export function prepareJoining(link: Capability): void {
  if (!hasBegun(link)) JOIN.fetch().catch(() => undefined);
}

/**
 * The step before a table's first opening on this device, or whenever it is `asked` for: undefined once the table may be shown. Its
 * `Screen` is undefined until it has come in.
 */
export function useJoining(session: Session, asked: boolean) {
  const [joining, setJoining] = useState(() => !hasBegun(session.capability));
  const open = joining || asked;
  const Screen = useOnDemand(JOIN, open)?.default;
  const start = useCallback(() => {
    noteBegun(session.capability);
    // within the tap or key that started it: only then does a tablet bring up its keyboard for the field
    flushSync(() => setJoining(false));
    if (asked) location.replace(`#${capabilityPath(session.capability)}`);
  }, [session, asked]);
  useEffect(() => {
    if (!open || Screen) return;
    const timer = setTimeout(() => {
      session.askToKeep();
      start();
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [open, Screen, session, start]);
  return open ? { Screen, start } : undefined;
}
