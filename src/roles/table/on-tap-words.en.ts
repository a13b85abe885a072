import { plural, type Translation } from '../../ui/language.ts';
import type { DutchOnTapWords } from './on-tap-words.ts';

const many = (n: number) => plural('en', n, 'statement', 'statements');

export default {
  fate: {
    dropped:
      'This table no longer takes part. What was written down here is kept and counts. If anything more comes up, you can just write it down.',
    merged: (table: string, theme: string | undefined) =>
      `This table was merged: go on at ${table}${theme ? ` (${theme})` : ''}, on the tablet that is there. What was written down here is kept and counts. This screen goes on working.`,
    theme: (theme: string) =>
      `The theme ${theme} was dropped. What was written down here stays; the organiser chooses another theme for this table.`,
  },
  split: {
    looksLike: (n: number) => `This looks like ${many(n)}.`,
    makeMany: (n: number) => `Make it ${n.toLocaleString('en')}`,
    leave: 'Leave as is',
    tooLong: (has: number, limit: number) =>
      `This text has ${has.toLocaleString('en')} characters; one statement holds ${limit.toLocaleString('en')}. Your text stays here.`,
  },
  keys: {
    enter: 'save',
    newLine: 'new line',
    angles: 'angle on or off',
    list: 'to the list',
    back: 'back',
    names: {
      enter: 'Enter',
      shiftEnter: 'Shift+Enter',
      angles: (n: number) => `Alt+1…${n}`,
      down: 'Alt+↓',
      escape: 'Esc',
    },
  },
  editor: {
    text: 'The words',
    save: 'Save change',
    undo: 'Bring the old words back',
    withdraw: 'Withdraw',
    round: 'Round',
    tags: 'What you tap below counts at once.',
    emptyText: 'A statement needs words. Do you want to remove it? Choose “Withdraw”.',
    changedMeanwhile: 'Meanwhile changed on another tablet into:',
    takeOver: 'Take over those words',
  },
  contested: {
    title: (field: string) => `Two tablets changed this at the same time: ${field}. Which is right?`,
    pick: 'Pick this one',
    nothing: 'nothing tapped',
    fields: {
      text: 'the words',
      theme: 'the theme',
      angles: 'the angles',
      kind: 'the kind',
      voice: 'who spoke',
      quote: 'verbatim or not',
      round: 'the round',
    },
  },
  history: {
    title: 'Who changed what, and when',
    here: 'this tablet',
    elsewhere: 'another tablet',
    captured: 'written down:',
    text: 'words changed into:',
    theme: 'theme:',
    angles: 'angles:',
    kind: 'kind:',
    voice: 'who spoke:',
    round: 'round:',
    none: 'none',
    quote: 'marked as a verbatim quote',
    noQuote: 'no longer marked as a quote',
    withdrawn: 'withdrawn',
    restored: 'put back',
  },
} satisfies Translation<DutchOnTapWords>;
