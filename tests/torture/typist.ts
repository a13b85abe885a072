import type { Ear, Evaluate } from './engine.ts';

/** Statements of the torture have a number of their own, by which they are found again: `run.number`. */
export const sentence = (mark: string) => `Uitspraak ${mark} over de bankjes bij de bushalte`;

/** What the rows of a page said, as it reached the test before the page died. */
export interface Said {
  /** Marks of which a row said kept: on this tablet's disk. */
  kept: Set<string>;
  /** Marks of which a row said received: on the hub's disk. */
  received: Set<string>;
  /** Marks of which a row said that it was NOT kept. */
  unkept: Set<string>;
}

type Told = keyof Said;

/** A page, or a browser with one: where functions can be run. */
export interface Screen {
  evaluate: Evaluate;
}

/** Has pages report what their rows say, at the moment they say it. */
export function listen(): { ear: Ear; said: Said } {
  const said: Said = { kept: new Set(), received: new Set(), unkept: new Set() };
  const heard = (text: string) => {
    const told = JSON.parse(text) as Record<Told, string[]>;
    for (const kind of ['kept', 'received', 'unkept'] as const) for (const mark of told[kind]) said[kind].add(mark);
  };
  return { ear: { script: watchRows, heard }, said };
}

/** Types and saves one sentence after the other, each as soon as the page lets it, until the page dies or `count` are typed. */
export function typeAtFullRate(screen: Screen, run: number, count: number): Promise<number> {
  return screen.evaluate(typeAll, { before: sentence(`${run}.`).split(`${run}.`), run, count });
}

/** What stands in the list, as marks; a mark twice when it stands there twice. Withdrawn ones are left out. */
export function marksShown(screen: Screen): Promise<string[]> {
  return screen.evaluate(() => {
    // what was written in another round, or before the set-up was known, is folded away
    for (const group of document.querySelectorAll('details')) group.open = true;
    // and of a long list only the newest are drawn
    const end = () => new KeyboardEvent('keydown', { key: 'End', bubbles: true });
    for (const list of document.querySelectorAll('[role=list]')) list.dispatchEvent(end());
    const rows = [...document.querySelectorAll('[role=listitem]:not([data-state=withdrawn]) [data-row]')];
    return rows.flatMap((row) => /Uitspraak (\d+\.\d+) /.exec(row.textContent)?.[1] ?? []);
  }, undefined);
}

/** Runs in the page. */
function watchRows(): void {
  const report = (marks: Iterable<Element>) => {
    const told: Record<Told, string[]> = { kept: [], received: [], unkept: [] };
    for (const mark of marks) {
      const says = (mark as HTMLElement).dataset.safety;
      const found = /Uitspraak (\d+\.\d+) /.exec(mark.closest('[role=listitem]')?.textContent ?? '')?.[1];
      if (found && (says === 'kept' || says === 'received' || says === 'unkept')) told[says].push(found);
    }
    if (Object.values(told).some((marks) => marks.length > 0)) window.tortureTell?.(JSON.stringify(told));
  };
  new MutationObserver((changes) => {
    const marks = new Set<Element>();
    for (const { type, target, addedNodes } of changes) {
      if (type === 'attributes') marks.add(target as Element);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches('[data-safety]')) marks.add(node);
        for (const mark of node.querySelectorAll('[data-safety]')) marks.add(mark);
      }
    }
    report(marks);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-safety'] });
}

/** Runs in the page. */
async function typeAll({ before, run, count }: { before: string[]; run: number; count: number }): Promise<number> {
  const field = document.querySelector('textarea');
  const setValue = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  if (!field || !setValue) throw new Error('There is no field to type in');
  for (let i = 1; i <= count; i++) {
    setValue.call(field, `${before[0]}${run}.${i}${before[1]}`);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return count;
}
