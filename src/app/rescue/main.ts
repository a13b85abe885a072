import '../../ui/base.css';
import './rescue.css';
import { handOverFileName } from '../../handover/hand-over-file.ts';
import { offerFile } from '../../ui/offer-file.ts';
import { byMeeting, type Rescued } from './by-meeting.ts';
import { type Findings, find, PLACES } from './find.ts';
import { rescueWords } from './words.ts';

/** The page of `#/rescue`: built as one file of its own, without React or Dexie, so that it needs nothing of the app to start. */
const { words: w, language } = rescueWords();
document.documentElement.lang = language;
document.title = `${w.title} · Tafellaken`;
const root = document.getElementById('rescue');

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  content: string | Node[],
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}

function show(...content: Node[]): void {
  root?.replaceChildren(element('h1', w.title), element('p', w.lead), ...content, homeLink());
}

function homeLink(): HTMLElement {
  const link = element('a', w.home);
  link.href = '/#/';
  return link;
}

function card(rescued: Rescued): HTMLElement {
  const save = element('button', w.save, 'save');
  const said = element('p', '');
  said.role = 'status';
  save.type = 'button';
  save.onclick = () => {
    try {
      const name = handOverFileName(rescued.meeting, Date.now());
      offerFile(name, rescued.file(Date.now()));
      said.textContent = w.saved(name);
    } catch {
      said.textContent = w.saveFailed;
    }
  };
  const tables = rescued.tables.length > 0 ? ` ${w.of(rescued.tables.join(', '))}` : '';
  const drafts = rescued.drafts.map((draft) => {
    const text = element('textarea', draft.text);
    text.readOnly = true;
    text.rows = 3;
    return element('label', [new Text(`${w.draft} (${draft.station})`), text]);
  });
  const heading = element('h2', rescued.title || w.untitled);
  const parts = [heading, element('p', `${w.statements(rescued.statements)}${tables}.`), ...drafts, save, said];
  return element('section', parts, 'card');
}

function whereFound(found: Findings): HTMLElement {
  const rows = PLACES.flatMap((place) => {
    const read =
      place === 'drafts' ? found.drafts.length : found.entries.filter((entry) => entry.place === place).length;
    const broken = found.unreadable.get(place) ?? 0;
    const failed = found.failed.get(place);
    const says = [
      read > 0 ? w.parts(read) : '',
      broken > 0 ? w.unreadable(broken) : '',
      failed ? w.notReadable(failed) : '',
    ];
    return [element('dt', w.places[place]), element('dd', says.filter(Boolean).join('; ') || w.none)];
  });
  return element('section', [element('h2', w.where), element('dl', rows)], 'card');
}

show(element('p', w.reading));
find().then(
  (found) => {
    const meetings = byMeeting(found);
    const cards = meetings.length > 0 ? meetings.map(card) : [element('p', w.nothing, 'card')];
    show(...cards, whereFound(found));
  },
  (error: unknown) => show(element('p', `${w.failed} ${String(error)}`, 'card')),
);
