import { parseCapabilityPath } from '../../domain/capability.ts';

/**
 * What a pasted or scanned text is. `elsewhere`: a whole link of another server. `half`: a link of this app that something is missing from.
 * `hand-over`: a code by which tables hand over. `foreign`: something else.
 */
export type ReadLink =
  | { state: 'path'; path: string }
  | { state: 'elsewhere'; href: string; host: string }
  | { state: 'half' | 'hand-over' | 'foreign' };

/** What was pasted or scanned: a whole link of this origin, its part behind the `#`, or an operator's link. */
export function readLink(text: string, origin: string): ReadLink {
  const pasted = text.trim();
  const hash = pasted.indexOf('#');
  const path = hash >= 0 ? pasted.slice(hash + 1) : pasted;
  if (!parseCapabilityPath(path.split('?')[0] ?? '') && !/^\/operator\/[A-Za-z0-9_-]{20,}$/.test(path)) {
    if (pasted.startsWith('TFL1:')) return { state: 'hand-over' };
    const ours = /^\/(m|operator)(\/|$)/.test(path) || (hash >= 0 && /^\/?$/.test(path)) || pasted === origin;
    return { state: ours || `${pasted}/`.startsWith(`${origin}/`) ? 'half' : 'foreign' };
  }
  if (hash > 0) {
    const url = URL.canParse(pasted) ? new URL(pasted) : undefined;
    if (url?.origin === origin) return { state: 'path', path };
    // only addresses of the web are offered to be opened
    if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return { state: 'foreign' };
    return { state: 'elsewhere', href: url.href, host: url.host };
  }
  return { state: 'path', path };
}
