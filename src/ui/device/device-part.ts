import { onDemand } from '../on-demand.ts';

/** How a device stands is not needed to write: kept out of what a thousand tablets fetch first, and fetched when the page is idle. */
export const DEVICE = onDemand(() => import('./device-check.tsx'));
