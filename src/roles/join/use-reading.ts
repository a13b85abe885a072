import { useEffect, useState } from 'react';
import type { Session } from '../../sync/session.ts';
import type { DeviceBrowser, DeviceReading } from '../../ui/device/device-browser.ts';
import { readWith } from '../../ui/device/use-conditions.ts';

/** On a first visit the app comes in within seconds: someone who waits for the word should not wait for a clock. */
const LOOK_EVERY_MS = 1_500;

/** How this device stands, looked at until the table could go on without a network, and again whenever the page is seen. */
export function useReading(browser: DeviceBrowser, session: Session): DeviceReading | undefined {
  const [reading, setReading] = useState<DeviceReading>();
  const found = reading?.offline;
  useEffect(() => {
    let left = false;
    let looking = false;
    const look = async () => {
      if (looking || document.visibilityState === 'hidden') return;
      looking = true;
      const next = await readWith(browser, session.atHand, false);
      looking = false;
      if (!left) setReading(next);
    };
    if (found === undefined) void look();
    const timer = found === 'at-hand' ? undefined : setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [browser, session, found]);
  return reading;
}
