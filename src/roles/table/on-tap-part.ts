import { onDemand } from '../../ui/on-demand.ts';

/** What a host needs only after a tap or a paste: kept out of what a thousand tablets fetch before they can write. */
export const ON_TAP = onDemand(() => import('./on-tap.ts'));
