/** How many px one rem is: the reader's own text size, for the few places that must be told in px. */
export function remPx(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
}
