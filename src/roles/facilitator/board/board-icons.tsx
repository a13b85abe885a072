/** Drawings of the board beside those of `ui/icons.tsx`: 24 by 24, the same stroke. */
const DRAWINGS = {
  grip: 'M9 6h.01 M9 12h.01 M9 18h.01 M15 6h.01 M15 12h.01 M15 18h.01',
  plus: 'M12 5v14 M5 12h14',
  aside: 'M4 8h16v11.5H4z M3 4.5h18V8H3z M9.5 12h5',
  up: 'M12 19V5.5 M6.5 11L12 5.5l5.5 5.5',
  down: 'M12 5v13.5 M6.5 13l5.5 5.5 5.5-5.5',
  to: 'M4 12h14.5 M13 6.5l5.5 5.5-5.5 5.5',
  back: 'M20 12H5.5 M11 6.5L5.5 12l5.5 5.5',
  merge: 'M6 4v4.5c0 2.5 6 3.500 6 6.500V20 M18 4v4.500c0 2.500-6 3.500-6 6.500 M8.500 17l3.500 3.500 3.500-3.500',
  split:
    'M12 20v-6c0-2.500-6-3.500-6-6V4 M12 14c0-2.500 6-3.500 6-6V4 M3.200 6.800L6 4l2.800 2.800 M15.200 6.800L18 4l2.800 2.800',
  redo: 'M16 4.5l4.200 4.200L16 13 M20.200 8.700h-9.700a5.600 5.600 0 0 0 0 11.300h5',
} as const;
export type BoardIconName = keyof typeof DRAWINGS;

export function BoardIcon({ name }: { name: BoardIconName }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={name === 'grip' ? '3' : '1.9'}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
