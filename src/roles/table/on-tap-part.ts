import { onDemand } from '../../ui/on-demand.ts';

/** What a host needs only after a tap, a paste or a key of a real keyboard: kept out of what a thousand tablets fetch before they can write. */
export const ON_TAP = onDemand(() => import('./on-tap.ts'));
