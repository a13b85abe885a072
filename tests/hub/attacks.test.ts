import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Claim, capabilityPath } from '../../src/domain/capability.ts';
import { documentName } from '../../src/domain/documents.ts';
import type { MeetingId } from '../../src/domain/ids.ts';
import { deriveToken, grant } from '../../src/domain/token.ts';
import { UPDATE_LIMIT_BYTES } from '../../src/hub/ingest.ts';
import { BAD_TOKENS_A_SOCKET, FRAME_LIMIT_BYTES, OTHER_DOCUMENTS } from '../../src/hub/limits.ts';
import { MemoryLog } from '../../src/hub/memory-log.ts';
import { BytesWriter } from '../fuzz/bytes-writer.ts';
import { type Attacker, attacker } from './attacker.ts';
import { BUSY_MACHINE_MS, until } from './client.ts';
import { closeAll, hubOn, type TestHub } from './hub-in-process.ts';
import {
  BALLOTS,
  captured,
  facilitator,
  HARVEST,
  host,
  MEETING,
  organiser,
  ROOT_KEY,
  SCREEN,
  SETUP,
  setupEntry,
  TABLE_1,
  TABLE_2,
  tableDocument,
  updateWith,
  viewer,
} from './table.ts';

// Holds SEC-1: a link does what its role may do with that document, whatever is tried, over one socket or many.

vi.setConfig({ testTimeout: BUSY_MACHINE_MS });
const ELSEWHERE = 'elders' as MeetingId;
const OTHER_KEY = new Uint8Array(32).fill(7);

const DOCUMENTS = {
  setup: documentName(SETUP),
  screen: documentName(SCREEN),
  harvest: documentName(HARVEST),
  ballots: documentName(BALLOTS),
  'table 1': documentName(tableDocument(TABLE_1)),
  'table 2': documentName(tableDocument(TABLE_2)),
  'a set-up elsewhere': `${ELSEWHERE}/setup`,
  'a table elsewhere': `${ELSEWHERE}/station/${TABLE_1}`,
} as const;
type Which = keyof typeof DOCUMENTS;
const ALL = Object.keys(DOCUMENTS) as Which[];

/** What design says of who writes and who reads what; everything else is refused. Table 1 has been given new links once. */
const ALLOWED: Record<string, { claim: Claim; write: Which[]; read: Which[] }> = {
  organiser: { claim: organiser, write: ['setup', 'screen', 'harvest'], read: ['ballots', 'table 1', 'table 2'] },
  facilitator: { claim: facilitator, write: ['setup', 'screen', 'harvest'], read: ['ballots', 'table 1', 'table 2'] },
  'host of table 1': { claim: host(TABLE_1, 2), write: ['table 1'], read: ['setup', 'screen'] },
  'host of table 2': { claim: host(TABLE_2), write: ['table 2'], read: ['setup', 'screen'] },
  viewer: { claim: viewer, write: [], read: ['screen'] },
};

/** What lies in each document, so that it can be seen whose words came out. */
const secret = (document: string) => `geheim van ${document}`;

let log: MemoryLog;
let hub: TestHub;
let before: string;
const sockets: Attacker[] = [];

beforeEach(async () => {
  for (const what of ['error', 'warn'] as const) vi.spyOn(console, what).mockReturnValue();
  log = new MemoryLog();
  await log.append(
    documentName(SETUP),
    updateWith(setupEntry({ type: 'station-set', station: TABLE_1, changes: { generation: 2 } })),
  );
  for (const name of Object.values(DOCUMENTS)) await log.append(name as never, updateWith(captured(secret(name))));
  hub = await hubOn(log);
  await log.publish(ELSEWHERE, OTHER_KEY);
  before = await rows();
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await closeAll();
});

async function open(): Promise<Attacker> {
  const socket = await attacker(hub.url);
  sockets.push(socket);
  return socket;
}

/** Everything that lies in the log, by document. */
async function rows(): Promise<string> {
  const all = [];
  for (const name of await log.documents())
    all.push([name, (await log.read(name)).map((row) => Buffer.from(row).toString('hex'))]);
  return JSON.stringify(all);
}

const link = (claim: Claim, key = ROOT_KEY) => capabilityPath(grant(key, claim));

/** Tries a token on a document for all it is worth: joins, asks, writes, and tells what it got. */
async function tryAll(socket: Attacker, name: string, token: string) {
  const got = await socket.join(name, token);
  socket.ask(name);
  const word = `ingebroken ${Math.random()}`;
  socket.write(name, updateWith(captured(word)));
  await socket.settled();
  return { got, stored: (await allWords()).includes(word), word };
}
async function allWords(): Promise<string> {
  let text = '';
  for (const name of await log.documents())
    for (const row of await log.read(name)) text += Buffer.from(row).toString('latin1');
  return text;
}
/** The documents whose words came to a socket. */
const leaked = (socket: Attacker) => ALL.filter((which) => socket.heard().includes(secret(DOCUMENTS[which])));

describe.each(Object.entries(ALLOWED))('%s', (_who, { claim, write, read }) => {
  const readable = ALL.filter((which) => write.includes(which) || read.includes(which));

  test('writes what it may, reads what it may, and gets nothing else, a socket for each document', async () => {
    for (const which of ALL) {
      const socket = await open();
      const { got, stored } = await tryAll(socket, DOCUMENTS[which], link(claim));
      const right = write.includes(which) ? 'write' : read.includes(which) ? 'read' : 'refused: bad-token';
      expect([which, got, stored]).toEqual([which, right, right === 'write']);
      expect(leaked(socket)).toEqual(readable.includes(which) ? [which] : []);
    }
  });

  test('the same over one socket, and each document again under other sessions', async () => {
    const socket = await open();
    // the plain name last: once that is open, what is sent under a session that is not goes to it
    for (const session of ['\0a', '\0b', '']) {
      for (const which of ALL) {
        const name = DOCUMENTS[which] + session;
        const got = await socket.join(name, link(claim));
        const right = write.includes(which) ? 'write' : read.includes(which) ? 'read' : 'refused: bad-token';
        expect([which, got]).toEqual([which, right]);
        socket.ask(name);
        if (right !== 'write') socket.write(name, updateWith(captured('ingebroken')));
      }
    }
    await socket.settled();
    expect(leaked(socket).sort()).toEqual([...readable].sort());
    expect(await rows()).toBe(before);
  });

  test('a token that is forged, old, swapped, cut short or changed opens nothing', async () => {
    const good = grant(ROOT_KEY, claim);
    const { token } = good;
    const others = Object.values(ALLOWED).filter((other) => other.claim !== claim);
    const bad: Record<string, string> = {
      'made with another key': link(claim, OTHER_KEY),
      'made with no key': link(claim, new Uint8Array(32)),
      'of another generation': capabilityPath({ ...good, generation: good.generation + 1 }),
      'of another meeting': capabilityPath({
        ...grant(OTHER_KEY, { ...claim, meeting: ELSEWHERE } as Claim),
        meeting: MEETING,
      }),
      'with the token of others': capabilityPath({ ...good, token: deriveToken(ROOT_KEY, others[0]?.claim as Claim) }),
      'one sign changed': capabilityPath({ ...good, token: (token[0] === 'A' ? 'B' : 'A') + token.slice(1) }),
      'one sign short': capabilityPath({ ...good, token: token.slice(1) }),
      'cut in half': link(claim).slice(0, -11),
      'without a token': link(claim).slice(0, -22),
      'one sign more': capabilityPath({ ...good, token: `${token}A` }),
      'in capitals': link(claim).toUpperCase(),
      empty: '',
    };
    const socket = await open();
    for (const [how, path] of Object.entries(bad)) {
      const alone = await open();
      for (const one of [alone, socket]) {
        for (const which of readable.slice(0, 2)) {
          const { got, stored } = await tryAll(one, DOCUMENTS[which], path);
          expect([how, got, stored]).toEqual([how, 'refused: bad-token', false]);
        }
        expect(leaked(one)).toEqual([]);
      }
      alone.close();
    }
    expect(await rows()).toBe(before);
  });
});

test('an old link of a table that has new ones is told so, and opens nothing', async () => {
  for (const which of ALL) {
    const socket = await open();
    const { got, stored } = await tryAll(socket, DOCUMENTS[which], link(host(TABLE_1, 1)));
    expect(got).toBe(which.includes('elsewhere') ? 'refused: bad-token' : 'refused: old-link');
    expect([stored, leaked(socket)]).toEqual([false, []]);
  }
  expect(await rows()).toBe(before);
});

test('whoever shows no token at all reads and writes nothing, and is answered nothing', async () => {
  const socket = await open();
  for (const which of ALL) {
    socket.ask(DOCUMENTS[which]);
    socket.write(DOCUMENTS[which], updateWith(captured('ingebroken')));
  }
  await socket.settled();
  expect(leaked(socket)).toEqual([]);
  expect(await rows()).toBe(before);
});

test('two links on one socket do not lend each other their rights', async () => {
  const socket = await open();
  const table = DOCUMENTS['table 2'];
  expect(await socket.join(`${table}\0leest`, link(facilitator))).toBe('read');
  expect(await socket.join(`${table}\0schrijft`, link(host(TABLE_2)))).toBe('write');
  socket.write(`${table}\0leest`, updateWith(captured('ingebroken')));
  await socket.settled();
  expect(await rows()).toBe(before);
  // a second token on a document that is open already changes nothing either
  socket.send(
    new BytesWriter()
      .text(`${table}\0leest`)
      .uint(2)
      .uint(0)
      .text(link(host(TABLE_2)))
      .bytes(),
  );
  socket.write(`${table}\0leest`, updateWith(captured('ingebroken')));
  await socket.settled();
  expect(await rows()).toBe(before);
});

test('a link taken from its table while it is at work can neither write nor read from that moment', async () => {
  const thief = await open();
  const table = DOCUMENTS['table 2'];
  expect(await thief.join(table, link(host(TABLE_2)))).toBe('write');
  const desk = hub.client().open(SETUP, organiser);
  await desk.synced();
  desk.doc
    .getArray('entries')
    .push([setupEntry({ type: 'station-set', station: TABLE_2, changes: { generation: 2 } }, 9)]);
  await desk.received();
  await until(() => thief.ended);
  expect(thief.ended).toBe(4403);
  const again = await open();
  expect((await tryAll(again, table, link(host(TABLE_2)))).got).toBe('refused: old-link');
  const rightful = await open();
  expect((await tryAll(rightful, table, link(host(TABLE_2, 2)))).stored).toBe(true);
});

test('who tries many tokens on one socket is cut off; who tries the same dead one for ever is not', async () => {
  const forgetful = await open();
  for (let i = 0; i < 3 * BAD_TOKENS_A_SOCKET; i++) {
    expect(await forgetful.join(DOCUMENTS['table 1'], link(host(TABLE_1, 1)))).toBe('refused: old-link');
  }
  const guesser = await open();
  let tried = 0;
  for (; guesser.ended === undefined && tried < 100; tried++) {
    const token = link(host(TABLE_1, 2), new Uint8Array(32).fill(tried + 100));
    await guesser.join(DOCUMENTS['table 1'], token);
  }
  expect([guesser.ended, tried]).toEqual([4429, BAD_TOKENS_A_SOCKET + 1]);
  expect(hub.notices.filter((n) => n.event === 'cut-off').map((n) => n.fields.why)).toEqual(['guessing']);
  expect(forgetful.ended).toBeUndefined();
  // and its neighbours at the same address are not kept out by that
  expect((await tryAll(await open(), DOCUMENTS['table 2'], link(host(TABLE_2)))).stored).toBe(true);
});

test('one socket of a table opens as many documents as a tablet has sessions, and no more', async () => {
  const socket = await open();
  const got = [];
  for (let i = 0; i < OTHER_DOCUMENTS + 3; i++) {
    got.push(await socket.join(`${DOCUMENTS['table 2']}\0sessie${i}`, link(host(TABLE_2))));
  }
  expect(got.filter((one) => one === 'write')).toHaveLength(OTHER_DOCUMENTS);
  expect(got.slice(OTHER_DOCUMENTS)).toEqual(Array(3).fill('refused: incompatible'));
});

describe('frames', () => {
  const table = DOCUMENTS['table 2'];
  const joined = async () => {
    const socket = await open();
    expect(await socket.join(table, link(host(TABLE_2)))).toBe('write');
    return socket;
  };
  /** An update with one entry, in which that value stands as Yjs writes it, made by hand. */
  const entryWith = (value: (out: BytesWriter) => BytesWriter) => {
    const out = new BytesWriter().uint(1).uint(1).uint(77).uint(0); // one client, one struct, whose, from where
    out.byte(8).uint(1).text('entries').uint(1); // any content, in the root type entries, one value
    return value(out).uint(0).bytes(); // and no deletions
  };
  const nested = (depth: number) =>
    entryWith((out) => {
      out.byte(118).uint(1).text('a');
      for (let i = 0; i < depth; i++) out.byte(117).uint(1);
      return out.any('x');
    });

  test('longer than any may be end their own socket, and nobody else’s', async () => {
    const neighbour = await joined();
    const socket = await joined();
    socket.send(new Uint8Array(FRAME_LIMIT_BYTES + 1));
    expect(await until(() => socket.ended)).toBe(1009);
    neighbour.write(table, updateWith(captured('gaat door')));
    await neighbour.settled();
    expect(await allWords()).toContain('gaat door');
  });

  test('an update longer than any may be, or an entry larger or deeper, is refused with its document', async () => {
    const large = updateWith(captured('x'.repeat(UPDATE_LIMIT_BYTES)));
    for (const update of [large, nested(40), updateWith(captured('x'.repeat(200_000)))]) {
      const socket = await joined();
      socket.write(table, update);
      await socket.settled();
      expect(socket.closed).toEqual([`${table} incompatible`]);
      expect(socket.ended).toBeUndefined();
    }
    expect(await rows()).toBe(before);
  });

  test('nested by the hundred thousand they cost their own document, not the hub', async () => {
    const socket = await joined();
    socket.write(table, nested(100_000));
    await socket.settled();
    expect(socket.closed).toHaveLength(1);
    expect(await rows()).toBe(before);
    expect((await tryAll(await open(), table, link(host(TABLE_2)))).stored).toBe(true);
  });

  test('malformed in every place they change nothing', async () => {
    const good = updateWith(captured('heel'));
    for (let at = 0; at < good.length; at += 7) {
      const socket = await joined();
      socket.write(table, good.slice(0, at)); // cut short
      await socket.settled();
      socket.close();
    }
    expect(await rows()).toBe(before);
    for (const frame of ['tekst', new Uint8Array(0), new Uint8Array(100).fill(255)]) {
      const socket = await open();
      socket.send(frame);
      await socket.settled();
    }
    expect((await tryAll(await open(), table, link(host(TABLE_2)))).stored).toBe(true);
  });

  test('are never unpacked: no peer can have a small one become a large one', async () => {
    const socket = await open();
    expect(socket.ended).toBeUndefined();
    const compressed = new WebSocket(`${hub.url.replace('http', 'ws')}/sync`);
    await until(() => compressed.readyState === WebSocket.OPEN || undefined);
    expect(compressed.extensions).toBe('');
    compressed.close();
  });
});
