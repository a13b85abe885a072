import type { Page } from 'playwright';

/** One direction of a page's sockets, counted since the last `reset`. Bytes: what WebSocket puts on the wire, without TCP and TLS. */
export interface Way {
  /** Frames that carry a change of a document. */
  updates: number;
  updateBytes: number;
  /** All frames: with questions, receipts, acknowledgements, presence and heartbeats. */
  frames: number;
  bytes: number;
}
export interface Wire {
  up: Way;
  down: Way;
  reset(): void;
}

const BINARY = 2;
/** Hocuspocus' kind of message for a part of Yjs's own exchange, and the kind of part that is a change. */
const SYNC = 0;
const UPDATE = 2;
/** WebSocket's header: 2 bytes, 2 more from this length on, and what a browser sends is masked with 4. */
const LONG_FRAME = 126;
const MASK_BYTES = 4;

/** Counts what goes over a page's sockets from now on; they must not have been opened yet. */
export async function watchWire(page: Page): Promise<Wire> {
  const none = (): Way => ({ updates: 0, updateBytes: 0, frames: 0, bytes: 0 });
  const wire: Wire = {
    up: none(),
    down: none(),
    reset() {
      wire.up = none();
      wire.down = none();
    },
  };
  const devtools = await page.context().newCDPSession(page);
  devtools.on('Network.webSocketFrameSent', ({ response }) => count(wire.up, response, MASK_BYTES));
  devtools.on('Network.webSocketFrameReceived', ({ response }) => count(wire.down, response, 0));
  await devtools.send('Network.enable');
  return wire;
}

function count(way: Way, { opcode, payloadData }: { opcode: number; payloadData: string }, mask: number): void {
  const payload = Buffer.from(payloadData, opcode === BINARY ? 'base64' : 'utf8');
  const size = payload.length + mask + (payload.length < LONG_FRAME ? 2 : 4);
  way.frames++;
  way.bytes += size;
  if (opcode !== BINARY || !isUpdate(payload)) return;
  way.updates++;
  way.updateBytes += size;
}

/** A frame: the document's name with its length before it, the kind of message, the kind of part, each number seven bits a byte. */
function isUpdate(payload: Uint8Array): boolean {
  let at = 0;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = payload[at++] ?? 0;
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const name = number();
  at += name;
  return number() === SYNC && number() === UPDATE;
}
