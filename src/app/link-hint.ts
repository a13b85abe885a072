import { type Capability, capabilityPath } from '../domain/capability.ts';
import type { Setup } from '../domain/setup-fold.ts';
import type { JoinedMeeting } from '../journal/journal.ts';

/** The reader of hints comes by itself: a table that has its set-up needs none. A network that is slow must not hold up typing. */
const PATIENCE_MS = 1_000;

/** The start hint in the text that came with a link, or in the one that came with it before; undefined when neither is one. */
export async function linkHint(
  capability: Capability,
  text: string | undefined,
  before: string | undefined,
): Promise<{ text: string; setup: Setup } | undefined> {
  if (capability.role !== 'host' || (text ?? before) === undefined) return undefined;
  const reader = await Promise.race([
    import('../handover/hint-text.ts').catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE_MS, undefined)),
  ]);
  const path = capabilityPath(capability);
  for (const found of [text, before]) {
    const setup = found === undefined ? undefined : reader?.readHint(found, path, capability.station);
    if (found !== undefined && setup) return { text: found, setup };
  }
  return undefined;
}

/** The hint that a meeting on this device was last opened with, by that link. */
export function hintBefore(known: JoinedMeeting | undefined, capability: Capability): string | undefined {
  return capability.role === 'host' ? known?.hints?.[capability.station] : undefined;
}
