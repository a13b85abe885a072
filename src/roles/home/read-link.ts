import { parseCapabilityPath } from '../../domain/capability.ts';

export type ReadLink = { state: 'path'; path: string } | { state: 'elsewhere' } | { state: 'wrong' };

/** What was pasted into the link field: a whole link of this origin, its part behind the `#`, or an operator's link. */
export function readLink(text: string, origin: string): ReadLink {
  const pasted = text.trim();
  const hash = pasted.indexOf('#');
  const path = hash >= 0 ? pasted.slice(hash + 1) : pasted;
  if (!parseCapabilityPath(path.split('?')[0] ?? '') && !/^\/operator\/[A-Za-z0-9_-]{20,}$/.test(path))
    return { state: 'wrong' };
  if (hash > 0) {
    const from = URL.canParse(pasted) ? new URL(pasted).origin : undefined;
    if (from !== origin) return { state: 'elsewhere' };
  }
  return { state: 'path', path };
}
