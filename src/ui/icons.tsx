import type { Icon as DomainIcon, Kind } from '../domain/code-lists.ts';

/** The drawings: 24 by 24, one stroke of one width with round ends, drawn for this app. */
const DRAWINGS = {
  shield: 'M12 3l7.5 2.7v5.5c0 4.6-3 8-7.5 9.8-4.5-1.8-7.5-5.2-7.5-9.8V5.7z M8.7 11.8l2.4 2.4 4.3-4.6',
  hands:
    'M2.5 7.5L7 5.5l5 2.3 5-2.3 4.5 2 M2.5 7.5v7l2.3 1.2 4.4 3.6c1 .8 2.2.8 3.1.1l6.9-3.7 2.3-1.2v-7 M12 7.8l-3.6 3.6a1.7 1.7 0 0 0 2.4 2.4l2.4-2.2 5.6 4.6 M14.6 18.3l-2.4-2.1',
  voice:
    'M5 4.5h14a2 2 0 0 1 2 2V15a2 2 0 0 1-2 2h-6.5L8 20.5V17H5a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2z M7.5 9h9 M7.5 12.6h5.5',
  home: 'M3.5 11.5L12 4l8.5 7.5 M6 9.5V20h12V9.5 M10 20v-5.5h4V20',
  heart: 'M12 20.3S4 15.6 4 9.7A4.4 4.4 0 0 1 12 7.1a4.4 4.4 0 0 1 8 2.6c0 5.9-8 10.6-8 10.6z',
  people:
    'M9 11.2a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6z M2.8 19.5c0-3.3 2.8-5.4 6.2-5.4s6.2 2.1 6.2 5.4 M15.6 4.9a3.3 3.3 0 0 1 0 6 M17.3 14.5c2.3.7 3.9 2.5 3.9 5',
  book: 'M12 6.6C10 5.1 7 4.6 3.5 5v13.4c3.5-.4 6.5.1 8.5 1.6 2-1.5 5-2 8.5-1.6V5c-3.5-.4-6.5.1-8.5 1.6z M12 6.6V20',
  star: 'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9-4.3-4.1 5.9-.8z',
  check: 'M5 12.5l4.6 4.6L19 7.4',
  'check-double': 'M2 12.9l4.2 4.2 8-8.7 M11 15.6l1.5 1.5L22 8.1',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17z M12 7.5V12l3 2',
  alert: 'M12 4L2.8 20h18.4z M12 10.2v4.3 M12 17.3h.01',
  pen: 'M4 20l1-4.3L16.2 4.5a1.9 1.9 0 0 1 2.7 0l.6.6a1.9 1.9 0 0 1 0 2.7L8.3 19z M14 6.8l3.2 3.2',
  quote: 'M10 7c-3 .9-5 3.3-5 6.6V17h5v-4.6H7.2 M19 7c-3 .9-5 3.3-5 6.6V17h5v-4.6h-2.8',
  undo: 'M8 4.5L3.8 8.7 8 13 M3.8 8.7h9.7a5.6 5.6 0 0 1 0 11.3H8.5',
  close: 'M6 6l12 12 M18 6L6 18',
  chevron: 'M6 9.5l6 6 6-6',
  download: 'M12 4v11.5 M7.3 11l4.7 4.6 4.7-4.6 M4.5 20h15',
  lines: 'M4 6.5h16 M4 12h16 M4 17.5h9',
  bulb: 'M9.2 17.4c0-2.2-3-3.5-3-7.1a5.8 5.8 0 0 1 11.6 0c0 3.6-3 4.9-3 7.1z M9.8 20.8h4.4',
  question:
    'M12 20.8a8.8 8.8 0 1 0 0-17.6 8.8 8.8 0 0 0 0 17.6z M9.2 9.5a2.8 2.8 0 1 1 4.1 2.5c-.9.5-1.3 1-1.3 2 M12 16.9h.01',
  smile:
    'M12 20.8a8.8 8.8 0 1 0 0-17.6 8.8 8.8 0 0 0 0 17.6z M8 14c1 1.6 2.4 2.4 4 2.4s3-.8 4-2.4 M9 9.5h.01 M15 9.5h.01',
  better: 'M12 20.8a8.8 8.8 0 1 0 0-17.6 8.8 8.8 0 0 0 0 17.6z M12 16.4V8 M8.4 11.4L12 7.8l3.6 3.6',
  flag: 'M6 21V4 M6 4.8h11.5L15 8.6l2.5 3.8H6',
  person: 'M12 11.5a3.8 3.8 0 1 0 0-7.6 3.8 3.8 0 0 0 0 7.6z M4.8 20c0-3.6 3.2-5.8 7.2-5.8s7.2 2.2 7.2 5.8',
  bin: 'M4.5 6.5h15 M9.5 6.5V4h5v2.5 M6.5 6.5l.9 13.5h9.2l.9-13.5 M10.2 10.3l.3 6 M13.8 10.3l-.3 6',
  'no-link':
    'M2.8 9.8A14 14 0 0 1 8 6.7 M21.2 9.8A14 14 0 0 0 12.5 6 M6.2 13.4a9 9 0 0 1 5-2.4 M17.8 13.4a9 9 0 0 0-1.9-1.4 M12 18.2h.01 M4 3.5l16 16',
} as const satisfies Record<DomainIcon, string> & Record<string, string>;

export type IconName = keyof typeof DRAWINGS;

/** Which drawing stands for a kind of statement. */
export const KIND_ICONS: Record<Kind, IconName> = {
  strength: 'smile',
  concern: 'better',
  idea: 'bulb',
  question: 'question',
  commitment: 'flag',
};

/** A drawing beside a word. Never alone: the word is what counts, so it is hidden from those who cannot see it. */
export function Icon({ name, className }: { name: IconName; className?: string | undefined }) {
  return (
    <svg
      className={className ? `icon ${className}` : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={DRAWINGS[name]} />
    </svg>
  );
}
