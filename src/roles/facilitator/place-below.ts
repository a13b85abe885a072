/** Kept free between a panel, its button and the edges of the window, px. */
const GAP_PX = 6;
/** With less room than this below its button (px) a panel goes where there is more. */
const LEAST_PX = 240;

/** Puts a panel of the top layer at its button: below it, above it where there is more room, never outside the window. */
export function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const below = innerHeight - at.bottom - 2 * GAP_PX;
  const above = at.top - 2 * GAP_PX;
  const goesUp = below < LEAST_PX && above > below;
  panel.style.maxHeight = `${goesUp ? above : below}px`;
  panel.style.left = `${Math.max(GAP_PX, Math.min(at.left, innerWidth - panel.offsetWidth - GAP_PX))}px`;
  panel.style.top = goesUp ? 'auto' : `${at.bottom + GAP_PX}px`;
  panel.style.bottom = goesUp ? `${innerHeight - at.top + GAP_PX}px` : 'auto';
}
