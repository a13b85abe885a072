import { type Connection, type Document, isTransactionOrigin, OutgoingMessage } from '@hocuspocus/server';
import { mergeUpdates, type Transaction } from 'yjs';

/** What came into a document, and the connection that has all of it already. */
interface News {
  update: Uint8Array;
  from: Connection | undefined;
}

/** By connection, the update that was let in and is about to be applied. */
const letIn = new WeakMap<Connection, Uint8Array>();

/** Tells that an update of this connection was let in and is applied next: these bytes go to the others, as they are. */
export function broadcastNext(connection: Connection, update: Uint8Array): void {
  letIn.set(connection, update);
}

/**
 * Sends what comes into a document to everyone who has it open, but to whom it came from: Hocuspocus sends it back there too. What comes in one
 * turn goes out as one update. To be called once a document, before anyone has it open.
 *
 * What a connection brought goes on as it came, and Yjs need not write it down anew, unless the document waits for something: then nothing goes out
 * before that is there, and then all that had waited with it, to everyone, for who sent the last of it need not have what others sent before.
 */
export function broadcastTo(document: Document): void {
  let news: News[] = [];
  let waited = false;
  // Hocuspocus's own way; as long as nobody listens to updates, Yjs makes none
  (document as unknown as { _observers: Map<string, unknown> })._observers.delete('update');

  // Yjs looks through every document's awareness every three seconds; nobody is ever in it.
  clearInterval((document.awareness as unknown as { _checkInterval: NodeJS.Timeout })._checkInterval);

  document.on('beforeTransaction', () => {
    waited = document.store.pendingStructs !== null;
  });
  document.on('afterTransaction', ({ origin, changed }: Transaction) => {
    const from = isTransactionOrigin(origin) && origin.source === 'connection' ? origin.connection : undefined;
    const update = from && letIn.get(from);
    if (from) letIn.delete(from);
    if (document.connections.size === 0 || changed.size === 0) return;
    const waits = waited || document.store.pendingStructs !== null;
    if (update && !waits) tell({ update, from });
    else document.once('update', (made: Uint8Array) => tell({ update: made, from: waits ? undefined : from }));
  });

  function tell(one: News): void {
    if (news.push(one) === 1) process.nextTick(send);
  }

  function send(): void {
    const all = news;
    news = [];
    const whole = new Frames(all);
    const senders = new Set(all.map(({ from }) => from));
    for (const connection of document.getConnections()) {
      if (!senders.has(connection)) {
        connection.send(whole.for(connection));
        continue;
      }
      const others = all.filter(({ from }) => from !== connection);
      if (others.length > 0) connection.send(new Frames(others).for(connection));
    }
  }
}

/** One update, in a frame that is made once for all connections that have the same address, as nearly all have. */
class Frames {
  readonly #news: readonly News[];
  #update: Uint8Array | undefined;
  #address: string | undefined;
  #frame: Uint8Array = new Uint8Array();

  constructor(news: readonly News[]) {
    this.#news = news;
  }

  for({ messageAddress }: Connection): Uint8Array {
    if (messageAddress === this.#address) return this.#frame;
    const updates = this.#news.map(({ update }) => update);
    this.#update ??= updates.length === 1 && updates[0] ? updates[0] : mergeUpdates(updates);
    this.#address = messageAddress;
    this.#frame = new OutgoingMessage(messageAddress).createSyncMessage().writeUpdate(this.#update).toUint8Array();
    return this.#frame;
  }
}
