import { createStore, type StoreApi } from 'zustand/vanilla';
import type { HarvestFold } from '../../../domain/harvest-fold.ts';
import type { Command, Label } from '../../../domain/harvest-plan.ts';
import { entriesOf, reversed, type Step } from '../../../domain/harvest-steps.ts';
import type { Wide } from '../../../sync/wide.ts';

/** What this page did to the harvest and can take back, and what it last did. */
export interface History {
  past: readonly Command[];
  future: readonly Command[];
  /** `gone`: others have changed all that was to be taken back. `nr` tells one from the next. */
  last: { how: 'done' | 'undone' | 'redone' | 'gone'; label: Label; nr: number } | undefined;
}

/** Nobody goes back further than an evening's work. */
const LIMIT = 500;

/** By session's wide part: the history lives as long as the page, also while another part of the desk is shown. */
const histories = new WeakMap<Wide, StoreApi<History>>();

export function historyOf(wide: Wide): StoreApi<History> {
  const known = histories.get(wide);
  if (known) return known;
  const made = createStore<History>(() => ({ past: [], future: [], last: undefined }));
  histories.set(wide, made);
  return made;
}

/** Carries a command out. Of one field of one point the changes that follow each other are taken back as one. */
export function run(wide: Wide, command: Command | undefined): boolean {
  if (!command || !write(wide, command.steps)) return false;
  const store = historyOf(wide);
  const { past, last } = store.getState();
  const before = past.at(-1);
  const one = before && last?.how === 'done' ? together(before, command) : undefined;
  const next = one ? [...past.slice(0, -1), one] : [...past, command].slice(-LIMIT);
  store.setState({ past: next, future: [], last: said('done', command.label, last) });
  return true;
}

export function undo(wide: Wide): void {
  const store = historyOf(wide);
  const { past, future, last } = store.getState();
  const command = past.at(-1);
  if (!command) return;
  const written = write(wide, reversed(command.steps));
  store.setState({
    past: past.slice(0, -1),
    future: written ? [...future, command] : future,
    last: said(written ? 'undone' : 'gone', command.label, last),
  });
}

export function redo(wide: Wide): void {
  const store = historyOf(wide);
  const { past, future, last } = store.getState();
  const command = future.at(-1);
  if (!command) return;
  const written = write(wide, command.steps);
  store.setState({
    past: written ? [...past, command] : past,
    future: future.slice(0, -1),
    last: said(written ? 'redone' : 'gone', command.label, last),
  });
}

function write(wide: Wide, steps: readonly Step[]): boolean {
  const bodies = entriesOf(wide.harvest as HarvestFold, steps);
  wide.arrange(bodies);
  return bodies.length > 0;
}

function said(how: NonNullable<History['last']>['how'], label: Label, last: History['last']): History['last'] {
  return { how, label, nr: (last?.nr ?? 0) + 1 };
}

function together(before: Command, command: Command): Command | undefined {
  const [a, ...more] = before.steps;
  const [b, ...others] = command.steps;
  if (a?.type !== 'edited' || b?.type !== 'edited' || more.length + others.length > 0) return undefined;
  const field = command.label.type;
  const typed = field === 'title' || field === 'note';
  if (!typed || before.label.type !== field || a.point !== b.point) return undefined;
  return { steps: [{ ...a, to: b.to }], label: command.label };
}
