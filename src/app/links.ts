import { fromBase64Url } from '../domain/base64url.ts';
import type { Capability, Claim } from '../domain/capability.ts';
import { grant } from '../domain/token.ts';

/** Derives links of one meeting from its root key (base64url); undefined when the key is none. */
export function deriver(rootKey: string): ((claim: Claim) => Capability) | undefined {
  const key = fromBase64Url(rootKey);
  return key && ((claim) => grant(key, claim));
}
