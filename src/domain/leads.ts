import type { Claim } from './capability.ts';

/** Whether a link is of those who lead: an organiser's or a facilitator's. */
export function leads({ role }: Claim): boolean {
  return role === 'organiser' || role === 'facilitator';
}
