/**
 * What a device's own condition means for what is said at a table: pure rules over what the browser told. Nothing is claimed
 * that no browser says: a private window only ever *looks like* one, and room is called enough only when something fitted.
 */

const MEBIBYTE = 1024 * 1024;
const GIBIBYTE = 1024 * MEBIBYTE;

/** What the browser told, or could not tell (`undefined`). */
export interface DeviceFacts {
  /** Whether the browser promised not to clear the storage. `unable`: it has no such promise (plain http, old browsers). */
  persistence: 'promised' | 'not-promised' | 'unanswered' | 'unable';
  /** Whether the disk took what was written last; `refused`: the browser gives this page no database at all. */
  disk: 'works' | 'failing' | 'refused';
  /** Whether what is typed and not yet saved outlives the page (localStorage). */
  typing: 'kept' | 'lost';
  /** The page's private folder: WebKit and Firefox refuse it in a private window, and only there. */
  folder: 'works' | 'refused' | 'unable';
  /** Bytes that the browser says are left. Chromium says the same round number whatever the disk has, since its version 148. */
  roomTold: number | undefined;
  /** Of `ROOM_TRIED` the most that could really be written just now, in bytes; undefined where it could not be tried. */
  roomFound: number | undefined;
  /** Memory in GiB, rounded by the browser; Chromium only. */
  memory: number | undefined;
  /**
   * Whether the app starts without a network: `ready` when every file of it is here. `at-hand`: and the meeting is here too, and the disk
   * works, so that a table can go on; `no-setup` and `no-disk`: the app is, that is not. `insecure`: not on this address; `unable`: not
   * in this browser or window.
   */
  offline: 'ready' | 'at-hand' | 'no-setup' | 'no-disk' | 'coming' | 'missing' | 'insecure' | 'unable';
  /** Whether the screen stays on during a round; undefined while nobody needs it to. */
  awake?: 'awake' | 'unable' | 'refused' | 'low-battery' | undefined;
  shownAs: 'app' | 'page';
  system: 'ipad' | 'android' | 'other';
}

/**
 * Room that is tried, largest first, in bytes. A statement that was written and received took 4.2 kB of the disk at 20 characters,
 * 5.4 at 150 and 8.0 at 430 (Chromium 153, by its own count and by the size of its files), so the first is 1,000 long ones and
 * the last 260: twice a table's evening, and about what the databases themselves may take to tidy up.
 */
export const ROOM_TRIED = [8 * MEBIBYTE, 2 * MEBIBYTE] as const;

/** What a condition is about, and how it stands: the key of its words. */
export type ConditionTopic =
  | 'disk-works'
  | 'disk-failing'
  | 'disk-refused'
  | 'promised'
  | 'not-promised'
  | 'promise-unanswered'
  | 'promise-unable'
  | 'private-window'
  | 'room-enough'
  | 'room-little'
  | 'room-none'
  | 'starts-offline'
  | 'at-hand'
  | 'offline-no-setup'
  | 'offline-no-disk'
  | 'offline-coming'
  | 'offline-missing'
  | 'offline-insecure'
  | 'offline-unable'
  | 'typing-lost'
  | 'stays-awake'
  | 'awake-unable'
  | 'awake-refused'
  | 'awake-low-battery'
  | 'home-screen-ipad'
  | 'home-screen-android';

export interface Condition {
  topic: ConditionTopic;
  /** `good`; `note`: worth knowing; `act`: do something. */
  level: 'good' | 'note' | 'act';
  /** Words are in danger by it: said without being asked. */
  urgent: boolean;
}

/** What lies on the device: the only `words` there are, or a `copy` of what the hub has. */
export type DeviceHolds = 'words' | 'copy';

/** The conditions worth a line, in the order in which they are read. */
export function conditionsOf(facts: DeviceFacts, holds: DeviceHolds): Condition[] {
  const out: Condition[] = [];
  const say = (topic: ConditionTopic, level: Condition['level'], urgent = false) => {
    // a copy that is lost comes back from the hub
    const copy = holds === 'copy' && level === 'act' && topic !== 'disk-failing';
    out.push({ topic, level: copy ? 'note' : level, urgent: urgent && holds === 'words' });
  };

  if (facts.disk === 'works') say('disk-works', 'good');
  else say(`disk-${facts.disk}`, 'act', true);
  if (looksPrivate(facts)) say('private-window', 'act', true);
  const room = roomOf(facts);
  if (room === 'enough') say('room-enough', 'good');
  if (room === 'little') say('room-little', 'act');
  if (room === 'none') say('room-none', 'act', true);
  sayPersistence(facts.persistence, say);
  sayOffline(facts.offline, say);
  if (facts.typing === 'lost') say('typing-lost', 'note');
  if (facts.awake === 'awake') say('stays-awake', 'good');
  else if (facts.awake) say(`awake-${facts.awake}`, 'note');
  // installing helps only where the browser has not promised anything
  const loose = facts.shownAs === 'page' && facts.persistence !== 'promised';
  if (loose && facts.system !== 'other') say(`home-screen-${facts.system}`, 'note');
  return out;
}

type Say = (topic: ConditionTopic, level: Condition['level']) => void;

function sayPersistence(persistence: DeviceFacts['persistence'], say: Say): void {
  if (persistence === 'promised') say('promised', 'good');
  else if (persistence === 'not-promised') say('not-promised', 'note');
  else say(`promise-${persistence}`, 'note');
}

function sayOffline(offline: DeviceFacts['offline'], say: Say): void {
  const { topic, level } = offlineCondition(offline);
  say(topic, level);
}

/** What is said of working without a network. Good only where nothing is missing. */
export function offlineCondition(offline: DeviceFacts['offline']): Pick<Condition, 'topic' | 'level'> {
  if (offline === 'ready') return { topic: 'starts-offline', level: 'good' };
  if (offline === 'at-hand') return { topic: 'at-hand', level: 'good' };
  // not ready yet is how every first visit begins; never is another matter
  return { topic: `offline-${offline}`, level: offline === 'insecure' || offline === 'unable' ? 'act' : 'note' };
}

/** The share of the memory that Chromium gives a private window at most, and how far its rounded memory can be off. */
const PRIVATE_SHARE = 0.2;
const MEMORY_ROUNDING = 1.5;
/** What Chromium says of every regular window on a disk that is no smaller, since its version 148. */
const TOLD_AT_MOST = 10 * GIBIBYTE;

/**
 * Whether this looks like a private window, whose storage goes when it is closed. No browser says so. WebKit and Firefox refuse
 * the private folder there; Chromium keeps the storage in memory and says that there is little of it. A window whose browser
 * has promised to keep everything is none.
 */
export function looksPrivate(facts: Pick<DeviceFacts, 'persistence' | 'folder' | 'roomTold' | 'memory'>): boolean {
  if (facts.persistence === 'promised') return false;
  if (facts.folder === 'refused') return true;
  if (facts.memory === undefined || facts.roomTold === undefined) return false;
  const most = Math.ceil(PRIVATE_SHARE * MEMORY_ROUNDING * facts.memory) * GIBIBYTE;
  return facts.roomTold < TOLD_AT_MOST && facts.roomTold <= most;
}

function roomOf({ roomTold, roomFound }: DeviceFacts): 'enough' | 'little' | 'none' | undefined {
  // what is told can be more than there is, never less
  const room = Math.min(roomFound ?? Number.POSITIVE_INFINITY, roomTold ?? Number.POSITIVE_INFINITY);
  const [enough, some] = ROOM_TRIED;
  if (room < some) return 'none';
  if (room < enough) return 'little';
  // a number that nobody tried may be the round one that every Chromium says
  const tried = roomFound !== undefined || (roomTold !== undefined && roomTold % GIBIBYTE !== 0);
  return tried ? 'enough' : undefined;
}
