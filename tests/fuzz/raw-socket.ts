import { SYNC_PATH } from '../../src/sync/messages.ts';

/** A WebSocket that sends whatever it is told to, and keeps what came back since it was asked last. */
export interface RawSocket {
  send(frame: Uint8Array<ArrayBuffer> | string): void;
  /** Whether bytes came back in which that text stands. */
  heard(text: string): boolean;
  readonly isOpen: boolean;
  close(): void;
}

export async function rawSocket(url: string): Promise<RawSocket> {
  const socket = new WebSocket(url.replace('http', 'ws') + SYNC_PATH);
  socket.binaryType = 'arraybuffer';
  let answers: string[] = [];
  socket.onmessage = ({ data }) => {
    answers.push(typeof data === 'string' ? data : Buffer.from(data as ArrayBuffer).toString('latin1'));
  };
  await new Promise((resolve) => {
    socket.onopen = resolve;
    socket.onerror = resolve;
  });
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(frame);
    },
    heard: (text) => {
      const there = answers.some((answer) => answer.includes(text));
      answers = [];
      return there;
    },
    get isOpen() {
      return socket.readyState === WebSocket.OPEN;
    },
    close: () => socket.close(),
  };
}
