import { type DeviceFacts, ROOM_TRIED } from '../../domain/device-conditions.ts';
import { missingFiles } from './app-whole.ts';

/** What only the browser can tell of this device. */
export type DeviceReading = Omit<DeviceFacts, 'disk' | 'persistence' | 'awake'> & {
  disk: 'works' | 'refused';
  /** Whether the storage is promised to stay, as it stands now. */
  persistence: 'promised' | 'not-promised' | 'unable';
};

/** A port: the browser's own below, and what a test plays. Nothing in it rejects or throws. */
export interface DeviceBrowser {
  /** `tryRoom`: whether to write a few megabytes and take them away again; otherwise what was found last stands. */
  read(tryRoom: boolean): Promise<DeviceReading>;
}

/** A browser that does not answer (a suspended iPad, a disk that hangs) costs this much, and the fact stays unknown. */
const PATIENCE_MS = 10_000;

export function browserDevice(): DeviceBrowser {
  let roomFound: number | undefined;
  return {
    async read(tryRoom) {
      const folder = await folderState();
      if (tryRoom && folder === 'works') roomFound = await patiently(findRoom(), undefined);
      const [disk, told, persistence, offline] = await Promise.all([
        patiently(diskState(), 'works' as const),
        patiently(roomTold(), undefined),
        patiently(persistenceState(), 'not-promised' as const),
        patiently(offlineState(), 'missing' as const),
      ]);
      return {
        disk,
        folder,
        persistence,
        offline,
        roomTold: told,
        roomFound,
        typing: typingState(),
        memory: (navigator as { deviceMemory?: number }).deviceMemory,
        shownAs: shownAs(),
        system: system(),
      };
    },
  };
}

/** Not there on plain http. */
function storage(): Partial<StorageManager> | undefined {
  return navigator.storage;
}

/** Reads only: a database made to try would be one more write beside the journal's. */
async function diskState(): Promise<'works' | 'refused'> {
  try {
    if (typeof indexedDB === 'undefined') return 'refused';
    await indexedDB.databases?.();
    return 'works';
  } catch {
    return 'refused';
  }
}

async function persistenceState(): Promise<DeviceReading['persistence']> {
  if (!storage()?.persist || !storage()?.persisted) return 'unable';
  return (await storage()?.persisted?.()) ? 'promised' : 'not-promised';
}

const TRIED = 'tafellaken:tried';
function typingState(): 'kept' | 'lost' {
  try {
    localStorage.setItem(TRIED, '1');
    localStorage.removeItem(TRIED);
    return 'kept';
  } catch {
    return 'lost';
  }
}

async function folderState(): Promise<DeviceFacts['folder']> {
  if (!storage()?.getDirectory) return 'unable';
  // one that does not answer is not one that refuses
  const answer = storage()
    ?.getDirectory?.()
    .then(
      () => 'works' as const,
      (error: unknown) => (isRefusal(error) ? ('refused' as const) : ('unable' as const)),
    );
  return patiently(answer ?? Promise.resolve('unable' as const), 'unable' as const);
}

/** Firefox's and WebKit's ways of saying that a private window has no folder. */
function isRefusal(error: unknown): boolean {
  const { name, message } = error as { name?: string; message?: string };
  return name === 'SecurityError' || (message ?? '').includes('transient');
}

async function roomTold(): Promise<number | undefined> {
  const { quota, usage } = (await storage()?.estimate?.()) ?? {};
  return quota === undefined ? undefined : Math.max(0, quota - (usage ?? 0));
}

const TRIAL_FILE = 'tafellaken-room';
/** Bytes that could be written just now: what `estimate` says is no measure of the disk (10 GiB of a full one, in Chromium 153). */
async function findRoom(): Promise<number | undefined> {
  let folder: FileSystemDirectoryHandle | undefined;
  try {
    folder = await navigator.storage.getDirectory();
    for (const size of ROOM_TRIED) if (await fits(folder, size)) return size;
    return 0;
  } catch {
    return undefined;
  } finally {
    folder?.removeEntry(TRIAL_FILE).catch(() => undefined);
  }
}

async function fits(folder: FileSystemDirectoryHandle, size: number): Promise<boolean> {
  let file: FileSystemWritableFileStream | undefined;
  try {
    const handle = await folder.getFileHandle(TRIAL_FILE, { create: true });
    file = await handle.createWritable();
    await file.write(new Uint8Array(size));
    return true;
  } catch (error) {
    if ((error as { name?: string }).name === 'QuotaExceededError') return false;
    throw error; // says nothing about room: another tab at the same, a browser that writes files in workers only
  } finally {
    await file?.abort().catch(() => undefined); // never closed, so it never counts as stored
  }
}

async function offlineState(): Promise<DeviceFacts['offline']> {
  if (!window.isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator)) return 'unable';
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.active) {
    // a worker that does not tell is not taken at its word
    return (await missingFiles(registration.active)) === 0 ? 'ready' : 'missing';
  }
  return registration?.installing || registration?.waiting ? 'coming' : 'missing';
}

function shownAs(): DeviceFacts['shownAs'] {
  const standalone = (navigator as { standalone?: boolean }).standalone === true;
  return standalone || matchMedia('(display-mode: standalone)').matches ? 'app' : 'page';
}

/** Only where an installed app is kept better than a page. An iPad says that it is a Mac, but has what no Mac has. */
function system(): DeviceFacts['system'] {
  if ('standalone' in navigator && navigator.maxTouchPoints > 0) return 'ipad';
  return /Android/.test(navigator.userAgent) ? 'android' : 'other';
}

function patiently<T>(answer: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS, otherwise);
    answer.then(resolve, () => resolve(otherwise)).finally(() => clearTimeout(timer));
  });
}
