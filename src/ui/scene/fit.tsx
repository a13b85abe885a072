import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './fit.module.css';
import { useScene } from './scene-context.ts';

/** Sizes of the words that all is about, in hundredths of the wall's height: each a step that one sees. */
const STEPS = [9, 8, 7, 6.2, 5.5, 4.9, 4.4, 4, 3.5, 3, 2.6, 2.3];
/** What is still read from 20 metres: above it no word is broken, below it comes only what is far too long. */
const READABLE = 4;
/** Lengths are rounded to pixels. */
const TOLERANCE_PX = 1;

interface FitProps {
  /** Changes with the words: they are measured anew. */
  of: string;
  /** The largest size that looks right for what it is; a step of the scale. */
  from?: number;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * A box on the wall whose words are as large as fits in it. What does not fit at the smallest size is cut off after some lines, with
 * dots. On a phone's page there is nothing to fit: it scrolls.
 */
export function Fit({ of, from = 9, className, children }: FitProps) {
  const { size } = useScene();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for the words in it
  useLayoutEffect(() => {
    const element = box.current;
    if (size === 'page' || !element) return;
    enlarge(element, from);
    const observer = new ResizeObserver(() => enlarge(element, from));
    observer.observe(element);
    return () => observer.disconnect();
  }, [size, of, from]);
  return (
    <div ref={box} className={[styles.box, className].join(' ')} data-size={size}>
      {children}
    </div>
  );
}

function enlarge(box: HTMLElement, from: number): void {
  delete box.dataset.cut;
  for (const broken of [false, true]) {
    box.dataset.words = broken ? 'broken' : 'whole';
    for (const step of STEPS) {
      if (step > from || (!broken && step < READABLE)) continue;
      box.style.setProperty('--fit', String(step));
      if (fits(box)) return;
    }
  }
  box.dataset.cut = '';
}

function fits(box: HTMLElement): boolean {
  if (box.scrollHeight > box.clientHeight + TOLERANCE_PX || box.scrollWidth > box.clientWidth + TOLERANCE_PX)
    return false;
  for (const words of box.querySelectorAll('[data-words-of]')) {
    if (words.scrollWidth > words.clientWidth + TOLERANCE_PX) return false;
  }
  return true;
}
