import type { RefusalReason } from '../../sync/messages.ts';
import type { MeetingView } from '../../sync/session.ts';
import type { TableWords } from './words.ts';

/** The facts that the line at the top speaks of; flat, so that a change of anything else leaves it alone. */
export interface StatusFacts {
  loaded: boolean;
  saving: boolean;
  /** Statements, not entries: that is what a host counts in. */
  unkept: number;
  unreceived: number;
  /** The same in entries, which no statement may be known for. */
  heldEntries: number;
  empty: boolean;
  link: MeetingView['link']['state'];
  linkSince: number;
  refusal: RefusalReason | undefined;
  mayBeCleared: boolean;
  diskFailing: boolean;
  unknown: number;
}

export function statusFacts(view: MeetingView): StatusFacts {
  let unkept = 0;
  let unreceived = 0;
  for (const safety of view.safety.values()) {
    if (safety === 'unkept') unkept++;
    if (safety !== 'received') unreceived++;
  }
  return {
    loaded: view.loaded,
    saving: view.standing.saving > 0,
    unkept: view.standing.unkept > 0 ? Math.max(unkept, 1) : 0,
    unreceived,
    heldEntries: view.standing.unreceived,
    empty: view.statements.size === 0,
    link: view.link.state,
    linkSince: view.link.state === 'none' ? 0 : view.link.since,
    refusal: view.link.state === 'refused' ? view.link.reason : undefined,
    mayBeCleared: view.persisted === false,
    diskFailing: view.diskFailure !== undefined,
    unknown: view.unknown,
  };
}

/**
 * What the line says. `claim`: how much it promises (0 nothing, 1 kept, 2 received); a line that promises less takes over at
 * once, one that promises more may wait until things are quiet.
 */
export interface Status {
  tone: 'busy' | 'quiet' | 'good' | 'warn' | 'bad';
  claim: 0 | 1 | 2;
  /** The case without its numbers: what a screen reader is told of when it changes. */
  topic: string;
  sentences: readonly string[];
  offersFile: boolean;
}

/** The sentence for the facts. `away`: the connection has been gone for long enough to speak of it. */
export function statusOf(facts: StatusFacts, away: boolean, words: TableWords['status']): Status {
  const notes: string[] = [];
  const held = Math.max(facts.unreceived, Math.min(facts.heldEntries, 1));
  if (facts.refusal) notes.push(words.refused[facts.refusal]);
  // Only where words stay behind on this tablet: what arrives in a moment, or has arrived, cannot be cleared away.
  const staysBehind = held > 0 && (away || facts.link === 'none' || facts.refusal !== undefined);
  if (facts.mayBeCleared && staysBehind) {
    notes.push(words.mayBeCleared);
    if (facts.link !== 'none') notes.push(words.keepOpen);
  }
  if (facts.unknown > 0) notes.push(words.unknown(facts.unknown));

  const say = (tone: Status['tone'], claim: Status['claim'], topic: string, first: readonly string[]): Status => ({
    tone: facts.refusal && tone !== 'bad' ? 'warn' : tone,
    claim,
    topic: [topic, facts.refusal ?? '', facts.mayBeCleared && staysBehind, facts.unknown > 0].join(),
    sentences: [...first, ...notes],
    offersFile: tone === 'bad',
  });

  if (facts.unkept > 0) return say('bad', 0, 'unkept', [words.unkept(facts.unkept)]);
  if (facts.diskFailing) return say('bad', 0, 'disk', [words.diskFailing]);
  if (!facts.loaded) return say('busy', 0, 'loading', [words.loading]);
  const connection = away ? [words.away] : [];
  if (facts.saving) {
    // As long as the line that follows, so that with no connection nothing below it moves at every statement.
    return say('busy', 0, 'saving', away ? [words.saving, words.notArrived(held), ...connection] : [words.saving]);
  }
  if (facts.link === 'none') {
    return say('quiet', 1, 'alone', [facts.empty ? words.empty : words.keptAlone]);
  }
  if (held > 0) return say('quiet', 1, `held${away}`, [words.kept, words.notArrived(held), ...connection]);
  // A link that is turned away is what matters now; that the earlier ones did arrive would only confuse.
  if (facts.refusal) return say('quiet', 1, 'refused', [words.kept]);
  return say(away ? 'quiet' : 'good', 2, `arrived${away}`, [facts.empty ? words.empty : words.arrived, ...connection]);
}
