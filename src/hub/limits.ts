import type { Rate } from './allowance.ts';

/**
 * What one device, one link and one address may ask of the hub. Each number is far above what people do, so that nobody honest meets it, and
 * low enough that whoever goes to it does not slow the others: docs/security.md has the sums. What is over a rate is not lost: the hub
 * reads on from that socket later.
 */

/** The longest frame, in bytes; what is longer ends its socket. Twice the longest update that is taken. */
export const FRAME_LIMIT_BYTES = 8 * 1024 * 1024;

/** What a socket, or all sockets of a table's link together, may send and be sent. `sent` is what the hub answers, `updates` what has to go to the disk. */
export interface Traffic {
  frames: Rate;
  updates: Rate;
  bytes: Rate;
  entries: Rate;
  sent: Rate;
}

const MIB = 1024 * 1024;

/**
 * A socket that has not shown a good link yet. A facilitator's laptop sends some three frames for each of 1,000 documents before the first
 * answer; as soon as that comes it has more, so these are for the first moment.
 */
export const STRANGER: Traffic = {
  frames: { burst: 400, perSecond: 40 },
  bytes: { burst: MIB, perSecond: 64 * 1024 },
  updates: { burst: 0, perSecond: 1 },
  entries: { burst: 0, perSecond: 1 },
  sent: { burst: MIB, perSecond: 64 * 1024 },
};
/**
 * How many frames a socket without a good link may send at all before it is cut off: what one laptop may have on its way for 2,500
 * documents before the first answer, when the hub is slow.
 */
export const STRANGER_FRAMES = 10_000;
/**
 * What a socket without a good link may send at all, in bytes: those frames. And what all of them together may, before the larger ones are
 * cut off: half a frame waits in memory until the rest of it comes, and 2,000 strangers could each hold one.
 */
export const STRANGER_BYTES = 4 * MIB;
export const STRANGERS_BYTES = 256 * MIB;
/** Below this a stranger is left alone, whatever the others do: a tablet needs a tenth of it. */
export const STRANGER_SMALL_BYTES = 64 * 1024;
/**
 * A table's link, with all its tablets and tabs. A fast typist makes 30 entries a minute; this is 600 a minute, for ever. A tablet that comes
 * back brings an evening at once: 300 statements with three changes each are 1,200 entries, half a megabyte, in one update; eight times that. Each
 * update is a wait for the disk that everybody waits for, so of those there are fewest: a typist makes one at each statement, 20 a second is forty of them.
 */
export const TABLE: Traffic = {
  frames: { burst: 2_000, perSecond: 50 },
  bytes: { burst: 16 * MIB, perSecond: 256 * 1024 },
  updates: { burst: 30, perSecond: 20 },
  entries: { burst: 10_000, perSecond: 10 },
  sent: { burst: 64 * MIB, perSecond: MIB },
};
/**
 * A viewer's socket reads the wall, says hello and casts ballots: some 100 KB when it comes, ever after the counts of the hall, 3 KB once a
 * second.
 */
export const VIEWER: Traffic = {
  frames: { burst: 400, perSecond: 20 },
  bytes: { burst: MIB, perSecond: 64 * 1024 },
  updates: { burst: 0, perSecond: 1 },
  entries: { burst: 0, perSecond: 1 },
  sent: { burst: 16 * MIB, perSecond: MIB },
};
/**
 * A socket of those who lead. The largest meeting is 1,000 documents of 30 MB together, opened at once, some four frames each; a set-up of
 * 1,000 tables that is put in at once is some 5,000 entries.
 */
export const LEADER: Traffic = {
  frames: { burst: 20_000, perSecond: 500 },
  bytes: { burst: 64 * MIB, perSecond: MIB },
  updates: { burst: 2_000, perSecond: 100 },
  entries: { burst: 50_000, perSecond: 50 },
  sent: { burst: 256 * MIB, perSecond: 4 * MIB },
};

/** The longest stateless message that is read, in characters; a tablet's take some 100, a ballot on all of the most options there are 2,600. */
export const MESSAGE_LIMIT = 4_000;
/**
 * The counts of the hall, in characters: 60 themes and 13 angles with the longest names there may be in two languages take 45,000. An
 * evening's take 3,000. Only a desk may send them, and only once a second they are passed on.
 */
export const LIVE_MESSAGE_LIMIT = 64_000;
/**
 * While more than this waits for a socket it is told no counts, in bytes: they are worth nothing when they come late, and thousands of phones
 * on bad Wi-Fi must not fill the hub's memory with them.
 */
export const LIVE_WAITING_BYTES = 64 * 1024;

/** How often one device can change its vote in a meeting: a dozen polls, with every dot put down and moved. */
export const BALLOT_CHANGES_A_DEVICE = 200;
/**
 * Ballots of a meeting, changed ones counted each time: 2,000 viewers with 25 each. Whoever has the viewers' link can pretend to be many, so it
 * is the disk that this guards: of the longest, 50,000 take about as much as one document may.
 */
export const BALLOTS_A_MEETING = 50_000;
/** Ballots of a meeting that wait for the disk: everyone in the largest gallery, some times over. */
export const BALLOTS_WAITING = 10_000;

/**
 * The longest that a socket is not read from at a time, in ms. Both sides drop a connection that has been silent for 30 s, and a dropped
 * one comes back and sends everything again.
 */
export const LONGEST_PAUSE_MS = 15_000;

/** Documents on one socket of those who lead: every one of 1,000 tables, twice over, and some. */
export const LEADER_DOCUMENTS = 2_500;
/** On any other: a table's link opens three at most, each by a few sessions. */
export const OTHER_DOCUMENTS = 32;
/** Sockets that one table's link has open: a tablet or two with some tabs, and those that were cut and are not yet missed. */
export const TABLE_SOCKETS = 16;

/** Different bad tokens on one socket. A tablet has one, for all its documents; who tries this many is guessing, and is cut off. */
export const BAD_TOKENS_A_SOCKET = 16;
/**
 * Sockets of one address that ended without a good link, or by guessing. A whole hall stands behind one address: 1,000 tablets that all have
 * a dead link are cut off after 30 s and come back, 33 a second. Three times that.
 */
export const DEAD_ENDS: Rate = { burst: 5_000, perSecond: 100 };
/** What a socket that was cut off counts for: it cost the hub as much as so many that only stayed silent. */
export const CUT_OFF_COUNTS = 50;
/** New sockets of an address that is over that. Never none: who has a good link there gets in, if slower. */
export const TRICKLE: Rate = { burst: 20, perSecond: 10 };
/** Sockets of one address that have not shown a good link yet: a hall that comes back at once, twice. Beyond it the oldest is cut off. */
export const STRANGERS_AN_ADDRESS = 2_000;
/** Sockets of one address: 1,000 tablets with two tabs each, as many that were cut and are not yet missed, and 1,000 people who watch. */
export const SOCKETS_AN_ADDRESS = 5_000;

/**
 * Wrong operator's keys and deletion keys of one address: a mistyped link, some times. The right key is always let in: it has 256 bits, so
 * this is not what keeps it safe, and a hall behind one address must not be able to lock its organiser out.
 */
export const WRONG_KEYS: Rate = { burst: 20, perSecond: 0.2 };

/** How long a client may take to say what it wants, in ms: a request's head, and all of it. Slower ones only hold on to sockets. */
export const HEAD_PATIENCE_MS = 10_000;
export const REQUEST_PATIENCE_MS = 30_000;
