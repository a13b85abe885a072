import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { capabilityPath } from '../domain/capability.ts';
import { handOverFileName } from '../handover/hand-over-file.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import type { WipeScope } from '../journal/wipe.ts';
import WipeScreen from '../roles/wipe/wipe-screen.tsx';
import type { Session } from '../sync/session.ts';
import { inLanguage, useLanguage } from '../ui/language.ts';
import { readLoss } from './device-loss.ts';
import { lastExport } from './exported.ts';
import { joinedMeetings } from './joined.ts';
import { operatorKey } from './local-meeting.ts';
import { startWipe } from './start-wipe.ts';

/**
 * Wiping from within a meeting, with its connection open, so that what has not arrived still can. Where there is nothing else on
 * the device all goes: a tablet that was at one table is empty then.
 */
export default function WipeRoute({ session }: { session: Session }) {
  const [joined, setJoined] = useState<JoinedMeeting[]>();
  useEffect(() => {
    joinedMeetings().then(setJoined, () => setJoined([]));
  }, []);
  return joined && <WipeMeeting session={session} joined={joined} />;
}

function WipeMeeting({ session, joined }: { session: Session; joined: readonly JoinedMeeting[] }) {
  const { meeting, capability } = session;
  const language = useLanguage();
  const setup = useStore(session.view, (view) => view.setup);
  const own = joined.find((m) => m.id === meeting);
  const alone = joined.length === 1 && own !== undefined && operatorKey() === undefined;
  const [scope] = useState<WipeScope>(alone ? { of: 'all' } : { of: 'meeting', meeting });
  const path = capabilityPath(capability);
  const host = capability.role === 'host';
  return (
    <WipeScreen
      called={host ? 'tablet' : 'device'}
      back={{ path, to: host ? 'toTable' : 'toScreen' }}
      meeting={scope.of === 'all' ? undefined : { title: inLanguage(setup.title, language) || (own?.title ?? '') }}
      setup={setup}
      holdsKey={own?.rootKey !== undefined}
      onlyHere={own?.rootKey !== undefined && own.hub === undefined}
      operator={false}
      exported={host ? 'elsewhere' : (lastExport(meeting) ?? 'never')}
      read={useCallback(() => readLoss(scope, session), [scope, session])}
      watch={useCallback((changed: () => void) => session.view.subscribe(changed), [session])}
      begin={useCallback((agreed: number) => startWipe(scope, agreed), [scope])}
      handOver={host ? `${path}/handover` : undefined}
      file={async () => ({
        name: handOverFileName(host ? capability.station : meeting, Date.now()),
        text: await session.rescueFile(),
      })}
      everything={scope.of === 'all' ? undefined : '/wipe'}
    />
  );
}
