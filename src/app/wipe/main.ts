import '../../ui/base.css';
import './wipe-page.css';
import { browserStorages } from '../../journal/browser-places.ts';
import { LANGUAGE_KEY, type PlaceReport, scopeName, scopeOf } from '../../journal/wipe.ts';
import { oneWipeAtATime } from './alone.ts';
import { finishWipes, giveUp, type Outcome } from './finish.ts';
import { tell } from './told.ts';
import { wipeWords } from './words.ts';

/**
 * The page that wipes. Nothing of the app is loaded here: no journal, no session, no timer that could write something back. Every
 * page of the app goes here while a wipe has been asked for, also at its next start after one that was broken off.
 */
const storages = browserStorages();
const { words: w, language } = wipeWords(storages.localStorage?.getItem(LANGUAGE_KEY));
document.documentElement.lang = language;
document.title = `${w.title} · Tafellaken`;
const root = document.getElementById('wipe');

function element(name: string, content: string | Node[]): HTMLElement {
  const made = document.createElement(name);
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}

function show(title: string, ...content: Node[]): void {
  root?.replaceChildren(element('h1', title), ...content);
}

function button(text: string, press: () => void): HTMLElement {
  const made = element('button', text) as HTMLButtonElement;
  made.type = 'button';
  made.onclick = press;
  return made;
}

function showUnfinished(why: Node): void {
  const actions = element('div', [
    button(w.again, run),
    button(w.leave, () => void giveUp(storages).then(home, showStopped)),
  ]);
  actions.className = 'actions';
  show(w.failedTitle, why, element('p', w.advice), actions);
  root?.querySelector('button')?.focus();
}

function whatIsLeft(report: readonly PlaceReport[]): HTMLElement {
  const rows = report
    .filter(({ left }) => left !== 0)
    .flatMap(({ place, left }) => [
      element('dt', w.places[place]),
      element('dd', left === 'unknown' ? w.unknown : w.parts(left)),
    ]);
  return element('section', [element('p', w.failed), element('dl', rows)]);
}

function showStopped(error: unknown): void {
  showUnfinished(element('p', `${w.stopped} ${String(error)}`));
}

function home(): void {
  location.replace('/#/');
}

/** Back to the app: to the link that was being opened, unless that is of what was wiped. */
function goOn(outcomes: readonly Outcome[]): void {
  const done = outcomes.find(({ state }) => state === 'wiped') ?? outcomes[0];
  const told = scopeOf(new URLSearchParams(location.search).get('wiped') ?? '');
  const scope = done?.order.scope ?? told;
  const meeting = /^#\/m\/([\w-]+)/.exec(location.hash)?.[1];
  if (!scope || (meeting && scope.of === 'meeting' && meeting !== scopeName(scope))) {
    location.replace(`/${location.hash}`);
    return;
  }
  tell({
    state: done?.state === 'refused' ? 'refused' : 'wiped',
    everything: scope.of === 'all',
    asleep: done?.state === 'wiped' && done.asleep,
  });
  home();
}

function run(): void {
  const status = element('p', w.working);
  status.role = 'status';
  show(w.title, status);
  oneWipeAtATime(() => finishWipes(storages)).then((outcomes) => {
    const unfinished = outcomes.find((outcome) => outcome.state === 'unfinished');
    if (unfinished) showUnfinished(whatIsLeft(unfinished.report));
    else goOn(outcomes);
  }, showStopped);
}
run();
