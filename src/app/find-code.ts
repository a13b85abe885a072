import * as v from 'valibot';
import { parseCapabilityPath } from '../domain/capability.ts';
import type { FoundCode } from '../roles/home/code-form.tsx';

const Found = v.object({ path: v.string() });
const Later = v.object({ seconds: v.number() });

/** Asks the hub for the link of a short code. The code goes in the body: addresses are written down by servers on the way. */
export async function findCode(code: string): Promise<FoundCode> {
  try {
    const response = await fetch('/api/codes', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    const body: unknown = await response.json();
    if (response.ok && v.is(Found, body) && parseCapabilityPath(body.path)) return { state: 'path', path: body.path };
    if (response.status === 429 && v.is(Later, body)) return { state: 'later', seconds: body.seconds };
    if (response.status === 410) return { state: 'replaced' };
    // a server that is no hub answers 404 as well, but not in its words
    return response.status === 404 && v.is(v.object({ error: v.literal('unknown-code') }), body)
      ? { state: 'unknown' }
      : { state: 'unreachable' };
  } catch {
    return { state: 'unreachable' };
  }
}
