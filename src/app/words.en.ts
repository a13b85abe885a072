import type { Translation } from '../ui/language.ts';
import type { DutchWords } from './words.ts';

export default {
  opening: 'Opening the meeting…',
  waiting: 'This usually takes a few seconds. There is nothing you need to do.',
  crashTitle: 'Something went wrong on this screen',
  crash: 'Everything that was kept is still there. What you were typing is below.',
  crashText: 'What you were typing',
  rescue: 'Rescue what is on this device',
  reopen: 'Open the screen again',
} satisfies Translation<DutchWords>;
