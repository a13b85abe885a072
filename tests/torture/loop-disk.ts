import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statfsSync, truncateSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Room for a profile, and little enough to be filled in a second. */
const SIZE_BYTES = 256 * 1024 * 1024;
/** A tenth of a second each. */
const UNMOUNT_TRIES = 100;
/** `EXT4_IOC_SHUTDOWN`, and its way that writes nothing more, not even the file system's own journal. */
const SHUTDOWN = 'import fcntl,os,struct,sys;fcntl.ioctl(os.open(sys.argv[1],0),0x8004587d,struct.pack("I",2))';

/** A disk in a file, with a file system of its own that can be filled, and whose power can be cut. */
export interface LoopDisk {
  folder: string;
  /** From this moment nothing reaches the disk; what was not on it is gone. */
  cutPower(): void;
  /** Mounts it anew, as a device that is switched on does. Nothing may be using it. */
  powerOn(): void;
  /** Takes all room that is left; returns how to give it back. */
  fill(): () => void;
  end(): void;
}

/** Why there can be no such disk here; undefined when there can. */
export function noLoopDisk(): string | undefined {
  if (process.platform !== 'linux') return 'loop mounts are Linux’s';
  if (process.getuid?.() !== 0) return 'mounting takes root';
  for (const [program, ...args] of [
    ['mkfs.ext4', '-V'],
    ['python3', '--version'],
  ] as const) {
    if (!tried(program, ...args)) return `${program} is not installed`;
  }
  return undefined;
}

export function loopDisk(): LoopDisk {
  const place = mkdtempSync(path.join(tmpdir(), 'tafellaken-disk-'));
  const image = path.join(place, 'image');
  const folder = path.join(place, 'mounted');
  mkdirSync(folder);
  closeSync(openSync(image, 'w'));
  truncateSync(image, SIZE_BYTES);
  run('mkfs.ext4', '-q', '-F', image);
  const mount = () => run('mount', '-o', 'loop', image, folder);
  mount();
  return {
    folder,
    cutPower: () => run('python3', '-c', SHUTDOWN, folder),
    powerOn() {
      // a process that was killed holds its files until all of its threads are gone
      for (let i = 0; !tried('umount', folder); i++) {
        if (i === UNMOUNT_TRIES) throw new Error('The disk stays in use');
        tried('sleep', '0.1');
      }
      mount();
    },
    fill() {
      const ballast = path.join(folder, 'ballast');
      const file = openSync(ballast, 'w');
      // ever smaller pieces, until not even a page fits
      for (let size = 16 * 1024 * 1024; size >= 4096; ) {
        try {
          if (writeSync(file, Buffer.alloc(size)) < size) size /= 2;
        } catch {
          size /= 2;
        }
      }
      closeSync(file);
      if (statfsSync(folder).bavail > 16) throw new Error('The disk could not be filled');
      return () => rmSync(ballast);
    },
    end() {
      tried('umount', '-l', folder);
      rmSync(place, { recursive: true, force: true });
    },
  };
}

function run(program: string, ...args: string[]): void {
  const done = spawnSync(program, args, { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${program} failed: ${done.stderr || done.error?.message}`);
}

function tried(program: string, ...args: string[]): boolean {
  return spawnSync(program, args).status === 0;
}
