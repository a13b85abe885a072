import type { Translation } from '../language.ts';
import type { DutchDeviceWords } from './device-words.ts';

const upper = (it: string) => it.charAt(0).toUpperCase() + it.slice(1);

export default {
  here: { tablet: 'this tablet', device: 'this device' },
  button: {
    tablet: { good: 'This tablet', act: 'Mind this tablet' },
    device: { good: 'This device', act: 'Mind this device' },
  },
  title: (it: string) => `How is ${it} doing?`,
  level: { good: 'All right', note: 'Good to know', act: 'Do something' },
  looking: (it: string) => `Looking how ${it} is doing…`,
  more: (n: number) => (n === 1 ? 'There is 1 more thing.' : `There are ${n} more things.`),
  copy: 'What you see here is a copy: what arrived at the hub is safe there. If this device breaks, open the same link on another.',
  called: (name: string | undefined) =>
    name ? `This tablet is called ${name}. Change that` : 'Give this tablet a name',
  wipe: (it: string) => `Wipe ${it}`,
  key: 'Only on this device can you make links for the tables. So do not wipe it before the evening is over.',
  topics: {
    'disk-works': (it: string) => `What you write down is saved on ${it}.`,
    'disk-failing': (it: string) =>
      `${upper(it)} cannot save anything now. Keep this page open and put everything in a file; the app keeps trying by itself.`,
    'disk-refused': (it: string) =>
      `The browser lets nothing be saved on ${it}. Keep this page open, or open the link in another browser.`,
    promised: () => 'The browser promises to keep everything, also when it fills up.',
    'not-promised': (it: string) =>
      `The browser does not promise to keep everything when ${it} fills up. Leave this page open until everything is received.`,
    'promise-unanswered': () => 'The browser has been asked to keep everything, and has not answered yet.',
    'promise-unable': () =>
      'This browser cannot promise to keep everything. Leave this page open until everything is received.',
    'private-window': () =>
      'This looks like a private window: when it is closed, everything here is gone. Leave it open until everything is received, and use a normal window after that.',
    'room-enough': (it: string) => `There is enough room on ${it}.`,
    'room-little': (it: string) =>
      `There is little room on ${it}: enough for tonight, if nothing is added. Make room, for instance among the photos.`,
    'room-none': (it: string) =>
      `${upper(it)} is nearly full. Make room now, for instance among the photos, and keep this page open.`,
    'at-hand': (it: string) => `Ready for use without a network: the app and the meeting are on ${it}.`,
    'offline-no-setup': () =>
      'Not ready for use without a network yet: the meeting has not come in. Leave this page open a little longer.',
    'offline-no-disk': (it: string) => `Not ready for use without a network: ${it} cannot save anything now.`,
    'starts-offline': () => 'The app starts without a network too.',
    'offline-coming': () =>
      'The app is being made ready to start without a network. Leave this page open a little longer.',
    'offline-missing': () =>
      'The app does not start without a network yet. Leave this page open, also without a connection.',
    'offline-insecure': () =>
      'Without a network the app does not start again here, because the address does not begin with https. Leave this page open all evening.',
    'offline-unable': () =>
      'Without a network the app does not start again here: this browser or this window cannot do that. Leave this page open all evening.',
    'typing-lost': () => 'What you type and have not saved yet is gone when this page is closed.',
    'stays-awake': () => 'The screen stays on while the round runs.',
    'awake-unable': () =>
      'This browser cannot keep the screen on. In the tablet’s settings, choose the longest time before it turns itself off.',
    'awake-refused': () =>
      'The browser does not keep the screen on now. Tap the screen now and then; it is asked again then.',
    'awake-low-battery': () =>
      'The battery is nearly empty, so the screen may turn off. Put the tablet on its charger, and it stays on.',
    'home-screen-ipad': () =>
      'An iPad keeps things better from the home screen. Do that only before the evening: tap Share, then ‘Add to Home Screen’, and open the table’s link there again.',
    'home-screen-android': () =>
      'From the home screen the browser is more likely to promise to keep everything. Tap the menu (⋮) and then ‘Add to Home screen’.',
  },
} satisfies Translation<DutchDeviceWords>;
