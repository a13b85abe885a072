import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import '../../src/ui/base.css';
import { SceneView } from '../../src/ui/scene/scene-view.tsx';
import { LIVE, SCENES, shownAfter } from './shown.ts';

const VIEWERS = 'http://192.168.1.20:4600/#/m/voorbeeld/viewer/-/1/AbCdEfGhIjKlMnOpQrStUv';
const names = Object.keys(SCENES);

afterEach(() => {
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.style.fontSize = '';
  document.body.style.height = '';
});

function bodiesOf(name: string) {
  const bodies = SCENES[name];
  if (!bodies) throw new Error(`No scene is called ${name}.`);
  return bodies;
}

async function wall(name: string, width = 1920, height = 1080) {
  await page.viewport(width, height);
  const { container } = await render(
    <div style={{ position: 'fixed', inset: 0 }}>
      <SceneView shown={shownAfter(bodiesOf(name))} live={LIVE} size="wall" viewerUrl={VIEWERS} />
    </div>,
  );
  return container;
}

async function phone(name: string, width = 390, height = 844) {
  await page.viewport(width, height);
  const { container } = await render(
    <main style={{ padding: 16 }}>
      <SceneView shown={shownAfter(bodiesOf(name))} live={LIVE} size="page" viewerUrl={VIEWERS} />
    </main>,
  );
  return container;
}

/** Elements with words of their own in them. */
function withWords(container: Element): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>('*')].filter(
    (element) =>
      element.checkVisibility() &&
      !element.closest('.visually-hidden, svg') &&
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()),
  );
}

async function findings(): Promise<string[]> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished)); // words that fade in are pale
  const { violations } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  });
  return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(', ')}`);
}

describe('on the wall', () => {
  test.each(names)('%s: nothing sticks out, and all of it is large enough to read', async (name) => {
    const container = await wall(name);
    const out = withWords(container).filter((element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return left < -1 || top < -1 || right > 1921 || bottom > 1081 || element.scrollWidth > element.clientWidth + 24;
    });
    expect(out.map((element) => element.outerHTML.slice(0, 160))).toEqual([]);
    for (const box of container.querySelectorAll('[data-words], main, section')) {
      expect(box.scrollHeight, box.outerHTML.slice(0, 160)).toBeLessThanOrEqual(box.clientHeight + 1);
    }
    const small = withWords(container).filter((e) => Number.parseFloat(getComputedStyle(e).fontSize) < 0.022 * 1080);
    expect(small.map((element) => element.outerHTML.slice(0, 160))).toEqual([]);
  });

  test.each(['quotes-12', 'quotes-40', 'harvest', 'harvest-40', 'follow-ups', 'poll', 'result', 'matrix', 'point'])(
    '%s: what it is about is read from 20 metres',
    async (name) => {
      const container = await wall(name);
      const words = [...container.querySelectorAll('[data-words-of], tbody td')];
      expect(words.length).toBeGreaterThan(0);
      const notes = words.filter((e) => !e.className.includes('note'));
      for (const e of notes)
        expect(Number.parseFloat(getComputedStyle(e).fontSize)).toBeGreaterThanOrEqual(0.04 * 1080 - 0.5);
    },
  );

  test.each([
    [1024, 768],
    [1280, 1024],
    [2560, 1080],
    [480, 270],
  ])('at %d by %d it fits too', async (width, height) => {
    for (const name of ['quotes-12', 'harvest', 'point', 'matrix', 'result-40', 'welcome']) {
      const container = await wall(name, width, height);
      const out = withWords(container).filter((element) => {
        const box = element.getBoundingClientRect();
        return box.right > width + 1 || box.bottom > height + 1;
      });
      expect(out.map((element) => `${name} ${element.outerHTML.slice(0, 160)}`)).toEqual([]);
      container.remove();
    }
  });

  test('the preview on the desk is a miniature: the same words at the same share of the height', async () => {
    const sizes = async (width: number, height: number) => {
      const container = await wall('harvest', width, height);
      const found = withWords(container).map((e) => Number.parseFloat(getComputedStyle(e).fontSize) / height);
      container.remove();
      return found;
    };
    const [large, small] = [await sizes(1920, 1080), await sizes(640, 360)];
    expect(small.length).toBe(large.length);
    for (const [i, share] of small.entries()) expect(share).toBeCloseTo(large[i] ?? 0, 3);
  });
});

describe('on a phone', () => {
  test.each(names)('%s: it scrolls down only', async (name) => {
    for (const width of [390, 320]) {
      const container = await phone(name, width);
      expect(document.documentElement.scrollWidth, name).toBeLessThanOrEqual(width);
      container.remove();
    }
    document.documentElement.style.fontSize = '200%';
    await phone(name, 390);
    expect(document.documentElement.scrollWidth, name).toBeLessThanOrEqual(390);
  });

  test('all points stand below each other, without turning pages', async () => {
    const container = await phone('harvest-40');
    expect(container.querySelectorAll('ol > li')).toHaveLength(40);
  });
});

describe.each(['light', 'dark'])('axe finds nothing (%s)', (theme) => {
  test.each(names)('%s', async (name) => {
    document.documentElement.dataset.theme = theme;
    const container = await wall(name);
    expect(await findings()).toEqual([]);
    container.remove();
    await phone(name);
    expect(await findings()).toEqual([]);
  });
});

test('the less there is to read, the larger it is', async () => {
  const sizeOf = async (name: string) => {
    const container = await wall(name);
    const words = container.querySelector('[data-words-of]') as Element;
    const size = Number.parseFloat(getComputedStyle(words).fontSize);
    container.remove();
    return size;
  };
  const sizes = [await sizeOf('quotes-1'), await sizeOf('quotes-2'), await sizeOf('quotes-12')];
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  expect(sizes[0]).toBeGreaterThan(1.3 * (sizes[2] ?? 0));
  expect(await sizeOf('harvest')).toBeGreaterThan(await sizeOf('harvest-40'));
});

test('what does not fit is turned to, a page at a time, by hand too', async () => {
  await wall('harvest-40');
  const shown = () => [...document.querySelectorAll('ol > li')].map((li) => li.textContent?.match(/^\d+/)?.[0]);
  const first = shown();
  expect(first.length).toBeLessThan(20);
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
  await expect.poll(() => shown()[0]).toBe(String(first.length + 1));
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  await expect.poll(shown).toEqual(first);
});

test('an empty scene speaks both languages of the meeting', async () => {
  const container = await wall('quotes-empty');
  expect(container.textContent).toContain('Hier komt te staan wat aan de tafels is gezegd.');
  expect(container.querySelector('[lang=en]')?.textContent).toBe('What was said at the tables will appear here.');
});
