import { useEffect, useMemo, useState } from 'react';
import { type Condition, conditionsOf, type DeviceFacts, type DeviceHolds } from '../../domain/device-conditions.ts';
import type { DeviceBrowser, DeviceReading } from './device-browser.ts';

/** What a session knows of its device. */
export interface SessionSide {
  /** The answer to the question for lasting storage; undefined until there is one. */
  persisted: boolean | undefined;
  diskFailing: boolean;
  /** Whether the meeting would open here without a network: what it is about is on the disk, and the disk takes a write. */
  atHand?: AtHand | undefined;
}
type AtHand = () => Promise<{ setup: boolean; disk: boolean }>;

/** What changes without a sign (a service worker that is ready, a promise that is given) is seen within this time. */
const LOOK_EVERY_MS = 30_000;
/** Trying room writes 8 MB: now and then, so that an evening of it stays under 200 MB of the tablet's flash. */
const TRY_ROOM_EVERY_MS = 15 * 60_000;

interface Taken {
  reading: DeviceReading;
  /** What the session knew when it was taken. */
  persisted: boolean | undefined;
}

/** This device's conditions, looked at when the page is looked at again and every half minute; undefined until the first look. */
export function useConditions(
  browser: DeviceBrowser,
  side: SessionSide,
  holds: DeviceHolds,
  awake: DeviceFacts['awake'],
): Condition[] | undefined {
  const { persisted, diskFailing, atHand } = side;
  const [taken, setTaken] = useState<Taken>();
  useEffect(() => {
    let left = false;
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      void readWith(browser, atHand, roomIsDue(browser)).then((reading) => {
        if (!left) setTaken({ reading, persisted });
      });
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    document.addEventListener('visibilitychange', look);
    return () => {
      left = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [browser, persisted, atHand]);
  return useMemo(
    () => taken && conditionsOf({ ...factsOf(taken, persisted, diskFailing), awake }, holds),
    [taken, persisted, diskFailing, holds, awake],
  );
}

/** What has been found good once is not written for again: a disk that fails later says so by itself. */
const proven = new WeakSet<AtHand>();

/** A look at the device that, where it holds a table's words, goes on to whether the table could go on without a network. */
export async function readWith(
  browser: DeviceBrowser,
  atHand: AtHand | undefined,
  tryRoom: boolean,
): Promise<DeviceReading> {
  const reading = await browser.read(tryRoom);
  if (!atHand || reading.offline !== 'ready') return reading;
  const found = proven.has(atHand) ? { setup: true, disk: true } : await atHand();
  if (found.setup && found.disk) proven.add(atHand);
  return { ...reading, offline: !found.disk ? 'no-disk' : !found.setup ? 'no-setup' : 'at-hand' };
}

function factsOf({ reading, persisted: then }: Taken, persisted: boolean | undefined, failing: boolean): DeviceFacts {
  return {
    ...reading,
    disk: failing ? 'failing' : reading.disk,
    offline: failing && reading.offline === 'at-hand' ? 'no-disk' : reading.offline,
    persistence: persistenceOf(reading.persistence, then, persisted),
  };
}

/** The newest that is known: the session's answer may be newer than the look, and the look newer than the answer. */
function persistenceOf(
  read: DeviceReading['persistence'],
  then: boolean | undefined,
  answer: boolean | undefined,
): DeviceFacts['persistence'] {
  if (answer && !then) return 'promised';
  if (read === 'not-promised' && answer === undefined) return 'unanswered';
  return read;
}

/** By browser, when room was tried last (ms): a page that is looked at again and again tries no more often. */
const tried = new WeakMap<DeviceBrowser, number>();

function roomIsDue(browser: DeviceBrowser): boolean {
  const last = tried.get(browser);
  if (last !== undefined && Date.now() - last < TRY_ROOM_EVERY_MS) return false;
  tried.set(browser, Date.now());
  return true;
}
