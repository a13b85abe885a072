import { Doc } from 'yjs';
import type { Claim } from '../../src/domain/capability.ts';
import { type DocumentRef, ENTRIES } from '../../src/domain/documents.ts';
import type { Client } from '../hub/client.ts';
import { said } from './genuine.ts';

/** Every frame that a tablet sends while it joins, says something, asks for receipts and comes back. */
export async function recorded(client: Client, table: DocumentRef, claim: Claim): Promise<Uint8Array[]> {
  const frames: Uint8Array[] = [];
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (this: WebSocket, data: Parameters<typeof send>[0]) {
    if (data instanceof Uint8Array) frames.push(Uint8Array.from(data));
    send.call(this, data);
  };
  try {
    const doc = new Doc();
    doc.clientID = 77_000;
    const open = client.open(table, claim, doc);
    await open.synced();
    for (const n of [700, 701]) {
      doc.getArray(ENTRIES).push([said(n)]);
      await open.received();
    }
    open.provider.detach();
  } finally {
    WebSocket.prototype.send = send;
  }
  return frames;
}
