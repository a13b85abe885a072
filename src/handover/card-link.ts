import { type Capability, capabilityPath, HINT_PARAMETER } from '../domain/capability.ts';
import type { LocalText } from '../domain/code-lists.ts';
import type { Setup } from '../domain/setup-fold.ts';
import { startHint } from '../domain/start-hint.ts';
import { hintText } from './hint-text.ts';

/**
 * The largest code that goes on a card: version 20 has 97 modules a side. In the 62 mm that an A6 card has for it, white border
 * included, a module is 0.59 mm: tablets read half a millimetre at arm's length, in the light of a hall.
 */
export const CODE_VERSION_LIMIT = 20;
/** What such a code holds in bytes, with error correction M (15 % may be smudged). */
export const LINK_LIMIT_BYTES = 666;

/** Names and questions on a card's code are cut at these, with an ellipsis that says so. Characters. */
const NAME_ROOM = 60;
const QUESTION_ROOM = 240;

const dutch = (text: LocalText): LocalText => ({ nl: text.nl });
const nameless = <T extends { name: LocalText }>(list: readonly T[]): T[] =>
  list.map((item) => ({ ...item, name: dutch(item.name) }));

/**
 * What is left out when a link is too long for its code, one after the other until it fits: first what has a Dutch form too, then what is
 * soonest missed least. The identifiers go last: without them a statement that is captured before the set-up comes has no theme or round.
 */
const LEAVE_OUT: readonly ((hint: Setup) => Setup)[] = [
  (h) => ({ ...h, angles: nameless(h.angles), rounds: nameless(h.rounds) }),
  (h) => ({ ...h, title: dutch(h.title), themes: nameless(h.themes) }),
  (h) => ({ ...h, themes: h.themes.map((t) => ({ ...t, question: dutch(t.question) })) }),
  (h) => ({ ...h, stations: h.stations.map((s) => ({ ...s, name: s.name && dutch(s.name) })) }),
  (h) => ({ ...h, themes: h.themes.map((t) => ({ ...t, question: { nl: cut(t.question.nl, 120) } })) }),
  (h) => ({ ...h, themes: h.themes.map((t) => ({ ...t, question: { nl: '' } })) }),
  (h) => ({ ...h, angles: [] }),
  (h) => ({ ...h, title: { nl: cut(h.title.nl, 30) }, date: undefined }),
  (h) => ({ ...h, stations: h.stations.map((s) => ({ ...s, name: undefined })) }),
  (h) => ({ ...h, rounds: h.rounds.slice(0, 1) }),
  (h) => ({ ...h, title: { nl: '' }, themes: h.themes.map((t) => ({ ...t, name: { nl: cut(t.name.nl, 20) } })) }),
];

/**
 * The link that a card carries: origin, path, and behind it the start hint of the station, as much of it as the code has room for. With
 * `left`: how many of the parts that can be left out were; a link that is too long even so goes without a hint.
 */
export function cardLink(origin: string, capability: Capability, setup: Setup): { link: string; left: number } {
  const path = capabilityPath(capability);
  const bare = `${origin}/#${path}`;
  if (capability.role !== 'host') return { link: bare, left: 0 };
  let hint = fitted(startHint(setup, capability.station));
  for (let left = 0; ; left++) {
    const link = `${bare}?${HINT_PARAMETER}=${hintText(hint, path)}`;
    if (new TextEncoder().encode(link).length <= LINK_LIMIT_BYTES) return { link, left };
    const step = LEAVE_OUT[left];
    if (!step) return { link: bare, left: left + 1 };
    hint = step(hint);
  }
}

/** The hint in its usual form: long names cut, and English only in a meeting that has it. */
function fitted(hint: Setup): Setup {
  const english = hint.languages.includes('en');
  const text = (t: LocalText, room: number): LocalText => ({
    nl: cut(t.nl, room),
    ...(english && t.en !== undefined && { en: cut(t.en, room) }),
  });
  const named = <T extends { name: LocalText }>(list: readonly T[]) =>
    list.map((item) => ({ ...item, name: text(item.name, NAME_ROOM) }));
  return {
    ...hint,
    title: text(hint.title, NAME_ROOM),
    themes: named(hint.themes).map((t) => ({ ...t, question: text(t.question, QUESTION_ROOM) })),
    angles: named(hint.angles),
    rounds: named(hint.rounds),
    stations: hint.stations.map((s) => ({ ...s, name: s.name && text(s.name, NAME_ROOM) })),
  };
}

/** A text with at most that many characters; one that was cut ends in an ellipsis. */
function cut(text: string, room: number): string {
  const characters = [...text];
  return characters.length <= room
    ? text
    : `${characters
        .slice(0, room - 1)
        .join('')
        .trimEnd()}…`;
}
