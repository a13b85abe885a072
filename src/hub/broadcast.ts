import { type Connection, type Document, isTransactionOrigin, OutgoingMessage } from '@hocuspocus/server';
import { mergeUpdates } from 'yjs';

/** What came into a document, and the connection that has all of it already. */
interface News {
  update: Uint8Array;
  from: Connection | undefined;
}

/**
 * Sends what comes into a document to everyone who has it open, but to whom it came from: Hocuspocus sends it back there too. What comes in one
 * turn goes out as one update. To be called once a document, before anyone has it open.
 *
 * Who sent an update has all of it, unless the document was waiting for just that: then what others sent before comes into it with the
 * same transaction, so it goes to everyone.
 */
export function broadcastTo(document: Document): void {
  let news: News[] = [];
  let waited = false;
  // Hocuspocus's own way, and its hooks for changes and for storing, of which the hub has none
  document.onUpdate(() => undefined);
  (document as unknown as { broadcastUpdate(): void }).broadcastUpdate = () => undefined;

  // Yjs looks through every document's awareness every three seconds; nobody is ever in it.
  clearInterval((document.awareness as unknown as { _checkInterval: NodeJS.Timeout })._checkInterval);

  document.on('beforeTransaction', () => {
    waited = document.store.pendingStructs !== null;
  });
  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (document.connections.size === 0) return;
    const known = !waited && isTransactionOrigin(origin) && origin.source === 'connection';
    if (news.push({ update, from: known ? origin.connection : undefined }) === 1) process.nextTick(send);
  });

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
