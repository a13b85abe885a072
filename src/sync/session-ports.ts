import type { Capability, Claim } from '../domain/capability.ts';
import type { RandomBytes } from '../domain/ids.ts';
import type { Setup } from '../domain/setup-fold.ts';
import type { Journal } from '../journal/journal.ts';
import type { SecondCopy } from '../journal/second-copy.ts';
import type { ReplicaOptions } from '../replica/replica.ts';
import type { Connect } from './connection.ts';
import type { Wide } from './wide.ts';

/** What a session is given: everything that touches the world outside. */
export interface SessionPorts {
  journal: Journal;
  copy: SecondCopy;
  connect: Connect;
  random: RandomBytes;
  /** ms since 1970 */
  now(): number;
  /** Names this tab, the same after a reload. */
  tab: string;
  /** Derives a link; only where the meeting's root key is on this device. */
  derive?: ((claim: Claim) => Capability) | undefined;
  /** What the link tells of the set-up: shown until the set-up itself is known, and never written anywhere. */
  hint?: Setup | undefined;
  /** Keeps documents that are only read; absent where there is no IndexedDB. */
  shadow?: ReplicaOptions['shadow'];
  /** Asks the browser not to clear the storage. */
  persist?: (() => Promise<boolean>) | undefined;
  /** What only desks and screens have. */
  wide?: Wide | undefined;
  /** Someone is joining: the browser is asked when they start, not at opening. */
  joining?: boolean | undefined;
}
