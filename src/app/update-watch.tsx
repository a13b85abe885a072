import { createRoot, type Root } from 'react-dom/client';
import { type NewerVersion, newerVersion, takeOver } from './newer-version.ts';
import { openSessions } from './open-sessions.ts';
import { RoundLock } from './round-lock.ts';
import { isTyping, watchTyping } from './typing.ts';
import styles from './update-offer.module.css';
import { UpdateOffer } from './update-offer.tsx';
import { inRound, inUse, mayUpdate } from './update-policy.ts';

/** How often the hub is asked for a newer version: an evening long nothing else would ask. */
const CHECK_EVERY_MS = 60 * 60_000;
/** A tablet that is picked up again and again asks no more often than this. */
const CHECK_PAUSE_MS = 10 * 60_000;
/** A tab that died in a round lets go of its lock without a word; this long after, the others see it. */
const LOOK_EVERY_MS = 60_000;
/** For whom it does not suit now, it may in an hour. */
const LATER_MS = 60 * 60_000;

/**
 * Looks for newer versions and offers them on a page that is at rest. Stands beside the app, with a root of its own: nothing that goes
 * wrong here may cost a screen, and a screen in a round never shows or fetches anything of it.
 */
export function watchForUpdates(registration: ServiceWorkerRegistration): void {
  const lock = new RoundLock(() => void look());
  let checkedAt = performance.now(); // registering has just asked
  let notBefore = 0;
  let taking = false;
  let looks = 0;
  let newer: NewerVersion = { state: 'none' };
  let wasInRound = false;
  const show = offerPlace();

  const meetings = () =>
    openSessions
      .getState()
      .sessions.map((session) => inUse(session.capability.role, session.view.getState(), Date.now()));
  const atRest = async () => {
    if (!mayUpdate({ meetings: meetings(), typing: isTyping(), roundElsewhere: false })) return false;
    return !(await lock.elsewhere());
  };

  async function look(): Promise<void> {
    if (taking) return;
    const turn = ++looks;
    const found = await newerVersion(registration);
    if (turn !== looks) return; // an older question can be answered later, by a worker that is going
    newer = found;
    await offer();
  }

  async function offer(): Promise<void> {
    const offered = newer.state !== 'none' && performance.now() >= notBefore && (await atRest());
    if (!taking) show(offered && <UpdateOffer taking={false} onTake={() => void take()} onLater={later} />);
  }

  function later(): void {
    notBefore = performance.now() + LATER_MS;
    void offer();
  }

  async function take(): Promise<void> {
    if (taking || newer.state === 'none' || !(await atRest())) return offer();
    taking = true;
    show(<UpdateOffer taking onTake={noop} onLater={noop} />);
    if (newer.state === 'waiting') await takeOver(newer.worker);
    // someone may have begun to write meanwhile: then this page goes on as it is, and is asked again later
    if (await atRest()) return location.reload();
    taking = false;
    await look();
  }

  async function check(pause: number): Promise<void> {
    if (performance.now() - checkedAt < pause || meetings().some(inRound) || (await lock.elsewhere())) return;
    checkedAt = performance.now();
    await registration.update().catch(noop); // without a network there is nothing to ask
  }

  /** What a meeting does: seldom a beginning or an end, and mostly nothing that matters here. */
  function meetingChanged(): void {
    const round = meetings().some(inRound);
    lock.set(round);
    if (wasInRound && !round) void check(CHECK_PAUSE_MS);
    wasInRound = round;
    if (newer.state !== 'none') void offer();
  }

  const followed = new Map<object, () => void>();
  function follow(): void {
    const { sessions } = openSessions.getState();
    for (const session of sessions) {
      if (!followed.has(session)) followed.set(session, session.view.subscribe(meetingChanged));
    }
    for (const [session, stop] of followed) {
      if (sessions.some((open) => open === session)) continue;
      stop();
      followed.delete(session);
    }
    meetingChanged();
  }

  openSessions.subscribe(follow);
  follow();
  watchTyping(() => {
    if (newer.state !== 'none') void offer();
  });
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', () => void look()),
  );
  registration.installing?.addEventListener('statechange', () => void look());
  navigator.serviceWorker.addEventListener('controllerchange', () => void look());
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible') return;
    void look();
    void check(CHECK_PAUSE_MS);
  });
  setInterval(() => void look(), LOOK_EVERY_MS);
  setInterval(() => void check(CHECK_EVERY_MS - CHECK_PAUSE_MS), CHECK_EVERY_MS);
  void look();
}

const noop = () => undefined;

/** Where an offer stands: after the app's own root, made when there is the first. */
function offerPlace(): (offer: React.ReactNode) => void {
  let root: Root | undefined;
  return (offer) => {
    if (!offer && !root) return;
    if (!root) {
      const place = document.body.appendChild(document.createElement('div'));
      place.className = styles.place ?? '';
      root = createRoot(place);
    }
    document.documentElement.toggleAttribute('data-offer', Boolean(offer));
    root.render(offer);
  };
}
