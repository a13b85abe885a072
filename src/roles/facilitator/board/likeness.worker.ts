import type { StatementId } from '../../../domain/ids.ts';
import { groupsOf } from '../../../domain/suggest/group.ts';
import { Likeness } from '../../../domain/suggest/likeness.ts';
import { resembling } from '../../../domain/suggest/resemble.ts';
import type { FromLikeness, ToLikeness } from './likeness-messages.ts';

/** Compares statements beside the page, so that the page never waits for it. */
const likeness = new Likeness();
const pile = new Set<StatementId>();
/** More are not looked through. */
const RESEMBLING_LIMIT = 30;

const answer = (message: FromLikeness) => postMessage(message);

addEventListener('message', ({ data }: MessageEvent<ToLikeness>) => {
  if (data.type === 'know') {
    for (const [id, text] of data.texts) likeness.set(id, text);
    for (const id of data.onPile) pile.add(id);
    for (const id of data.offPile) pile.delete(id);
  } else if (data.type === 'groups') {
    answer({ type: 'groups', ask: data.ask, found: groupsOf(likeness, [...pile]) });
  } else {
    const { title, under, ask } = data;
    const found = resembling(likeness, { title, under }, (id) => pile.has(id), RESEMBLING_LIMIT);
    answer({ type: 'resembling', ask, found });
  }
});
