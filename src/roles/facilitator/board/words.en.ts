import type { Label } from '../../../domain/harvest-plan.ts';
import { plural } from '../../../ui/language.ts';
import type { BoardWords } from './words.ts';

const statements = (n: number) => plural('en', n, 'statement', 'statements');
const titled = (title: string) => title.trim() || 'a point without a title';

function did(label: Label): string {
  switch (label.type) {
    case 'put':
      return `${statements(label.count)} to ${titled(label.title)}`;
    case 'also':
      return `${statements(label.count)} also under ${titled(label.title)}`;
    case 'taken':
      return `${statements(label.count)} away from ${titled(label.title)}`;
    case 'made':
      return label.count > 0 ? `new point of ${statements(label.count)}` : 'new point';
    case 'split':
      return `${statements(label.count)} to a point of their own`;
    case 'parked':
      return `${statements(label.count)} set aside`;
    case 'unparked':
      return `${statements(label.count)} back on the pile`;
    case 'title':
      return `title ${titled(label.title)}`;
    case 'note':
      return `note on ${titled(label.title)}`;
    case 'colour':
      return `colour of ${titled(label.title)}`;
    case 'order':
      return `${titled(label.title)} moved`;
    case 'dropped':
      return `${titled(label.title)} removed`;
    case 'merged':
      return `${titled(label.title)} merged with ${titled(label.into)}`;
  }
}

const words: BoardWords = {
  did,
  history: {
    label: 'Undo and redo',
    undo: 'Undo',
    redo: 'Redo',
    undoOf: (label) => `Undo: ${did(label)}`,
    redoOf: (label) => `Redo: ${did(label)}`,
    undone: (label) => `Undone: ${did(label)}`,
    gone: 'Someone else has changed this since. Nothing was put back.',
  },
  pile: {
    title: 'Not under a point yet',
    part: (shown, all) => `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    all: (n) => statements(n),
    search: 'Search words',
    tabs: 'Pile or aside',
    pileTab: (n) => `Pile ${n.toLocaleString('en')}`,
    parkedTab: (n) => `Aside ${n.toLocaleString('en')}`,
    summaries: (n) => plural('en', n, 'table sums up by itself', 'sentences from the tables themselves'),
    marked: 'chosen by the table itself',
    empty: 'No statements yet',
    emptyHelp: 'As soon as a table writes something, it is here.',
    done: 'Everything is under a point or set aside',
    doneHelp: 'What still comes in appears here.',
    none: 'Nothing found in this choice',
    noneHelp: 'Remove a filter or a word to see more.',
    parkedEmpty: 'Nothing set aside',
    parkedHelp: 'Set aside what you do not need under a point. It is kept.',
  },
  choice: {
    label: 'With the chosen statements',
    chosen: (n) => `${n.toLocaleString('en')} chosen`,
    all: (n) => `Choose all ${n.toLocaleString('en')}`,
    first: (n) => `Choose the first ${n.toLocaleString('en')}`,
    none: (n) => `Choose none (${n.toLocaleString('en')})`,
    toPoint: 'To point…',
    newPoint: (n) => `New point of ${statements(n)}`,
    newOf: (n) => (n > 0 ? `New point of ${n.toLocaleString('en')}` : 'New point'),
    park: 'Set aside',
    unpark: 'Back on the pile',
    keys: 'Keys in the list: space chooses, 1 to 9 puts under that point, N makes a new point, M opens all points, P sets aside.',
  },
  row: {
    withdrawn: 'Withdrawn by the table',
    missing: 'Its words have not come in on this device yet.',
    also: (titles) => `also under ${titles}`,
    more: 'More',
    less: 'Less',
  },
  points: {
    title: 'Points',
    make: 'New point',
    untitled: 'Without a title',
    count: (n) => statements(n),
    hereBy: (names) => `${names} is at work here`,
    someone: 'Someone else',
    put: (n, title) => `${statements(n)} to ${titled(title)}`,
    emptyTitle: 'What does the room say?',
    emptySteps: [
      'Choose a few statements on the left that belong together and make a point of them.',
      'Give the point a title in your own words. Six points are enough for the room.',
    ],
    groups: 'Suggested grouping',
  },
  point: {
    label: (title) => `Point: ${titled(title)}`,
    close: 'Close',
    back: 'All points',
    title: 'Title',
    titleHint: 'What does the room say, in one sentence?',
    note: 'Note',
    noteHint: 'For yourself and those after you',
    colour: 'Colour',
    colours: {
      blue: 'blue',
      green: 'green',
      orange: 'orange',
      purple: 'purple',
      red: 'red',
      teal: 'teal',
      yellow: 'yellow',
      grey: 'grey',
    },
    up: 'Earlier',
    down: 'Later',
    merge: 'Merge…',
    drop: 'Remove point',
    statements: (n) => `Statements ${n.toLocaleString('en')}`,
    alike: 'Alike',
    empty: 'No statements under this point yet. Drag them here, or choose on the left and press “To point…”.',
    take: 'Take away',
    other: 'To another point…',
    also: 'Also under…',
    split: (n) => `Own point of ${statements(n)}`,
    splitOf: 'Own point',
    gone: 'This point is no longer there',
    theirs: 'Someone else made of this:',
    takeTheirs: 'Take that',
    nothing: 'empty',
  },
  alike: {
    why: 'Words in common',
    add: 'Add',
    addOf: (text) => `Add: ${text}`,
    addAll: (n) => `Add ${statements(n)}`,
    tick: (text) => `Take along: ${text}`,
    busy: 'Searching…',
    none: 'Nothing on the pile is like this.',
    failed: 'Suggestions cannot be made on this device.',
    help: 'A suggestion because of words in common. Nothing happens until you take it over.',
  },
  groups: {
    title: 'Suggested grouping',
    few: 'There is too little on the pile to group.',
    name: 'Title of the point',
    make: (n) => `Make a point of ${statements(n)}`,
  },
  menu: {
    put: 'To which point?',
    also: 'Also under which point?',
    merge: 'Merge with which point?',
    search: 'Find a point',
    none: 'There is no other point yet',
    nothing: 'No point found',
  },
};
export default words;
