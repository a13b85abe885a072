import path from 'node:path';
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** The sizes that every screen must fit, in CSS pixels. */
export const SIZES = {
  tablet: { width: 1024, height: 768 },
  upright: { width: 768, height: 1024 },
  phone: { width: 390, height: 844 },
  projector: { width: 1920, height: 1080 },
} as const;
interface Fit {
  sizes?: Readonly<Record<string, { width: number; height: number }>>;
  /** Whether it must fit with letters twice as large too, in a window that stays as it is: on a phone half of what WCAG asks for. */
  letters?: boolean;
}

/** The colour schemes that every screen must be right in. */
const THEMES = ['light', 'dark'] as const;
/** WCAG 2.2 AA, and what axe's makers advise beyond it. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** WCAG asks for no narrower page than this, however large the text is. Unit: CSS pixels. */
const NARROWEST = 320;
/** A page has come to rest when this many frames in a row are alike: a list that measures itself anew takes one, and one to draw it. */
const FRAMES_AT_REST = 3;
/** Where pictures of the screens go, for people to look at. Without it none are taken. */
const FOLDER = process.env.SCREENS;

/** All that is wrong with the screen as it stands: nothing for axe in either theme, nothing that sticks out at any size. */
export async function faults(page: Page, name: string, fit: Fit = {}): Promise<string[]> {
  return [...(await findings(page, name)), ...(await sticksOut(page, name, fit))];
}

/** What axe finds on the page as it stands, in both colour schemes, as `name, scheme: rule: selectors`. */
export function findings(page: Page, name: string): Promise<string[]> {
  return held(page, async () => {
    const found: string[] = [];
    if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${axe.source};undefined`);
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await atRest(page);
      const violations = await page.evaluate(runAxe, RULES);
      found.push(...violations.map((violation) => `${name}, ${colorScheme}: ${violation}`));
    }
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
    return found;
  });
}

/**
 * Where something sticks out to the right of the page, where nobody finds it: at each size, and at 200 % of it as a browser's zoom makes it,
 * half the room, media queries included. As `name, size: how far`.
 */
export function sticksOut(page: Page, name: string, fit: Fit = {}): Promise<string[]> {
  const { sizes = SIZES, letters = false } = fit;
  return held(page, async () => {
    const found: string[] = [];
    const before = page.viewportSize();
    const measure = async (how: string) => {
      const over = await atRest(page);
      if (over > 0) found.push(`${name}, ${how}: sticks out by ${over} px`);
    };
    for (const [size, viewport] of Object.entries(sizes)) {
      await page.setViewportSize(viewport);
      await measure(size);
      await takePicture(page, `${name}-${size}`);
      if (letters) {
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        await measure(`${size} with letters of 200 %`);
        await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
      }
      await page.setViewportSize({ width: Math.max(NARROWEST, viewport.width / 2), height: viewport.height / 2 });
      await measure(`${size} at 200 %`);
      await takePicture(page, `${name}-${size}-large`);
    }
    if (before) await page.setViewportSize(before);
    return found;
  });
}

/** With SCREENS, the folder to put them in, a picture of the page in both colour schemes: `<name>-light.png`, `<name>-dark.png`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.screenshot({ path: path.resolve(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/**
 * Does something on a page whose colours and sizes change at once, without a transition: where everything has one, as for who asks for less
 * motion, each element begins its own when the one around it is through, and a page takes many frames to change its theme.
 */
async function held<T>(page: Page, work: () => Promise<T>): Promise<T> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('*, ::before, ::after { transition: none !important }');
    document.adoptedStyleSheets.push(sheet);
  });
  const result = await work();
  await atRest(page);
  await page.evaluate(() => void document.adoptedStyleSheets.pop());
  return result;
}

/**
 * Waits until the page is laid out anew no more, with its animations brought to their end: off the screen they stand still, and would be
 * waited for for ever. Resolves with how many pixels the page's contents are wider than it is.
 */
function atRest(page: Page): Promise<number> {
  return page.evaluate(async (frames) => {
    const { documentElement: root } = document;
    const endless = (a: Animation) => a.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
    const state = () => [root.scrollWidth, root.clientWidth, root.scrollHeight, document.all.length].join();
    for (let alike = 0, last = ''; alike < frames; last = state()) {
      await new Promise(requestAnimationFrame);
      for (const animation of document.getAnimations()) if (!endless(animation)) animation.finish();
      alike = state() === last ? alike + 1 : 0;
    }
    return root.scrollWidth - root.clientWidth;
  }, FRAMES_AT_REST);
}

/** Runs in the page. */
async function runAxe(tags: string[]): Promise<string[]> {
  const { axe: run } = window as unknown as { axe: typeof axe };
  const { violations } = await run.run(document, { runOnly: tags, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
