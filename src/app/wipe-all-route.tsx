import { useEffect, useState } from 'react';
import { capabilityPath } from '../domain/capability.ts';
import type { MeetingId } from '../domain/ids.ts';
import type { JoinedMeeting } from '../journal/journal.ts';
import WipeScreen from '../roles/wipe/wipe-screen.tsx';
import { readLoss } from './device-loss.ts';
import { lastExport } from './exported.ts';
import { joinedMeetings } from './joined.ts';
import { operatorKey } from './local-meeting.ts';
import { startWipe } from './start-wipe.ts';

const read = () => readLoss({ of: 'all' });
const begin = (agreed: number) => startWipe({ of: 'all' }, agreed);
/** No meeting is open here; other tabs are heard by the screen itself. */
const watch = () => () => undefined;

/** Wiping everything of the app from this device, without opening any of its meetings. */
export default function WipeAllRoute() {
  const [joined, setJoined] = useState<JoinedMeeting[]>();
  useEffect(() => {
    joinedMeetings().then(setJoined, () => setJoined([]));
  }, []);
  if (!joined) return null;
  const path = (meeting: MeetingId) => {
    const link = joined.find((m) => m.id === meeting)?.capabilities[0];
    return link && capabilityPath(link);
  };
  const exports = joined.flatMap((m) => lastExport(m.id) ?? []);
  const hostsOnly = joined.every((m) => m.capabilities.every((c) => c.role === 'host'));
  return (
    <WipeScreen
      called="device"
      back={{ path: '/', to: 'home' }}
      meeting={undefined}
      holdsKey={joined.some((m) => m.rootKey !== undefined)}
      onlyHere={joined.length > 0 && joined.every((m) => m.rootKey !== undefined && m.hub === undefined)}
      operator={operatorKey() !== undefined}
      exported={hostsOnly ? 'elsewhere' : exports.length < joined.length ? 'never' : Math.min(...exports)}
      read={read}
      watch={watch}
      begin={begin}
      path={path}
    />
  );
}
