import { once } from 'node:events';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import { capabilityPath } from '../../src/domain/capability.ts';
import { documentName } from '../../src/domain/documents.ts';
import type { StationId } from '../../src/domain/ids.ts';
import { grant } from '../../src/domain/token.ts';
import { SYNC_PATH } from '../../src/sync/messages.ts';
import { BytesWriter } from '../fuzz/bytes-writer.ts';
import { authFrame } from '../fuzz/hostile-frame.ts';
import { captured, host, ROOT_KEY, tableDocument, updateWith } from './table.ts';

let tables = 0;

/**
 * How long it took from a statement to the hub's word that it is on its disk, in ms, for each of so many, one after the other, at a table
 * that goes on as if nothing happened. Each call is another table: one may make thirty at once, and then has to wait itself.
 */
export async function statements(url: string, count: number): Promise<number[]> {
  const station = `tafel-rustig-${++tables}` as StationId;
  const document = documentName(tableDocument(station));
  // what the hub says of an update that lies on its disk: a message of kind 8 with a 1 in it
  const stored = `${document}\x08\x01`;
  const socket = await upgraded(url);
  let heard: (text: string) => void = () => undefined;
  socket.on('data', (bytes: Buffer) => heard(bytes.toString('latin1')));
  const answer = (text: string) =>
    new Promise<void>((resolve) => {
      heard = (said) => said.includes(text) && resolve();
    });
  socket.write(frame(authFrame(document, capabilityPath(grant(ROOT_KEY, host(station))))));
  await answer('read-write');
  const times = [];
  for (let n = 1; n <= count; n++) {
    const bytes = frame(
      new BytesWriter()
        .text(document)
        .uint(0)
        .uint(2)
        .block(updateWith(captured('rustig', n)))
        .bytes(),
    );
    const start = performance.now();
    socket.write(bytes);
    await answer(stored);
    times.push(performance.now() - start);
  }
  socket.destroy();
  return times;
}

async function upgraded(url: string): Promise<Socket> {
  const asked = request(url + SYNC_PATH, {
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    },
  });
  asked.end();
  const [, socket] = (await once(asked, 'upgrade')) as [unknown, Socket];
  return socket;
}

/** A whole binary frame of up to 64 KB, masked with zeros. */
function frame(payload: Uint8Array): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt8(0x82, 0);
  head.writeUInt8(0x80 | 126, 1);
  head.writeUInt16BE(payload.length, 2);
  return Buffer.concat([head, payload]);
}
