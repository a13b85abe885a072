import { useStore } from 'zustand';
import type { Session } from '../../sync/session.ts';
import { DEVICE } from '../../ui/device/device-part.ts';
import { useFetchedWhenIdle } from '../../ui/on-demand.ts';

/** How the organiser's device stands. Without a hub what is said lies here and nowhere else; with one it is a copy. */
export function DeviceCard({ session, hasKey }: { session: Session; hasKey: boolean }) {
  const persisted = useStore(session.view, (view) => view.persisted);
  const diskFailing = useStore(session.view, (view) => view.diskFailure !== undefined);
  const alone = useStore(session.view, (view) => view.link.state === 'none');
  const device = useFetchedWhenIdle(DEVICE);
  if (!device) return null;
  return (
    <device.DeviceCheck
      always
      called="device"
      holds={alone ? 'words' : 'copy'}
      hasKey={hasKey}
      persisted={persisted}
      diskFailing={diskFailing}
    />
  );
}
